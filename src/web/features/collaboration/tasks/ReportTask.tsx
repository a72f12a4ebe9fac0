import { Form, Input, InputNumber } from 'antd';
import { collaborationRoutes } from '#contract/collaboration.ts';
import { useDo } from '#web/client.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Task } from './answers.ts';
import { EvidenceInput } from './EvidenceInput.tsx';

/** 报告进展, or that it is done. */
export function ReportTask({ task, finished, onClose }: { task: Task; finished: boolean; onClose: () => void }) {
  const report = useDo(collaborationRoutes.reportTask);
  const { region, id, progress } = task;
  return (
    <FormShell
      title={finished ? '报告完成' : '报告进展'}
      lead={finished ? `报告后由${task.askedByName}确认办结，或者退回再办。` : task.title}
      open
      onClose={onClose}
      schema={collaborationRoutes.reportTask.input}
      initial={{ region, id, progress: finished ? 100 : progress, finished, files: [] }}
      submitLabel={finished ? '报告完成' : '报告'}
      draftKey={`${id} ${finished}`}
      onSubmit={async (values) => {
        await report(values);
        tell(finished ? '已报告完成，等待确认' : `已报告进展：${String(values.progress)}%`);
      }}
    >
      {!finished && (
        <Field name="progress" label="进度">
          <InputNumber min={0} max={100} step={5} suffix="%" className="work-percent" />
        </Field>
      )}
      <Field name="note" label={finished ? '完成情况' : '进展情况'}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={1000} showCount />
      </Field>
      <Form.Item name="files" label="佐证材料">
        <EvidenceInput region={region} />
      </Form.Item>
    </FormShell>
  );
}
