import './period.css';
import { daysFrom, phaseOf, placeOf, spanWords } from '../days.ts';
import { lanesOf, type Part } from './stage-lanes.ts';

type Span = { from: string; to: string };

/** 实施期：the programme's time as a bar, its stages named, with a mark on the day the page speaks of. */
export function PeriodBar({ period, stages, on }: { period: Span; stages: readonly Part[]; on: string }) {
  const today = placeOf(on, period.from, period.to);
  const lanes = lanesOf(stages);

  return (
    <div className="period">
      <div className="period-line" role="img" aria-label={`${periodWords(period, on)}${stageWords(stages, on)}`}>
        <div className="period-gone" style={{ inlineSize: `${today}%` }} />
        {(lanes.length === 0 ? [[]] : lanes).map((lane, at) => (
          <div key={at} className="period-lane">
            {lane.map((stage) => (
              <div
                key={`${stage.from}${stage.name}`}
                className={stage.from <= on && on <= stage.to ? 'period-stage current' : 'period-stage'}
                style={between(stage, period)}
                title={`${stage.name}（${stage.from} 至 ${stage.to}）`}
              >
                <span>{stage.name}</span>
              </div>
            ))}
          </div>
        ))}
        {phaseOf(period, on) === 'running' && (
          <div className="period-today" style={{ insetInlineStart: `${today}%` }} />
        )}
      </div>
      <div className="period-ends" aria-hidden="true">
        <span>{period.from}</span>
        <span className="period-words">{periodWords(period, on)}</span>
        <span>{period.to}</span>
      </div>
    </div>
  );
}

function between(part: Part, period: Span) {
  const start = placeOf(part.from, period.from, period.to);
  const size = Math.max(placeOf(part.to, period.from, period.to) - start, 0.6);
  return { insetInlineStart: `${start}%`, inlineSize: `${size}%` };
}

function periodWords(period: Span, on: string): string {
  const phase = phaseOf(period, on);
  if (phase === 'upcoming') return `${spanWords(daysFrom(on, period.from))}后开始`;
  if (phase === 'ended') return `已到期 ${spanWords(daysFrom(period.to, on))}`;
  return `已过 ${Math.round(placeOf(on, period.from, period.to))} %，还有 ${spanWords(daysFrom(on, period.to))}`;
}

function stageWords(stages: readonly Part[], on: string): string {
  const current = stages.filter((stage) => stage.from <= on && on <= stage.to).map((stage) => stage.name);
  return current.length === 0 ? '' : `；当前阶段：${current.join('、')}`;
}
