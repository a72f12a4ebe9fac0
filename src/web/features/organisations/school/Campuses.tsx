import { Empty } from '#web/ui/states.tsx';
import type { Campus } from '../answers.ts';

export function Campuses({ campuses }: { campuses: readonly Campus[] }) {
  if (campuses.length === 0)
    return <Empty title="还没有登记校区">填写校区地址和坐标后，学校会出现在联盟分布图上。</Empty>;
  return (
    <ul className="org-people">
      {campuses.map(({ name, address, main }) => (
        <li key={`${name}:${address}`}>
          <span>
            {name}
            {main && <span className="tag jade">主校区</span>}
          </span>
          <span className="quiet">{address}</span>
        </li>
      ))}
    </ul>
  );
}
