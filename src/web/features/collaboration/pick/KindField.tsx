import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { Act } from '#web/ui/Act.tsx';
import { Field } from '#web/ui/FormShell.tsx';
import { complain, tell } from '#web/ui/notices.tsx';

/** 类别 of a form: duties of programmes are met by what is of a certain kind, so it is chosen and not written. */
export function KindField({
  kinds,
  hint,
  add,
  placeholder,
}: {
  kinds: readonly string[];
  hint: string;
  /** Adds a kind that the list does not have yet; absent for those who may not. */
  add: ((name: string) => Promise<unknown>) | undefined;
  /** An example of a new kind. */
  placeholder: string;
}) {
  const [adding, setAdding] = useState(false);
  return (
    <Field
      name="kind"
      label="类别"
      hint={
        adding && add !== undefined ? (
          <NewKind add={add} placeholder={placeholder} onDone={() => setAdding(false)} />
        ) : (
          <>
            {hint}
            {add !== undefined && <Act label="增设类别" kind="link" size="small" onClick={() => setAdding(true)} />}
          </>
        )
      }
    >
      <Select options={kinds.map((kind) => ({ value: kind, label: kind }))} placeholder="请选择" listHeight={400} />
    </Field>
  );
}

function NewKind({
  add,
  placeholder,
  onDone,
}: {
  add: (name: string) => Promise<unknown>;
  placeholder: string;
  onDone: () => void;
}) {
  const form = Form.useFormInstance();
  const [name, setName] = useState('');
  const [pending, setPending] = useState(false);

  async function save(): Promise<void> {
    setPending(true);
    try {
      await add(name);
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
        placeholder={placeholder}
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
