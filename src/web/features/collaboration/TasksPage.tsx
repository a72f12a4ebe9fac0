import './tasks/tasks.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { collaborationRoutes } from '#contract/collaboration.ts';
import { TASK_ORIGINS } from '#core/collaboration/task.ts';
import { asking } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { anyText, oneOf, useAddress } from '#web/ui/address.ts';
import { Page } from '#web/ui/Page.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import { usePlace } from '#web/ui/standing.ts';
import { Empty } from '#web/ui/states.tsx';
import { taskColumns } from './tasks/columns.tsx';
import { STATES, TaskFilters, WhoseTasks } from './tasks/TaskFilters.tsx';

const AskTask = lazy(async () => ({ default: (await import('./tasks/AskTask.tsx')).AskTask }));

const fields = {
  search: anyText,
  organisation: anyText,
  origin: oneOf(TASK_ORIGINS),
  state: oneOf(STATES),
  whose: oneOf(['owed', 'asked']),
  overdue: oneOf(['yes']),
};

/** 任务. */
export function TasksPage() {
  const [state, change] = useAddress(fields);
  const [giving, setGiving] = useState(false);
  const { region } = usePlace();
  const { data } = useSuspenseQuery(asking(collaborationRoutes.tasks, { ...state, region }));
  const give = <Act label="交办任务" kind="primary" disabledBecause={data.can.ask} onClick={() => setGiving(true)} />;
  const isFiltered = Object.keys(fields).some((name) => state[name as keyof typeof fields] !== undefined);
  const organisationName = data.rows.find(({ organisationId }) => organisationId === state.organisation);

  return (
    <Page title="任务" lead="会议、走访、阶段任务中的和直接交办的。交给岗位的任务，换了人也跟着岗位走" actions={give}>
      <WhoseTasks state={state} change={change} waiting={data.waiting} />
      <TaskFilters
        state={state}
        change={change}
        region={region}
        organisationName={organisationName?.organisationName}
      />
      <Rows
        label="任务"
        columns={taskColumns}
        rows={data.rows}
        rowKey={(task) => task.id}
        total={data.total}
        page={state.page}
        size={state.size}
        empty={
          <Empty title={isFiltered ? '没有符合条件的任务' : '还没有任务'} action={give}>
            {isFiltered
              ? '放宽筛选条件再看。'
              : '在这里交办第一项任务：写清做什么、交给哪个岗位、何时完成；办好后由您确认办结。'}
          </Empty>
        }
      />
      <Suspense>{giving && <AskTask onClose={() => setGiving(false)} />}</Suspense>
    </Page>
  );
}
