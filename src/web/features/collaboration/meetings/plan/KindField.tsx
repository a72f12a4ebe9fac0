import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { collaborationRoutes } from '#contract/collaboration.ts';
import { asking, useDo } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { Field } from '#web/ui/FormShell.tsx';
import { complain, tell } from '#web/ui/notices.tsx';

/** 会议类别; duties of programmes are met by meetings of a certain kind, so it is chosen and not written. */
export function KindField() {
  const { data } = useQuery(asking(collaborationRoutes.meetings, { size: 1 }));
  const [adding, setAdding] = useState(false);
  const kinds = data?.kinds ?? [];
  return (
    <Field
      name="kind"
      label="类别"
      hint={
        adding ? (
          <NewKind onDone={() => setAdding(false)} />
        ) : (
          <>
            行动计划按类别认定会议。
            {data?.can.addKind === true && (
              <Act label="增设类别" kind="link" size="small" onClick={() => setAdding(true)} />
            )}
          </>
        )
      }
    >
      <Select options={kinds.map((kind) => ({ value: kind, label: kind }))} placeholder="请选择" listHeight={400} />
    </Field>
  );
}

function NewKind({ onDone }: { onDone: () => void }) {
  const add = useDo(collaborationRoutes.addMeetingKind);
  const form = Form.useFormInstance();
  const [name, setName] = useState('');
  const [pending, setPending] = useState(false);

  async function save(): Promise<void> {
    setPending(true);
    try {
      await add({ name });
      form.setFieldValue('kind', name.trim());
      tell(`已增设类别：${name.trim()}`);
      onDone();
    } catch (error) {
      complain(error);
      setPending(false);
    }
  }

  return (
    <span className="coll-editor-acts">
      <Input
        aria-label="新类别的名称"
        value={name}
        maxLength={20}
        placeholder="如 教研组长例会"
        onChange={(event) => setName(event.target.value)}
        onPressEnter={(event) => {
          // The form around it is not meant.
          event.preventDefault();
          if (name.trim() !== '') void save();
        }}
      />
      <Button loading={pending} disabled={name.trim() === ''} onClick={() => void save()}>
        增设
      </Button>
      <Button type="text" onClick={onDone}>
        算了
      </Button>
    </span>
  );
}
