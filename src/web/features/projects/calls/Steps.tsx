import { paths } from '#web/paths.ts';
import { whole } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Section } from '#web/ui/Page.tsx';
import type { Call } from '../answers.ts';

/** 办理环节 in order, with how many cases stand at each. */
export function Steps({ call }: { call: Call }) {
  return (
    <Section title="办理环节" lead={call.subject}>
      <ol className="project-steps">
        {call.steps.map(({ id, name, who, limit, cases }) => (
          <li key={id} className={cases > 0 ? 'here' : ''}>
            <b>{name}</b>
            <span className="quiet">
              {who}
              {limit !== null && `，${limit}`}
            </span>
            {cases > 0 && (
              <Go to={`${paths.cases()}?call=${call.id}&step=${id}`}>
                <span className="number">{whole(cases)}</span> 件
              </Go>
            )}
          </li>
        ))}
      </ol>
      {call.ended.length > 0 && (
        <p className="project-ended">
          已有结果：
          {call.ended.map(({ outcome, cases }) => (
            <Go key={outcome} to={`${paths.cases()}?call=${call.id}&outcome=${encodeURIComponent(outcome)}`}>
              {outcome} {whole(cases)} 件
            </Go>
          ))}
        </p>
      )}
    </Section>
  );
}
