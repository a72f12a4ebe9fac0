import { programmesRoutes } from '#contract/programmes.ts';
import { useDo } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { TaskRow } from '../answers.ts';

/** Records the stage task done on the day the task that carried it out was. */
export function RecordStage({
  of: { stageTask, doneOn, title },
  can,
  kind = 'primary',
}: {
  of: Pick<TaskRow, 'stageTask' | 'doneOn' | 'title'>;
  can: true | string;
  kind?: 'primary' | 'link';
}) {
  const record = useDo(programmesRoutes.recordTask);
  if (stageTask === null || doneOn === null) return null;
  const { programmeId, stage, task } = stageTask;
  return (
    <Act
      label="记为已完成"
      describes={`记为已完成：${title}`}
      kind={kind}
      size={kind === 'link' ? 'small' : 'middle'}
      disabledBecause={can}
      onClick={async () => {
        await record({ id: programmeId, stage, task, doneOn, note: `任务“${title}”办结` });
        tell('阶段任务已记为完成');
      }}
    />
  );
}
