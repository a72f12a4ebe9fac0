import { Input } from 'antd';
import { programmesRoutes } from '#contract/programmes.ts';
import { useDo } from '#web/client.ts';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import { useDay } from '#web/ui/standing.ts';
import type { Stage, Task } from '../answers.ts';

/** 记录任务完成: on which day, and by what. */
export function TaskSheet({
  programme,
  stage,
  task,
  onClose,
}: {
  programme: string;
  stage: Stage;
  task: Task;
  onClose: () => void;
}) {
  const record = useDo(programmesRoutes.recordTask);
  const { today } = useDay();
  return (
    <FormShell
      title="记录任务完成"
      open
      onClose={onClose}
      schema={programmesRoutes.recordTask.input}
      initial={{ id: programme, stage: stage.id, task: task.id, doneOn: today }}
      draftKey={`${programme}/${stage.id}/${task.id}`}
      submitLabel="记录完成"
      lead={`${stage.name} · ${task.name}`}
      onSubmit={async (values) => {
        await record(values);
        tell('已记录完成');
      }}
    >
      <Field name="doneOn" label="完成日期">
        <DayInput max={today} />
      </Field>
      <Field name="note" label="说明" hint="例如文件名、会议名或成果所在">
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Field>
    </FormShell>
  );
}
