import { Input } from 'antd';
import { collaborationRoutes } from '#contract/collaboration.ts';
import { useDo } from '#web/client.ts';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import { TimeInput } from '../../when/TimeInput.tsx';
import type { Meeting } from '../answers.ts';

/** 改期; the day of a meeting that was held is a fact, and is put right only with a reason. */
export function MoveMeeting({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const move = useDo(collaborationRoutes.moveMeeting);
  const { region, id, version, on, begins, ends } = meeting;
  const held = meeting.state === 'held';
  return (
    <FormShell
      title={held ? '更正会议日期' : '改期'}
      lead={held ? '会议已经召开：计入哪一期，随更正后的日期重新计算。' : '受邀的人会收到改期通知。'}
      open
      onClose={onClose}
      schema={collaborationRoutes.moveMeeting.input}
      initial={{ region, id, version, on, begins, ends, reason: null }}
      submitLabel={held ? '更正' : '改期'}
      draftKey={false}
      onSubmit={async (values) => {
        await move(values);
        tell(held ? '会议日期已更正' : `已改期：${values.on} ${values.begins}`);
      }}
    >
      <Field name="on" label="日期">
        <DayInput />
      </Field>
      <div className="coll-pair">
        <Field name="begins" label="开始">
          <TimeInput />
        </Field>
        <Field name="ends" label="结束">
          <TimeInput />
        </Field>
      </div>
      <Field name="reason" label="原因" hint={held ? '必须写明，记入审计' : undefined}>
        <Input maxLength={200} placeholder={held ? '如 原登记日期录错' : '如 会场调整'} />
      </Field>
    </FormShell>
  );
}
