import { Link } from 'react-router';
import { StatusMark } from '#web/ui/StatusMark.tsx';
import type { Target } from '../answers.ts';
import { useFigureLink } from '../figure/figure-address.ts';
import { whyNoFigure } from '../figure/figure-words.ts';

/** Targets without a figure, folded: what they ask, and what is lacking to compute them. */
export function Unmeasured({ targets, programme }: { targets: readonly Target[]; programme: string }) {
  const link = useFigureLink();
  if (targets.length === 0) return null;
  return (
    <details className="folded">
      <summary>另有 {targets.length} 个目标没有数值</summary>
      <ul className="unmeasured">
        {targets.map((target) => (
          <li key={target.id}>
            <StatusMark status={target.status} />
            <Link {...link({ programme, target: target.id })} className="target-link">
              {target.statement}
            </Link>
            <span className="quiet">{whyNoFigure(target)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
