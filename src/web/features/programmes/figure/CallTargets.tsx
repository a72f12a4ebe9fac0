import './call-targets.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { programmesRoutes } from '#contract/programmes.ts';
import { asking } from '#web/client.ts';
import { StatusMark } from '#web/ui/StatusMark.tsx';
import { FigureDrawer } from './FigureDrawer.tsx';
import { useFigureLink } from './figure-address.ts';
import { goalText, valueText } from './figure-words.ts';

/** 决定涉及的目标: how those targets stand that count what is chosen at a step of a call. Nothing where there are none. */
export function CallTargets({ call, step, kinds }: { call: string; step: string; kinds: readonly string[] }) {
  const link = useFigureLink();
  const { data } = useQuery(asking(programmesRoutes.callTargets, { id: call, step, kind: [...kinds] }));
  if (data === undefined || data.targets.length === 0) return null;
  const { programmeId: programme } = data;
  return (
    <>
      <ul className="call-targets" aria-label="涉及的目标">
        {data.targets.map((target) => (
          <li key={target.id}>
            <StatusMark status={target.status} />
            <Link {...link({ programme, target: target.id })}>{target.statement}</Link>
            <span>
              现有 <b className="number">{valueText(target)}</b>，目标 {goalText(target)}
            </span>
          </li>
        ))}
      </ul>
      <FigureDrawer />
    </>
  );
}
