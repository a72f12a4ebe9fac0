import { Link, useSearchParams } from 'react-router';
import { withChanges } from '#web/ui/address.ts';
import { StatusMark } from '#web/ui/StatusMark.tsx';
import type { CockpitProgramme, TargetStatus } from '../answers.ts';
import { STATUS_ORDER } from '../figure/figure-words.ts';

/** How many targets stand where, across the programmes of the page; choosing one shows only those. */
export function StatusFilter({
  programmes,
  chosen,
}: {
  programmes: readonly CockpitProgramme[];
  chosen: TargetStatus | undefined;
}) {
  const [params] = useSearchParams();
  const targets = programmes.flatMap((programme) => programme.targets);
  const counts = STATUS_ORDER.map((status) => ({
    status,
    count: targets.filter((target) => target.status === status).length,
  }));
  const to = (status: TargetStatus | undefined) => `?${withChanges(params, { status })}`;

  return (
    <nav className="status-filter" aria-label="按状态看目标">
      <Link to={to(undefined)} aria-current={chosen === undefined ? 'true' : undefined} preventScrollReset>
        全部目标 <b>{targets.length}</b>
      </Link>
      {counts
        .filter(({ count, status }) => count > 0 || status === chosen)
        .map(({ status, count }) => (
          <Link
            key={status}
            to={to(status === chosen ? undefined : status)}
            aria-current={status === chosen ? 'true' : undefined}
            preventScrollReset
          >
            <StatusMark status={status} /> <b>{count}</b>
          </Link>
        ))}
    </nav>
  );
}
