import { Empty } from '#web/ui/states.tsx';
import type { Programme } from '../answers.ts';
import { DutyTally } from './DutyTally.tsx';
import { HeatMap } from './HeatMap.tsx';
import { ObligationMark } from './ObligationMark.tsx';
import { explained, OBLIGATION_STATES, OBLIGATION_WORDS } from './obligation-words.ts';

/** 职责: each duty of a programme with its rhythm, who owes it, and how every window stands. */
export function DutiesTab({ programme }: { programme: Programme }) {
  if (programme.duties.length === 0) return <Empty title="文件没有规定按期办理的职责" />;
  return (
    <>
      <ul className="duty-legend" aria-label="图例">
        {OBLIGATION_STATES.map((state) => (
          <li key={state} title={explained(state)}>
            <ObligationMark state={state} />
            {OBLIGATION_WORDS[state]}
          </li>
        ))}
      </ul>
      {programme.duties.map((duty) => (
        <section key={duty.id} id={`duty-${duty.id}`} className="duty" aria-labelledby={`duty-name-${duty.id}`}>
          <header>
            <h2 id={`duty-name-${duty.id}`}>{duty.statement}</h2>
            <p className="quiet">
              条款 {duty.source.section}
              {duty.who === null ? '' : ` · 督办：${duty.who}`}
            </p>
            <DutyTally counts={duty.counts} />
          </header>
          {!duty.hasSource && (
            <p className="note">平台上尚无这类记录的数据来源，以下各期一律标为“尚无数据来源”，不作未办论。</p>
          )}
          {duty.owers.length === 0 ? (
            <p className="quiet">到这一天还没有单位承担这项职责。</p>
          ) : (
            <HeatMap duty={duty} on={programme.on} />
          )}
        </section>
      ))}
    </>
  );
}
