import { Link } from 'react-router';
import { paths } from '#web/paths.ts';
import { useCarried } from '#web/ui/standing.ts';

const PARTS = [
  { name: 'calls', label: '征集', to: paths.calls() },
  { name: 'cases', label: '申报件', to: paths.cases() },
  { name: 'carrying', label: '实施中的项目', to: paths.carrying() },
] as const;

/** Calls, the cases of all calls, and those that are carried out. */
export function ProjectTabs({ here }: { here: (typeof PARTS)[number]['name'] }) {
  const carried = useCarried();
  return (
    <nav className="project-tabs" aria-label="项目">
      {PARTS.map(({ name, label, to }) => (
        <Link key={name} to={carried(to)} aria-current={name === here ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
