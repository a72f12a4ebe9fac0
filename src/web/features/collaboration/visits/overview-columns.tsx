import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Days, Whole } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import type { Column } from '#web/ui/Rows.tsx';
import type { Visited } from './answers.ts';
import { VisitedName } from './words.tsx';

export function overviewColumns({
  regionName,
  most,
  records,
}: {
  /** Where several districts stand together. */
  regionName: ((code: string) => string) | null;
  /** The longest time on the page, for the bars. */
  most: number;
  /** Whether the reader may record a visit. */
  records: boolean;
}): Column<Visited>[] {
  return [
    { head: '单位', cell: ({ id, kind, name }) => <VisitedName id={id} kind={kind} name={name} />, sort: 'name' },
    ...(regionName === null ? [] : [{ head: '区', cell: (row: Visited) => regionName(row.region), tight: true }]),
    { head: '联系人', cell: Liaisons },
    { head: '最近走访', cell: Last, tight: true },
    { head: '距今', cell: ({ days }) => <Since days={days} most={most} />, sort: 'longest' },
    {
      head: '走访次数',
      cell: ({ id, visits }) => (
        <Go to={`${paths.visitRecords()}?organisation=${id}`}>
          <Whole value={visits} />
        </Go>
      ),
      align: 'end',
    },
    {
      head: '未办结',
      cell: ({ id, unsettled }) =>
        unsettled === 0 ? (
          <span className="quiet">0</span>
        ) : (
          <Go to={`${paths.visitRecords()}?organisation=${id}&state=sent`}>{unsettled} 条</Go>
        ),
      align: 'end',
      sort: 'unsettled',
    },
    ...(records ? [{ head: '', cell: Record, tight: true }] : []),
  ];
}

const Liaisons = ({ liaisons }: Visited) => (
  <span className="inline-list">
    {liaisons.map(({ id, name, holds }) => (
      <span key={id}>
        {name}
        {!holds && <span className="tag amber">已离岗</span>}
      </span>
    ))}
  </span>
);

const Last = ({ region, last }: Visited) =>
  last === null ? (
    <span className="quiet">–</span>
  ) : (
    <span>
      <Go to={paths.visit(region, last.id)}>
        <Days on={last.on} />
      </Go>{' '}
      <span className="quiet">{last.liaisonName}</span>
    </span>
  );

/** The days as a word and a bar, so that the eye finds the longest. */
function Since({ days, most }: { days: number | null; most: number }) {
  if (days === null) return <span className="status risk">▲ 还没有走访过</span>;
  return (
    <span className="visit-since">
      <span className="number">{days} 天</span>
      <span className="visit-bar" aria-hidden="true">
        <span style={{ width: `${(days / most) * 100}%` }} />
      </span>
    </span>
  );
}

const Record = ({ id, name }: Visited) => (
  <Act label="记走访" size="small" describes={`记走访：${name}`} to={`${paths.recordVisit()}?organisation=${id}`} />
);
