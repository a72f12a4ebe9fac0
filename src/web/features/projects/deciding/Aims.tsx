import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { programmesRoutes } from '#contract/programmes.ts';
import { asking } from '#web/client.ts';
import { useFigureLink } from '#web/features/programmes/figure/figure-address.ts';
import { goalText, valueText } from '#web/features/programmes/figure/figure-words.ts';
import { StatusMark } from '#web/ui/StatusMark.tsx';
import { usePlace } from '#web/ui/standing.ts';
import type { Deciding } from './answers.ts';

/** 所关系的目标: how the targets stand that the chosen will count towards. */
export function Aims({ of: { programmeId, targets } }: { of: Pick<Deciding, 'programmeId' | 'targets'> }) {
  if (targets.length === 0) return null;
  return (
    <ul className="decide-aims" aria-label="所关系的目标">
      {targets.map((target) => (
        <Aim key={target} programme={programmeId} target={target} />
      ))}
    </ul>
  );
}

function Aim({ programme, target }: { programme: string; target: string }) {
  const { at } = usePlace();
  const link = useFigureLink();
  const { data } = useQuery(asking(programmesRoutes.figure, { id: programme, target, at }));
  if (data === undefined) return null;
  return (
    <li>
      <StatusMark status={data.target.status} />
      <Link {...link({ programme, target })}>{data.target.statement}</Link>
      <span>
        现有 <b className="number">{valueText(data.target)}</b>，目标 {goalText(data.target)}
      </span>
    </li>
  );
}
