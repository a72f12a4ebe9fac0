import './minutes.css';
import { paths } from '#web/paths.ts';
import { Days } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import type { DecisionShown, Edition } from '../answers.ts';

const TONES = { 通过: 'tag jade', 未通过: 'tag amber', 暂缓: 'tag' } as const;

/** One edition of the minutes as it is read. */
export function MinutesText({ edition }: { edition: Pick<Edition, 'body' | 'decisions'> }) {
  const { body, decisions } = edition;
  return (
    <article className="minutes-text">
      {body === '' && decisions.length === 0 && <p className="quiet">还没有内容</p>}
      {body !== '' && <p className="minutes-prose">{body}</p>}
      {decisions.length > 0 && (
        <>
          <h3>议定事项</h3>
          <ol className="minutes-decisions">
            {decisions.map((decision, at) => (
              <li key={`${at} ${decision.matter}`}>
                <DecisionText decision={decision} />
              </li>
            ))}
          </ol>
        </>
      )}
    </article>
  );
}

function DecisionText({ decision }: { decision: DecisionShown }) {
  const { matter, result, resolution, options, chosen, tasks } = decision;
  return (
    <>
      <p className="minutes-matter">
        <b>{matter}</b>
        <span className={TONES[result]}>{result}</span>
        <span className="quiet">{wayWords(decision)}</span>
      </p>
      {options.length > 0 && (
        <ul className="minutes-options">
          {options.map((option) => (
            <li key={option}>
              <span aria-hidden="true">{option === chosen ? '● ' : '○ '}</span>
              {option}
              {option === chosen && <span className="tag jade">采用</span>}
            </li>
          ))}
        </ul>
      )}
      {resolution !== '' && <p className="minutes-prose">{resolution}</p>}
      {tasks.length > 0 && (
        <ul className="minutes-tasks" aria-label={`${matter}的任务`}>
          {tasks.map(({ title, ownerName, due, task }) => (
            <li key={`${title} ${ownerName}`}>
              <span>{task === null ? title : <Go to={paths.task(task.region, task.id)}>{title}</Go>}</span>
              <span>{ownerName}</span>
              <span className="nowrap">
                <Days on={due} /> 前
              </span>
              <span className="quiet">{task === null ? '定稿后下达' : '已下达'}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function wayWords({ way, votes }: Pick<DecisionShown, 'way' | 'votes'>): string {
  if (votes === null) return way;
  return `${way}：赞成 ${votes.for}，反对 ${votes.against}，弃权 ${votes.abstain}`;
}
