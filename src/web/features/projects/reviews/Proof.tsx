import { Moment, whole } from '#web/ui/figures.tsx';
import { Facts } from '#web/ui/Page.tsx';
import type { Round } from './answers.ts';

type Drawn = Round['draws'][number];
const WHAT = { draw: '抽取', replace: '补选', exchange: '更换' } as const;

/** 抽取记录: seed, figures and proof of each draw, for whoever asks how it came about. */
export function Proof({ draws }: { draws: readonly Drawn[] }) {
  if (draws.length === 0) return null;
  return (
    <details className="panel-proof">
      <summary>抽取记录（{draws.length} 次）</summary>
      <ol className="round-parts">
        {draws.toReversed().map((drawn) => (
          <li key={`${drawn.at} ${drawn.what}`}>
            <h3>
              {WHAT[drawn.what]} · {drawn.by} · <Moment at={drawn.at} />
            </h3>
            {drawn.reason !== null && <p>理由：{drawn.reason}</p>}
            {drawn.seed !== null && <Facts items={factsOf(drawn)} />}
          </li>
        ))}
      </ol>
    </details>
  );
}

const factsOf = ({ seed, cases, experts, loads, misfit, value, bound, barred }: Drawn) => [
  { head: '申报与专家', cell: `${cases} 件，${experts} 位专家` },
  { head: '每位专家', cell: loads === null ? null : `${loads.least} 至 ${loads.most} 件` },
  { head: '领域不符程度', cell: <span className="number">{whole(misfit)}</span> },
  {
    head: '最优性',
    cell:
      value !== null && value === bound
        ? `目标值 ${whole(value)}，与下界相等，没有更好的专家组`
        : `目标值 ${whole(value)}`,
  },
  {
    head: '须回避',
    cell: barred.length === 0 ? '没有' : barred.map(({ reason, pairs }) => `${reason} ${pairs} 对`).join('；'),
  },
  { head: '抽签种子', cell: <span className="number">{seed}</span> },
];
