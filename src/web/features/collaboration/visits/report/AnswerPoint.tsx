import { Form, Input } from 'antd';
import { visitRoutes } from '#contract/collaboration/visits.ts';
import { useDo } from '#web/client.ts';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Point, Visit } from '../answers.ts';
import { checkTask, TaskInput } from './TaskInput.tsx';

/** 答复一条: what will be done by when; it may become somebody's task at the same stroke. */
export function AnswerPoint({
  visit,
  point,
  about,
  onClose,
}: {
  visit: Visit;
  point: Point;
  about: string;
  onClose: () => void;
}) {
  const answer = useDo(visitRoutes.answerPoint);
  return (
    <FormShell
      title={`答复${about}`}
      lead={`${point.kind}：${point.body}`}
      open
      onClose={onClose}
      schema={visitRoutes.answerPoint.input}
      initial={{ region: visit.region, id: visit.id, number: point.number, task: null }}
      submitLabel="答复"
      draftKey={`${visit.id} ${point.number}`}
      onSubmit={async (values) => {
        await answer(values);
        tell(values.task == null ? '已答复' : '已答复，任务已交办');
      }}
    >
      <Field name="answer" label="怎么办">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={1000} />
      </Field>
      <Field name="due" label="何时办好" hint="到期后联系人来看落实情况；已经办好的填今天">
        <DayInput />
      </Field>
      <Form.Item name="task" label="任务" validateTrigger={[]} rules={[{ validator: checkTask }]}>
        <TaskInput visit={visit} suggestion={point.body} />
      </Form.Item>
    </FormShell>
  );
}
