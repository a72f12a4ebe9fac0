import './collaboration.css';
import './tasks/tasks.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useParams } from 'react-router';
import { collaborationRoutes } from '#contract/collaboration.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Page } from '#web/ui/Page.tsx';
import { StatusMark } from '#web/ui/StatusMark.tsx';
import { About } from './tasks/About.tsx';
import { Evidence } from './tasks/Evidence.tsx';
import { History } from './tasks/History.tsx';
import { NextAct, type TaskAct } from './tasks/NextAct.tsx';
import { StageDone } from './tasks/stage/StageDone.tsx';
import { ownerWords, standing } from './tasks/words.ts';

const ReportTask = lazy(async () => ({ default: (await import('./tasks/ReportTask.tsx')).ReportTask }));
const ChangeTask = lazy(async () => ({ default: (await import('./tasks/ChangeTask.tsx')).ChangeTask }));
const NoteForm = lazy(async () => ({ default: (await import('./tasks/NoteForm.tsx')).NoteForm }));

/** 一项任务. */
export function TaskPage() {
  const { region = '', id = '' } = useParams();
  const { data: task } = useSuspenseQuery(asking(collaborationRoutes.task, { region, id }));
  const [act, begin] = useState<TaskAct | null>(null);
  const close = () => begin(null);
  const { status, words } = standing(task);
  const key = { region, id };

  return (
    <Page
      title={task.title}
      breadcrumbs={[{ label: '任务', to: paths.tasks() }]}
      lead={
        <>
          {ownerWords(task)} <StatusMark status={status} label={words} />
        </>
      }
      actions={
        <>
          <Act label="改期或转交" disabledBecause={task.can.change} onClick={() => begin('change')} />
          <Act label="撤销任务" danger disabledBecause={task.can.drop} onClick={() => begin('drop')} />
        </>
      }
    >
      <NextAct task={task} begin={begin} />
      <StageDone task={task} />
      <About task={task} />
      <Evidence task={task} />
      <History steps={task.steps} />
      <Suspense>
        {(act === 'report' || act === 'finish') && (
          <ReportTask task={task} finished={act === 'finish'} onClose={close} />
        )}
        {act === 'change' && <ChangeTask task={task} onClose={close} />}
        {act === 'hand-back' && (
          <NoteForm
            route={collaborationRoutes.confirmTask}
            title="退回再办"
            lead="任务重新在办，承办人会收到通知。"
            label="还差什么"
            placeholder="如 缺少校本课程的课时"
            initial={{ ...key, confirmed: false }}
            done="已退回"
            onClose={close}
          />
        )}
        {act === 'drop' && (
          <NoteForm
            route={collaborationRoutes.dropTask}
            title="撤销任务"
            lead="撤销后不能恢复，承办人会收到通知；只改期限或承办人请用“改期或转交”。"
            label="原因"
            placeholder="如 该项工作已并入年度检查"
            initial={key}
            done={`已撤销：${task.title}`}
            onClose={close}
          />
        )}
      </Suspense>
    </Page>
  );
}
