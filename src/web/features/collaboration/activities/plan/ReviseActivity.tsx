import { Input } from 'antd';
import { activityRoutes } from '#contract/collaboration/activities.ts';
import { useDo } from '#web/client.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import { KnownNames } from '../../pick/known-names.ts';
import type { Activity } from '../answers.ts';
import { PlanFields } from './PlanFields.tsx';
import { planOf } from './plan-draft.ts';

/** 修改活动 while it is to come; afterwards, 更正 with the reason on record. */
export function ReviseActivity({ activity, onClose }: { activity: Activity; onClose: () => void }) {
  const revise = useDo(activityRoutes.reviseActivity);
  const { region, id, version, state } = activity;
  const isHeld = state === 'held' || state === 'summarised';
  return (
    <KnownNames value={namesIn(activity)}>
      <FormShell
        title={isHeld ? '更正活动' : '修改活动'}
        lead={
          state === 'published' ? '时间或地点有变的，已报名的人会收到通知；人数上限放宽的，候补依次递补。' : undefined
        }
        open
        onClose={onClose}
        schema={activityRoutes.reviseActivity.input}
        initial={{ region, id, version, ...planOf(activity), reason: null }}
        submitLabel="保存"
        draftKey={`${id}:${version}`}
        onSubmit={async (values) => {
          await revise(values);
          tell('活动已修改');
        }}
      >
        <PlanFields isHeld={isHeld} />
        {isHeld && (
          <Field name="reason" label="更正原因" hint="活动已举办，更正须写明原因">
            <Input.TextArea maxLength={200} autoSize={{ minRows: 2, maxRows: 4 }} placeholder="如 日期录错" />
          </Field>
        )}
      </FormShell>
    </KnownNames>
  );
}

function namesIn({ organisers, host, audiences }: Activity): Record<string, string> {
  return Object.fromEntries([
    ...organisers.map(({ id, name }) => [id, name]),
    ...(host === null ? [] : [[host.id, host.name]]),
    ...audiences.flatMap(({ organisationId, organisationName }) =>
      organisationId === null ? [] : [[organisationId, organisationName ?? '']],
    ),
  ]) as Record<string, string>;
}
