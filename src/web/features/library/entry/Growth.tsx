import { GROWTH } from '#core/library/growth.ts';
import { Act } from '#web/ui/Act.tsx';
import { Section } from '#web/ui/Page.tsx';
import type { Entry } from '../answers.ts';

/** 发展阶段: the four stages with the day each was come to last, and below what was found and advised. */
export function Growth({ of, onGrow }: { of: Entry; onGrow: () => void }) {
  const at = GROWTH.indexOf(of.growth);
  return (
    <Section
      title="发展阶段"
      actions={of.inside && <Act label="记录进展" size="small" disabledBecause={of.can.grow} onClick={onGrow} />}
    >
      <ol className="lib-track">
        {GROWTH.map((stage, index) => (
          <li
            key={stage}
            className={index < at ? 'done' : index === at ? 'here' : ''}
            aria-current={index === at ? 'step' : undefined}
          >
            <b>{stage}</b>
            {of.inside && <span>{index <= at && of.stages.find((one) => one.stage === stage)?.on}</span>}
          </li>
        ))}
      </ol>
      {of.stages.length > 0 && (
        <ol className="lib-history">
          {of.stages.map(({ number, stage, on, by, note }) => (
            <li key={number}>
              <p>
                <b>{stage}</b>{' '}
                <span className="quiet">
                  {on} {by}
                </span>
              </p>
              <p>{note}</p>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
