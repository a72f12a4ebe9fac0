import type { Target } from '../answers.ts';
import { axisOf, figureText, goalBand, goalText, lengthOf, valueText, whyNoFigure } from './figure-words.ts';

const TRACK = { y: 8, height: 12 };

/** 子弹图：figure against goal, with a mark for a year ago. The light band is where the goal holds. */
export function BulletChart({ target }: { target: Target }) {
  const top = axisOf(target);
  const along = (value: number) => (Math.min(Math.max(value, 0), top) / top) * 100;
  const length = lengthOf(target);
  const [from, to] = goalBand(target.goal, top);
  const bounds = 'between' in target.goal ? target.goal.between : 'atLeast' in target.goal ? [from] : [to];

  return (
    <svg className={`bullet is-${target.status}`} role="img" aria-label={bulletWords(target)}>
      <rect className="bullet-track" width="100%" rx={2} {...TRACK} />
      <rect className="bullet-band" x={`${along(from)}%`} width={`${along(to) - along(from)}%`} {...TRACK} />
      {length !== null && <rect className="bullet-figure" width={`${along(length)}%`} y={11} height={6} />}
      {target.aYearAgo !== null && !target.parts?.all && (
        <Mark at={along(target.aYearAgo)} className="bullet-year" size={14} width={1.5} />
      )}
      {bounds.map((bound) => (
        <Mark key={bound} at={along(bound)} className="bullet-goal" size={20} width={3} />
      ))}
    </svg>
  );
}

/** An upright mark that stays within the chart at both ends. */
function Mark({ at, className, size, width }: { at: number; className: string; size: number; width: number }) {
  return (
    <rect
      className={className}
      x={`${at}%`}
      y={14 - size / 2}
      width={width}
      height={size}
      transform={`translate(${(-width * at) / 100} 0)`}
    />
  );
}

function bulletWords(target: Target): string {
  const now = target.value === null ? `没有数值（${whyNoFigure(target)}）` : `现值 ${valueText(target)}`;
  const then = target.aYearAgo === null ? '' : `，一年前 ${figureText(target, target.aYearAgo)}`;
  return `${now}，目标 ${goalText(target)}${then}`;
}
