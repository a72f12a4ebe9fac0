import './period.css';
import { daysFrom, phaseOf, placeOf, spanWords } from '../days.ts';

type Part = { name: string; from: string; to: string };

/** 实施期：the programme's time as a bar, its stages named, with a mark on the day the page speaks of. */
export function PeriodBar({
  period,
  stages,
  on,
}: {
  period: { from: string; to: string };
  stages: Part[];
  on: string;
}) {
  const phase = phaseOf(period, on);
  const today = placeOf(on, period.from, period.to);

  return (
    <div className="period">
      <div className="period-line" role="img" aria-label={`${periodWords(period, on)}${stageWords(stages, on)}`}>
        <div className="period-gone" style={{ inlineSize: `${today}%` }} />
        {stages.map((stage) => (
          <div
            key={`${stage.from}${stage.name}`}
            className={stage.from <= on && on <= stage.to ? 'period-stage current' : 'period-stage'}
            style={between(stage, period)}
            title={`${stage.name}（${stage.from} 至 ${stage.to}）`}
          >
            <span>{stage.name}</span>
          </div>
        ))}
        {phase === 'running' && <div className="period-today" style={{ insetInlineStart: `${today}%` }} />}
      </div>
      <div className="period-ends" aria-hidden="true">
        <span>{period.from}</span>
        <span className="period-words">{periodWords(period, on)}</span>
        <span>{period.to}</span>
      </div>
    </div>
  );
}

function between(part: Part, period: { from: string; to: string }) {
  const start = placeOf(part.from, period.from, period.to);
  return {
    insetInlineStart: `${start}%`,
    inlineSize: `${Math.max(placeOf(part.to, period.from, period.to) - start, 0.6)}%`,
  };
}

function periodWords(period: { from: string; to: string }, on: string): string {
  const phase = phaseOf(period, on);
  if (phase === 'upcoming') return `${spanWords(daysFrom(on, period.from))}后开始`;
  if (phase === 'ended') return `已到期 ${spanWords(daysFrom(period.to, on))}`;
  return `已过 ${Math.round(placeOf(on, period.from, period.to))} %，还有 ${spanWords(daysFrom(on, period.to))}`;
}

function stageWords(stages: Part[], on: string): string {
  const current = stages.filter((stage) => stage.from <= on && on <= stage.to).map((stage) => stage.name);
  return current.length === 0 ? '' : `；当前阶段：${current.join('、')}`;
}
