import { paths } from '#web/paths.ts';
import { Days, Whole } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import type { Column } from '#web/ui/Rows.tsx';
import type { VisitRow } from './answers.ts';
import { VisitedName, VisitMark } from './words.tsx';

/** 走访记录 as a list. `regionName` where several districts stand together. */
export function visitColumns(regionName: ((code: string) => string) | null): Column<VisitRow>[] {
  return [
    {
      head: '走访',
      cell: (visit) => (
        <span>
          <Go to={paths.visit(visit.region, visit.id)}>
            <Days on={visit.on} />
          </Go>
          <span className="visit-kind">{visit.kind}</span>
          {!visit.planned && <span className="tag amber">计划外</span>}
        </span>
      ),
    },
    {
      head: '单位',
      cell: (visit) => (
        <VisitedName id={visit.organisationId} kind={visit.organisationKind} name={visit.organisationName} />
      ),
    },
    ...(regionName === null ? [] : [{ head: '区', cell: (visit: VisitRow) => regionName(visit.region), tight: true }]),
    { head: '联系人', cell: ({ liaisonName }) => liaisonName, tight: true },
    { head: '问题和建议', cell: ({ points }) => <Whole value={points} />, align: 'end' },
    { head: '未办结', cell: ({ unsettled }) => <Whole value={unsettled} />, align: 'end' },
    { head: '状态', cell: (visit) => <VisitMark state={visit.state} />, tight: true },
  ];
}
