import type { ReactNode } from 'react';
import { ALLIANCE_KINDS } from '#core/programmes/vocabulary.ts';
import { paths } from '#web/paths.ts';
import { Days } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Section } from '#web/ui/Page.tsx';
import { type Column, Rows } from '#web/ui/Rows.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { AllianceRow } from '../answers.ts';
import { AllianceCard } from './AllianceCard.tsx';

/** The alliances as cards by kind, or as a table. */
export function AllianceList({
  view,
  data,
  page,
  size,
  found,
  regionName,
}: {
  view: 'cards' | 'table';
  data: { rows: AllianceRow[]; total: number };
  page: number;
  size: number;
  found: ReactNode;
  regionName: ((code: string) => string) | null;
}) {
  if (data.rows.length === 0) {
    return (
      <Empty title="没有符合条件的联盟" action={found}>
        联盟把几所学校连在一起：成立后吸收成员校，通过章程、规划和权责清单，建立理事会。
      </Empty>
    );
  }
  // Cards hold a hundred to a page; where there are more, the table with its pages serves better.
  if (view === 'table' || data.total > size) {
    return (
      <Rows
        label="联盟"
        columns={columns(regionName)}
        rows={data.rows}
        rowKey={(alliance) => alliance.id}
        total={data.total}
        page={page}
        size={size}
        empty=""
      />
    );
  }
  return ALLIANCE_KINDS.filter((kind) => data.rows.some((alliance) => alliance.kind === kind)).map((kind) => {
    const alliances = data.rows.filter((alliance) => alliance.kind === kind);
    return (
      <Section key={kind} title={`${kind}（${alliances.length}）`} plain>
        <ul className="org-cards">
          {alliances.map((alliance) => (
            <AllianceCard key={alliance.id} alliance={alliance} regionName={regionName} />
          ))}
        </ul>
      </Section>
    );
  });
}

function columns(regionName: ((code: string) => string) | null): Column<AllianceRow>[] {
  const where: Column<AllianceRow>[] = regionName
    ? [{ head: '区', cell: ({ region }) => regionName(region), tight: true }]
    : [];
  return [
    {
      head: '联盟',
      cell: ({ id, name, dissolvedOn }) => (
        <span className={dissolvedOn === null ? undefined : 'org-past'}>
          <Go to={paths.alliance(id)}>{name}</Go>
          {dissolvedOn !== null && <span className="tag">{dissolvedOn} 解散</span>}
        </span>
      ),
    },
    ...where,
    { head: '类别', cell: ({ kind }) => kind, tight: true },
    {
      head: '形式或领域',
      cell: ({ form, field }) => form ?? field ?? <span className="quiet">未填</span>,
      tight: true,
    },
    { head: '牵头校', cell: ({ lead }) => lead ?? <span className="quiet">未定</span> },
    { head: '成员校', cell: ({ members }) => <span className="number">{members} 所</span>, align: 'end', tight: true },
    {
      head: '治理文件',
      cell: ({ documents }) => (documents.length === 0 ? <span className="quiet">尚无</span> : documents.join('、')),
    },
    { head: '成立日期', cell: ({ foundedOn }) => <Days on={foundedOn} />, tight: true },
  ];
}
