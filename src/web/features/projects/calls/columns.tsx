import { paths } from '#web/paths.ts';
import { Days, Period, Whole } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import type { Column } from '#web/ui/Rows.tsx';
import type { CallRow } from '../answers.ts';
import { CallMark } from './CallMark.tsx';

export const callColumns: readonly Column<CallRow>[] = [
  {
    head: '征集',
    cell: ({ id, title, procedureName }) => (
      <>
        <Go to={paths.call(id)}>{title}</Go>
        <span className="project-of">{procedureName}</span>
      </>
    ),
  },
  {
    head: '行动计划',
    cell: ({ programmeTitle, regionName }) => (
      <>
        {programmeTitle}
        <span className="project-of">{regionName}</span>
      </>
    ),
  },
  {
    head: '受理时间',
    cell: ({ opens, closes }) =>
      closes === null ? (
        <>
          自 <Days on={opens} /> 起
        </>
      ) : (
        <Period from={opens} to={closes} />
      ),
    tight: true,
  },
  { head: '申报件', cell: ({ cases }) => <Whole value={cases} />, align: 'end', tight: true },
  { head: '状态', cell: (call) => <CallMark call={call} />, tight: true },
];
