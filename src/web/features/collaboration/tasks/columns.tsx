import { paths } from '#web/paths.ts';
import { Days } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import type { Column } from '#web/ui/Rows.tsx';
import { StatusMark } from '#web/ui/StatusMark.tsx';
import type { TaskRow } from './answers.ts';
import { Done } from './Progress.tsx';
import { standing } from './words.ts';

export const taskColumns: readonly Column<TaskRow>[] = [
  {
    head: '任务',
    cell: (task) => (
      <>
        <Go to={paths.task(task.region, task.id)}>{task.title}</Go>
        <span className="work-origin">{task.origin}</span>
      </>
    ),
  },
  {
    head: '承办',
    cell: ({ organisationName, owner, mine }) => (
      <span>
        {organisationName} <span className="nowrap">{owner}</span> {mine && <span className="tag jade">我承办</span>}
      </span>
    ),
  },
  {
    head: '交办',
    cell: ({ askedByName, asked }) => (asked ? <span className="tag">我交办</span> : askedByName),
    tight: true,
  },
  { head: '期限', cell: ({ due }) => <Days on={due} />, tight: true },
  { head: '进度', cell: (task) => <Done of={task} />, tight: true },
  {
    head: '状态',
    cell: (task) => {
      const { status, words } = standing(task);
      return <StatusMark status={status} label={words} />;
    },
    tight: true,
  },
];
