import { Go } from '#web/ui/Go.tsx';
import type { Task } from '../answers.ts';
import { stagesOf, useStageTask } from './carried.ts';
import { RecordStage } from './RecordStage.tsx';

/** A task that carried out a stage task and is settled: one click from the stage task being done. */
export function StageDone({ task }: { task: Task }) {
  const found = useStageTask(task.stageTask);
  if (task.state !== 'confirmed' || found === undefined || found.task.measured) return null;
  const { programme, stage, task: wanted } = found;
  const done = wanted.state === 'done';
  return (
    <div className={done ? 'work-next settled' : 'work-next'} role="status">
      <p>
        {done ? '已记入' : '可以记入'} <Go to={stagesOf(programme.id)}>{programme.title}</Go> {stage.name}“{wanted.name}
        ”{done ? `：完成于 ${wanted.doneOn}` : ''}
      </p>
      {!done && <RecordStage of={task} can={programme.can.recordTask} />}
    </div>
  );
}
