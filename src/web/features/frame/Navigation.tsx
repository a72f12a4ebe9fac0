import { NavLink } from 'react-router';
import { paths } from '#web/paths.ts';
import { useCarried } from '#web/ui/standing.ts';

export function Navigation() {
  const carried = useCarried();
  return (
    <nav aria-label="主导航">
      <NavLink to={carried(paths.cockpit())}>驾驶舱</NavLink>
    </nav>
  );
}
