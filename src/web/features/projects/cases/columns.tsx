import { paths } from '#web/paths.ts';
import { Days } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import type { Column } from '#web/ui/Rows.tsx';
import type { CaseRow } from '../answers.ts';
import { CaseMark } from './CaseMark.tsx';

/** The columns of cases; of one call, its title is not repeated. */
export const caseColumns = (ofAll: boolean): readonly Column<CaseRow>[] => [
  {
    head: '名称',
    cell: ({ region, id, title, number, kind }) => (
      <>
        <Go to={paths.case(region, id)}>{title}</Go>
        <span className="project-of">{[number, kind].filter((word) => word !== null).join(' · ')}</span>
      </>
    ),
  },
  { head: '申报单位', cell: ({ organisationName }) => organisationName },
  ofAll
    ? { head: '征集', cell: ({ callId, callTitle }) => <Go to={paths.call(callId)}>{callTitle}</Go> }
    : { head: '领域', cell: ({ field }) => field ?? '–' },
  {
    head: '期限',
    cell: ({ due, overdue }) =>
      due === null ? '–' : <span className={overdue ? 'project-late' : ''}>{<Days on={due} />}</span>,
    tight: true,
  },
  { head: '办理状态', cell: (row) => <CaseMark of={row} />, tight: true },
];
