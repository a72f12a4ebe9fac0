import type { Target } from '../answers.ts';
import { figureText, goalBand, goalText } from './figure-words.ts';
import { linesThrough } from './Sparkline.tsx';

const WIDTH = 680;
const HEIGHT = 180;
const LEFT = 8;
const RIGHT = 84;
const TOP = 22;
const BOTTOM = 24;

/** 近一年走势: month-ends and the day itself, the goal as a band, with the table behind. */
export function TrendChart({ target }: { target: Target }) {
  const points = target.trend;
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]));
  if (known.length === 0) return <p className="quiet">近一年没有数值。</p>;

  const bounds =
    'atLeast' in target.goal
      ? [target.goal.atLeast]
      : 'atMost' in target.goal
        ? [target.goal.atMost]
        : [...target.goal.between];
  const top = Math.max(...known, ...bounds) * 1.08 || 1;
  const x = (index: number) => LEFT + (index / Math.max(points.length - 1, 1)) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => TOP + (1 - value / top) * (HEIGHT - TOP - BOTTOM);
  const [bandFrom, bandTo] = goalBand(target.goal, top);
  const last = points.length - 1;
  const now = points[last]?.value ?? null;

  return (
    <div className={`trend is-${target.status}`}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`近一年走势，目标 ${goalText(target)}；数据见下表`}
      >
        <rect
          className="trend-band"
          x={LEFT}
          y={y(bandTo)}
          width={WIDTH - LEFT - RIGHT}
          height={Math.max(y(bandFrom) - y(bandTo), 0)}
        />
        {bounds.map((bound) => (
          <g key={bound}>
            <line className="trend-goal" x1={LEFT} x2={WIDTH - RIGHT} y1={y(bound)} y2={y(bound)} />
            <text className="trend-goal-words" x={LEFT + 4} y={y(bound) - 5}>
              目标 {figureText(target, bound)}
            </text>
          </g>
        ))}
        <line className="trend-floor" x1={LEFT} x2={WIDTH - RIGHT} y1={y(0)} y2={y(0)} />
        <path
          className="trend-line"
          d={linesThrough(
            points.map(({ value }) => value),
            x,
            y,
          )}
        />
        {points.map((point, index) =>
          point.value === null ? null : (
            <circle
              key={point.on}
              className="trend-point"
              cx={x(index)}
              cy={y(point.value)}
              r={index === last ? 4.5 : 2.5}
            >
              <title>{`${point.on}：${figureText(target, point.value)}`}</title>
            </circle>
          ),
        )}
        {now !== null && (
          <text className="trend-now" x={x(last) + 10} y={y(now) + 5}>
            {figureText(target, now)}
          </text>
        )}
        {points.map((point, index) =>
          index % 3 === 0 || index === last ? (
            <text
              key={point.on}
              className="trend-day"
              x={x(index)}
              y={HEIGHT - 6}
              textAnchor={index === 0 ? 'start' : 'middle'}
            >
              {point.on.slice(0, 7)}
            </text>
          ) : null,
        )}
      </svg>
      <details>
        <summary>看数据表</summary>
        <table className="data-table" aria-label="近一年各月末数值">
          <tbody>
            {points.map((point) => (
              <tr key={point.on}>
                <th scope="row">{point.on}</th>
                <td className="number end">{point.value === null ? '—' : figureText(target, point.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}
