import { Link, useLocation } from 'react-router';
import { useMe } from '#web/features/identity/me.ts';
import { useCarried } from '#web/ui/standing.ts';
import { entryOf, groupsFor } from './entries.ts';

/** The navigation's list: on the left of a desk, in a drawer on a phone. */
export function Navigation({ onGo }: { onGo?: () => void }) {
  const groups = groupsFor(useMe());
  const here = entryOf(groups, useLocation().pathname);
  const carried = useCarried();
  return (
    <nav aria-label="主导航" className="navigation">
      <Brand />
      {groups.map(({ label, entries }) => (
        <div key={label ?? entries[0]!.to} className="navigation-group">
          {label !== null && <p aria-hidden="true">{label}</p>}
          <ul aria-label={label ?? undefined}>
            {entries.map((entry) => (
              <li key={entry.to}>
                <Link to={carried(entry.to)} aria-current={entry === here ? 'page' : undefined} onClick={onGo}>
                  {entry.label}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

export function Brand() {
  return (
    <div className="brand">
      <img src="/favicon.svg" alt="" width="32" height="32" />
      <div>
        <strong>家门口</strong>
        <span>好学校工作平台</span>
      </div>
    </div>
  );
}
