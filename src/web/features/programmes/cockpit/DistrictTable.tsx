import { Link } from 'react-router';
import { whole } from '#web/ui/figures.tsx';
import { StatusMark } from '#web/ui/StatusMark.tsx';
import type { District } from '../answers.ts';
import { shareText } from '../figure/figure-words.ts';

/** The statuses a district is told by; targets without a figure are no statement about it. */
export const COUNTED = ['missed', 'at-risk', 'on-track', 'met'] as const;

/** The table behind the tiles: districts in trouble first. */
export function DistrictTable({ districts, to }: { districts: readonly District[]; to: (code: string) => string }) {
  const rows = districts.toSorted(
    (a, b) => trouble(b) - trouble(a) || b.programmes - a.programmes || a.code.localeCompare(b.code),
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls sideways, so the keyboard must reach it
    <div className="district-table" tabIndex={0} role="region" aria-label="各区情况表">
      <table>
        <thead>
          <tr>
            <th scope="col">区</th>
            <th scope="col" className="end">
              学校
            </th>
            <th scope="col" className="end">
              联盟覆盖
            </th>
            <th scope="col" className="end">
              计划
            </th>
            {COUNTED.map((status) => (
              <th key={status} scope="col" className="end">
                <StatusMark status={status} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((district) => (
            <tr key={district.code}>
              <th scope="row">
                <Link to={to(district.code)}>{district.name}</Link>
              </th>
              <td className="end number">{whole(district.schools)}</td>
              <td className="end number">{shareText(district.coverage)}</td>
              <td className="end number">{district.programmes === 0 ? '–' : district.programmes}</td>
              {COUNTED.map((status) => (
                <td key={status} className="end number">
                  {district.statuses[status] ?? <span className="quiet">–</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const trouble = ({ statuses }: District) => (statuses.missed ?? 0) * 2 + (statuses['at-risk'] ?? 0);
