import type { Target } from '../answers.ts';
import { figureText, goalBand, goalText } from './figure-words.ts';
import { linesThrough } from './Sparkline.tsx';

/** 近一年走势: month-ends and the day itself, the goal as a band, with the table behind. */
export function TrendChart({ target }: { target: Target }) {
  const points = target.trend;
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]));
  if (known.length === 0) return <p className="quiet">近一年没有数值。</p>;

  const { goal } = target;
  const bounds = 'between' in goal ? [...goal.between] : ['atLeast' in goal ? goal.atLeast : goal.atMost];
  const top = Math.max(...known, ...bounds) * 1.15 || 1;
  const last = points.length - 1;
  const x = (index: number) => (index / Math.max(last, 1)) * 100;
  const y = (value: number) => (1 - Math.max(value, 0) / top) * 100;
  const [bandFrom, bandTo] = goalBand(goal, top);
  const now = points[last]?.value ?? null;

  return (
    <div className={`trend is-${target.status}`}>
      <div className="trend-plot" role="img" aria-label={`近一年走势，目标 ${goalText(target)}；数值见下方数据表`}>
        {/* Lines stretch with the drawer; words and the last point do not, so they stand in HTML. */}
        <svg viewBox="0 0 100 100" preserveAspectRatio="none">
          <rect className="trend-band" x={0} y={y(bandTo)} width={100} height={Math.max(y(bandFrom) - y(bandTo), 0)} />
          {bounds.map((bound) => (
            <line key={bound} className="trend-goal" x1={0} x2={100} y1={y(bound)} y2={y(bound)} />
          ))}
          <path
            className="trend-line"
            d={linesThrough(
              points.map(({ value }) => value),
              x,
              y,
            )}
          />
        </svg>
        {bounds.map((bound) => (
          <span key={bound} className="trend-bound" style={{ insetBlockStart: `${y(bound)}%` }}>
            目标 {target.parts?.all ? '全部' : figureText(target, bound)}
          </span>
        ))}
        {now !== null && (
          <>
            <i className="trend-end" style={{ insetBlockStart: `${y(now)}%` }} />
            <b className="trend-now" style={{ insetBlockStart: `${y(now)}%` }}>
              {figureText(target, now)}
            </b>
          </>
        )}
        {[0, Math.round(last / 2), last].map((index) => (
          <span key={index} className="trend-day" style={{ insetInlineStart: `${x(index)}%` }}>
            {points[index]?.on.slice(0, 7)}
          </span>
        ))}
      </div>
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
