import { Link, useSearchParams } from 'react-router';
import { withChanges } from '#web/ui/address.ts';
import { Section } from '#web/ui/Page.tsx';
import { StatusMark } from '#web/ui/StatusMark.tsx';
import type { District } from '../answers.ts';
import { shareText } from '../figure/figure-words.ts';
import { DistrictTable, COUNTED as TOLD } from './DistrictTable.tsx';
import { TILES } from './tile-map.ts';

/** 各区: the sixteen districts as tiles where they lie, and the same figures as a table. */
export function Districts({ districts }: { districts: readonly District[] }) {
  const [params] = useSearchParams();
  const to = (code: string) => `?${withChanges(params, { at: code, figure: undefined, status: undefined })}`;
  const withProgrammes = districts.filter(({ programmes }) => programmes > 0).length;

  return (
    <Section title="各区" lead={`${withProgrammes} 个区有计划。色块深浅为联盟覆盖面，点选进入该区`}>
      <div className="districts">
        <figure>
          <ol className="tiles" aria-label="各区区位示意">
            {districts.map((district) => (
              <Tile key={district.code} district={district} to={to(district.code)} />
            ))}
          </ol>
          <figcaption className="quiet">方位示意，不表示行政区划界线</figcaption>
        </figure>
        <DistrictTable districts={districts} to={to} />
      </div>
    </Section>
  );
}

function Tile({ district, to }: { district: District; to: string }) {
  const place = TILES[district.code];
  if (place === undefined) return null;
  const [column, row] = place;
  const depth = district.coverage === null ? 0 : Math.round(district.coverage * 26);

  return (
    <li style={{ gridColumn: column, gridRow: row }}>
      <Link
        to={to}
        className={district.programmes === 0 ? 'tile idle' : 'tile'}
        style={{ backgroundColor: `color-mix(in srgb, #0f766e ${depth}%, #fff)` }}
      >
        <b>{shortName(district.name)}</b>
        <span className="number">{shareText(district.coverage)}</span>
        <span className="tile-marks" aria-hidden="true">
          <Marks statuses={district.statuses} />
        </span>
        <span className="unseen">{tileWords(district)}</span>
      </Link>
    </li>
  );
}

/** The statuses that ask for attention, then those met, each with its count. */
function Marks({ statuses }: { statuses: District['statuses'] }) {
  const shown = TOLD.filter((status) => (statuses[status] ?? 0) > 0);
  return shown.map((status) => <StatusMark key={status} status={status} label={`${statuses[status]}`} />);
}

/** What the tile shows by place, depth and marks, for those who hear it. */
function tileWords({ programmes, statuses, schools }: District): string {
  const marks = { missed: '未达成', 'at-risk': '有风险', 'on-track': '推进中', met: '已达成' } as const;
  const counts = Object.entries(marks).flatMap(([status, words]) =>
    statuses[status] ? [`${words} ${statuses[status]}`] : [],
  );
  return ['联盟覆盖', `${schools} 所学校`, `${programmes} 项计划`, ...counts].join('，');
}

/** 宝山区 → 宝山, 浦东新区 → 浦东. */
const shortName = (name: string) => name.replace(/(新)?区$/, '');
