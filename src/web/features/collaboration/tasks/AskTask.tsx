import './tasks.css';
import { Form, Input } from 'antd';
import { useNavigate } from 'react-router';
import { collaborationRoutes } from '#contract/collaboration.ts';
import { useDo } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import { useDay } from '#web/ui/standing.ts';
import type { Asked, StageTask } from './answers.ts';
import { checkOwner, OwnerInput } from './OwnerInput.tsx';

/** What the task begins with when it carries out a stage task of a programme. */
export type Carried = { readonly stageTask: StageTask; readonly title: string; readonly due: string | undefined };

/** 交办任务. */
export function AskTask({ carried, onClose }: { carried?: Carried | undefined; onClose: () => void }) {
  const give = useDo(collaborationRoutes.askTask);
  const navigate = useNavigate();
  const { today } = useDay();
  const { stageTask, title, due } = carried ?? { stageTask: null, title: undefined, due: undefined };
  // An owner is filled in piece by piece; the form checks it whole before it is sent.
  const owner = { by: 'post' } as Asked['owner'];
  return (
    <FormShell
      title="交办任务"
      lead={
        stageTask === null
          ? '承办人会收到通知；办好后报告完成，由您确认办结。'
          : '办好并确认后，可以一键记为这项阶段任务已完成。'
      }
      open
      onClose={onClose}
      schema={collaborationRoutes.askTask.input}
      initial={{
        ...(title === undefined ? {} : { title }),
        ...(due === undefined || due < today ? {} : { due }),
        owner,
        stageTask,
      }}
      submitLabel="交办"
      draftKey={stageTask === null ? '' : Object.values(stageTask).join('/')}
      onSubmit={async (values) => {
        const { region, id } = await give(values);
        tell(`已交办：${values.title}`);
        if (stageTask === null) void navigate(paths.task(region, id));
      }}
    >
      <Field name="title" label="做什么">
        <Input maxLength={100} placeholder="如 上报共享课程目录" />
      </Field>
      <Field name="detail" label="要求" hint="做到什么程度、交什么材料">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={2000} />
      </Field>
      <Form.Item name="owner" label="交给谁" required rules={[{ validator: checkOwner }]}>
        <OwnerInput />
      </Form.Item>
      <Field name="due" label="完成期限">
        <DayInput min={today} />
      </Field>
    </FormShell>
  );
}
