import { PRESENCES, SIGN_UPS } from '#core/collaboration/activity.ts';
import { Moment } from '#web/ui/figures.tsx';
import type { Presence, RosterLine } from '../answers.ts';

const SHAPES = { 到场: '●', 请假: '◐', 缺席: '■' } as const satisfies Record<Presence, string>;
const TONES = { 到场: 'good', 请假: 'risk', 缺席: 'bad' } as const satisfies Record<Presence, string>;

/** The roster in the order of the line; three buttons each for those who may mark it. */
export function RosterLines({
  lines,
  may,
  early,
  onMark,
}: {
  lines: readonly RosterLine[];
  may: boolean;
  /** Nobody can have come yet: leave alone may be noted. */
  early: boolean;
  onMark: (line: RosterLine, state: Presence) => void;
}) {
  if (lines.length === 0) return <p className="quiet">没有这样的人</p>;
  return (
    <ul className="meet-roster" aria-label="报名与到场名单">
      {lines.map((line) => (
        <li key={line.personId}>
          <span className="meet-who">
            <span className="act-place number" aria-hidden="true">
              {line.number ?? ''}
            </span>
            <b>{line.name}</b>
            {line.signUp !== 'in' && (
              <span className={line.signUp === 'waiting' ? 'tag amber' : 'tag'}>
                {line.signUp === null ? '现场' : SIGN_UPS[line.signUp]}
              </span>
            )}
            <span className="quiet">{line.organisation}</span>
          </span>
          <span className="quiet meet-noted">
            {line.noted === '扫码' && line.at !== null && (
              <>
                扫码 <Moment at={line.at} />
              </>
            )}
            {line.certificate !== null && <span className="number act-certificate">证书 {line.certificate}</span>}
          </span>
          {may ? (
            <span className="meet-choices marks" role="group" aria-label={`${line.name}的到场情况`}>
              {PRESENCES.filter((state) => !early || state === '请假').map((state) => (
                <button
                  key={state}
                  type="button"
                  aria-pressed={line.state === state}
                  aria-label={`${line.name}${state}`}
                  className={`mark ${TONES[state]}`}
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

function Came({ state }: { state: Presence | null }) {
  if (state === null) return <span className="status calm">○ 未登记</span>;
  return (
    <span className={`status ${TONES[state]}`}>
      <span aria-hidden="true">{SHAPES[state]}</span>
      {state}
    </span>
  );
}
