import { Act } from '#web/ui/Act.tsx';
import { Period } from '#web/ui/figures.tsx';
import type { Column } from '#web/ui/Rows.tsx';
import type { Assignment } from '../answers.ts';
import { VisitedName } from '../words.tsx';

export function assignmentColumns({
  regionName,
  titleOf,
  today,
  onEnd,
}: {
  regionName: ((code: string) => string) | null;
  titleOf: (programme: string) => string;
  today: string;
  onEnd: (assignment: Assignment) => void;
}): Column<Assignment>[] {
  return [
    {
      head: '单位',
      cell: ({ organisationId, organisationKind, organisationName }) => (
        <VisitedName id={organisationId} kind={organisationKind} name={organisationName} />
      ),
    },
    ...(regionName === null ? [] : [{ head: '区', cell: (row: Assignment) => regionName(row.region), tight: true }]),
    {
      head: '联系人',
      cell: ({ liaisonName, holds, to }) => (
        <>
          {liaisonName}
          {!holds && (to === null || to > today) && <span className="tag amber">已离岗，请另行安排</span>}
        </>
      ),
    },
    {
      head: '行动计划',
      cell: ({ programmeId }) => (programmeId === null ? <span className="quiet">不限</span> : titleOf(programmeId)),
    },
    { head: '起止', cell: ({ from, to }) => <Period from={from} to={to} />, tight: true },
    {
      head: '',
      cell: (row) =>
        row.to !== null && row.to <= today ? (
          <span className="quiet">已结束</span>
        ) : (
          <Act
            label="结束"
            size="small"
            describes={`结束：${row.liaisonName}联系${row.organisationName}`}
            disabledBecause={row.can.end}
            onClick={() => onEnd(row)}
          />
        ),
      tight: true,
    },
  ];
}
