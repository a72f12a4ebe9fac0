import { Link } from 'react-router';
import { paths } from '#web/paths.ts';
import { useCarried } from '#web/ui/standing.ts';

const PARTS = [
  { name: 'overview', label: '走访一览', to: paths.visits() },
  { name: 'records', label: '走访记录', to: paths.visitRecords() },
  { name: 'liaisons', label: '联系人安排', to: paths.liaisons() },
] as const;

/** The three lists of visits, each at its own address. */
export function VisitTabs({ here }: { here: (typeof PARTS)[number]['name'] }) {
  const carried = useCarried();
  return (
    <nav className="visit-tabs" aria-label="走访">
      {PARTS.map(({ name, label, to }) => (
        <Link key={name} to={carried(to)} aria-current={name === here ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
