import { ATTENDANCES } from '#core/collaboration/meeting.ts';
import { Moment } from '#web/ui/figures.tsx';
import type { Attendance, RosterLine } from '../answers.ts';

const SHAPES = { 到会: '●', 请假: '◐', 缺席: '■' } as const satisfies Record<Attendance, string>;
const TONES = { 到会: 'good', 请假: 'risk', 缺席: 'bad' } as const satisfies Record<Attendance, string>;

/** The roster, a line a person; three buttons each for those who may mark it. */
export function RosterLines({
  lines,
  may,
  early,
  onMark,
}: {
  lines: readonly RosterLine[];
  may: boolean;
  /** Why nobody can have come yet; `true` from the day of the meeting on. */
  early: true | string;
  onMark: (line: RosterLine, state: Attendance) => void;
}) {
  if (lines.length === 0) return <p className="quiet">没有这样的人</p>;
  return (
    <ul className="meet-roster" aria-label="到会名单">
      {lines.map((line) => (
        <li key={line.personId}>
          <span className="meet-who">
            <b>{line.name}</b>
            {line.attends === '列席' && <span className="tag">列席</span>}
            <span className="quiet">{[line.organisation, line.duty].filter((word) => word !== '').join(' · ')}</span>
          </span>
          <Noted line={line} />
          {may ? (
            <span className="meet-choices marks" role="group" aria-label={`${line.name}的到会情况`}>
              {ATTENDANCES.map((state) => (
                <button
                  key={state}
                  type="button"
                  aria-pressed={line.state === state}
                  aria-label={`${line.name}${state}`}
                  className={`mark ${TONES[state]}`}
                  disabled={state !== '请假' && early !== true}
                  title={state !== '请假' && early !== true ? early : undefined}
                  onClick={() => onMark(line, state)}
                >
                  <span aria-hidden="true">{SHAPES[state]}</span> {state}
                </button>
              ))}
            </span>
          ) : (
            <Came state={line.state} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Came({ state }: { state: Attendance | null }) {
  if (state === null) return <span className="status calm">○ 未登记</span>;
  return (
    <span className={`status ${TONES[state]}`}>
      <span aria-hidden="true">{SHAPES[state]}</span>
      {state}
    </span>
  );
}

function Noted({ line: { noted, at } }: { line: RosterLine }) {
  if (noted !== '扫码' || at === null) return <span />;
  return (
    <span className="quiet meet-noted">
      扫码 <Moment at={at} />
    </span>
  );
}
