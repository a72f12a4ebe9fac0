import { Form, Input } from 'antd';
import { collaborationRoutes } from '#contract/collaboration.ts';
import { useDo } from '#web/client.ts';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import { KnownNames } from '../pick/known-names.ts';
import type { Task } from './answers.ts';
import { checkOwner, OwnerInput } from './OwnerInput.tsx';

/** 改期或转交, with the reason. */
export function ChangeTask({ task, onClose }: { task: Task; onClose: () => void }) {
  const change = useDo(collaborationRoutes.changeTask);
  const { region, id, version, due, ownedBy, owner, organisationId, organisationName } = task;
  const names = {
    [organisationId]: organisationName,
    ...(ownedBy.by === 'person' ? { [ownedBy.personId]: owner } : {}),
  };
  return (
    <KnownNames value={names}>
      <FormShell
        title="改期或转交"
        lead="承办人会收到通知；转交的，原承办人也会收到。"
        open
        onClose={onClose}
        schema={collaborationRoutes.changeTask.input}
        initial={{ region, id, version, due, owner: ownedBy }}
        submitLabel="保存"
        draftKey={false}
        onSubmit={async (values) => {
          await change(values);
          tell('已保存，并通知承办人');
        }}
      >
        <Field name="due" label="完成期限">
          <DayInput />
        </Field>
        <Form.Item name="owner" label="交给谁" required rules={[{ validator: checkOwner }]}>
          <OwnerInput />
        </Form.Item>
        <Field name="note" label="原因">
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} placeholder="如 上级材料延后下发" />
        </Field>
      </FormShell>
    </KnownNames>
  );
}
