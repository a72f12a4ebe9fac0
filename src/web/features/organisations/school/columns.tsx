import { paths } from '#web/paths.ts';
import { Go } from '#web/ui/Go.tsx';
import type { Column } from '#web/ui/Rows.tsx';
import { StatusMark } from '#web/ui/StatusMark.tsx';
import type { SchoolRow } from '../answers.ts';

/** Columns of the list of schools; the district stands there only where several are listed. */
export function schoolColumns(regionName: ((code: string) => string) | null): Column<SchoolRow>[] {
  const where: Column<SchoolRow>[] = regionName
    ? [{ head: '区', cell: ({ region }) => regionName(region), tight: true }]
    : [];
  return [
    {
      head: '学校',
      sort: 'name',
      cell: ({ id, name, closed }) => (
        <span className={closed ? 'org-past' : undefined}>
          <Go to={paths.school(id)}>{name}</Go>
          {closed && <span className="tag">已撤并</span>}
        </span>
      ),
    },
    { head: '标识码', sort: 'code', cell: ({ code }) => <span className="number">{code}</span>, tight: true },
    ...where,
    { head: '街镇', cell: ({ town }) => town ?? <span className="quiet">未填</span>, tight: true },
    { head: '类型', cell: ({ type }) => type, tight: true },
    { head: '办别', cell: ({ ownership }) => ownership, tight: true },
    { head: '所在联盟', cell: ({ alliances }) => <Alliances alliances={alliances} /> },
    {
      head: '办学基本标准',
      cell: ({ atStandard }) => (
        <StatusMark status={atStandard ? 'met' : 'not-due'} label={atStandard ? '已达标' : '未认定'} />
      ),
      tight: true,
    },
    {
      head: '办学特色',
      cell: ({ feature }) => <span className="org-clipped">{feature ?? <span className="quiet">未登记</span>}</span>,
    },
  ];
}

function Alliances({ alliances }: Pick<SchoolRow, 'alliances'>) {
  if (alliances.length === 0) return <span className="quiet">未加入</span>;
  return (
    <ul className="org-plain-list">
      {alliances.map(({ id, name, role }) => (
        <li key={id}>
          <Go to={paths.alliance(id)}>{name}</Go> <span className="quiet nowrap">{role}</span>
        </li>
      ))}
    </ul>
  );
}
