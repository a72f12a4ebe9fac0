import type { Target } from '../answers.ts';
import { axisOf, figureText } from './figure-words.ts';

const WIDTH = 112;
const HEIGHT = 28;
const PAD = 4;

/** 近一年走势：one point a month-end, the last the day itself. Months without a figure leave a gap. */
export function Sparkline({ target }: { target: Target }) {
  const values = target.trend.flatMap((point) => (point.value === null ? [] : [point.value]));
  if (values.length < 2) return <span className="quiet">—</span>;

  const low = Math.min(...values);
  const high = Math.max(...values);
  // A flat line stays flat: a hair's change must not look like a mountain.
  const room = Math.max(high - low, axisOf(target) * 0.05);
  const middle = (high + low) / 2;
  const x = (index: number) => PAD + (index / (target.trend.length - 1)) * (WIDTH - 2 * PAD);
  const y = (value: number) => HEIGHT / 2 - ((value - middle) / room) * (HEIGHT - 2 * PAD);
  const last = target.trend.at(-1);

  return (
    <svg
      className={`spark is-${target.status}`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={sparkWords(target)}
    >
      <path
        className="spark-line"
        d={linesThrough(
          target.trend.map((point) => point.value),
          x,
          y,
        )}
      />
      {last !== undefined && last.value !== null && (
        <circle className="spark-end" cx={x(target.trend.length - 1)} cy={y(last.value)} r={2.5} />
      )}
    </svg>
  );
}

/** An SVG path through the values; it starts anew after every absent one. */
export function linesThrough(
  values: readonly (number | null)[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  return values
    .map((value, index) => {
      if (value === null) return '';
      const pen = index === 0 || values[index - 1] === null ? 'M' : 'L';
      return `${pen}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join('');
}

function sparkWords(target: Target): string {
  const known = target.trend.filter((point) => point.value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return '近一年没有数值';
  return `近一年走势：${first.on} 为 ${figureText(target, first.value ?? 0)}，${last.on} 为 ${figureText(target, last.value ?? 0)}`;
}
