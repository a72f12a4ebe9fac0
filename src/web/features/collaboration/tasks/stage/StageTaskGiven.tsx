import '../tasks.css';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { collaborationRoutes } from '#contract/collaboration.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Go } from '#web/ui/Go.tsx';
import { StatusMark } from '#web/ui/StatusMark.tsx';
import type { StageTask } from '../answers.ts';
import { standing } from '../words.ts';
import { RecordStage } from './RecordStage.tsx';

const AskTask = lazy(async () => ({ default: (await import('../AskTask.tsx')).AskTask }));

/** Who carries out a stage task of a programme, and giving it to somebody. */
export function StageTaskGiven({
  of,
  name,
  due,
  done,
  canRecord,
}: {
  of: StageTask;
  name: string;
  due: string | undefined;
  /** The stage task is done already. */
  done: boolean;
  canRecord: true | string;
}) {
  const [giving, setGiving] = useState(false);
  const { data } = useQuery(asking(collaborationRoutes.tasks, { programme: of.programmeId, size: 100 }));
  if (data === undefined) return null;
  const given = data.rows.filter(
    ({ stageTask, state }) => stageTask?.stage === of.stage && stageTask.task === of.task && state !== 'dropped',
  );
  return (
    <>
      {!done && (
        <Act
          label="交办"
          describes={`交办：${name}`}
          kind="link"
          size="small"
          disabledBecause={data.can.ask}
          onClick={() => setGiving(true)}
        />
      )}
      {given.map((task) => {
        const { status, words } = standing(task);
        return (
          <span key={task.id} className="work-given">
            <Go to={paths.task(task.region, task.id)}>
              {task.organisationName} {task.owner}
            </Go>
            <StatusMark status={status} label={words} />
            {!done && task.state === 'confirmed' && <RecordStage of={task} can={canRecord} kind="link" />}
          </span>
        );
      })}
      <Suspense>
        {giving && <AskTask carried={{ stageTask: of, title: name, due }} onClose={() => setGiving(false)} />}
      </Suspense>
    </>
  );
}
