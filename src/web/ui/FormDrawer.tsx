import './form.css';
import { Button, Form } from 'antd';
import { createContext, type ReactNode, use, useState } from 'react';
import type { z } from 'zod';
import { Refused } from '#web/ask.ts';
import { draft, dropDraft, keepDraft } from './drafts.ts';
import { Sheet } from './Sheet.tsx';

export type FieldProps = { name: string; label: string; hint?: ReactNode; children: ReactNode };

const Schema = createContext<z.ZodObject | null>(null);

export type FormProps<S extends z.ZodObject> = {
  title: string;
  open: boolean;
  onClose: () => void;
  /** The contract's input: the form checks what the server will check. */
  schema: S;
  /** What the fields begin with, and the input's values that have no field (ids, versions). */
  initial: Partial<z.input<S>>;
  /** A thrown `Refused` is shown in the form; otherwise the form closes. */
  onSubmit: (values: z.input<S>) => Promise<unknown>;
  submitLabel: string;
  lead?: ReactNode;
  /** Tells drafts of the same form apart, e.g. the id of the thing; `false` keeps none. */
  draftKey?: string | false;
  children: ReactNode;
};

/** The form itself, loaded when the first one is opened. */
export function FormDrawer<S extends z.ZodObject>(props: FormProps<S>) {
  return (
    <Sheet title={props.title} open={props.open} onClose={props.onClose}>
      {props.open && <Body {...props} />}
    </Sheet>
  );
}

function Body<S extends z.ZodObject>({
  title,
  onClose,
  schema,
  initial,
  onSubmit,
  submitLabel,
  lead,
  draftKey = '',
  children,
}: FormProps<S>) {
  const [form] = Form.useForm<Record<string, unknown>>();
  const [refused, setRefused] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const key = draftKey === false ? null : `${title}:${draftKey}`;
  const [kept, setKept] = useState(() => (key === null ? null : draft(key)));

  async function submit(typed: Record<string, unknown>): Promise<void> {
    const values = { ...initial, ...withoutBlanks(schema, typed) };
    const checked = schema.safeParse(values);
    if (!checked.success) {
      setRefused(checked.error.issues.map((issue) => issue.message).join('；'));
      return;
    }
    setPending(true);
    setRefused(null);
    try {
      await onSubmit(values as z.input<S>);
      if (key !== null) dropDraft(key);
      onClose();
    } catch (error) {
      if (!(error instanceof Refused)) console.error(error);
      setRefused(error instanceof Refused ? error.message : '没有成功。您填写的内容还在，请再试一次');
    } finally {
      setPending(false);
    }
  }

  function startAgain(): void {
    if (key !== null) dropDraft(key);
    setKept(null);
    form.resetFields();
    form.setFieldsValue(initial);
  }

  return (
    <Schema value={schema}>
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={{ ...initial, ...kept }}
        onValuesChange={(_, all) => key !== null && keepDraft(key, all)}
        onFinish={(typed) => void submit(typed)}
        scrollToFirstError={{ focus: true, block: 'center' }}
        className="form"
      >
        {lead !== undefined && <div className="lead">{lead}</div>}
        {kept !== null && (
          <p className="draft-note" role="status">
            已恢复上次未提交的内容。
            <button type="button" className="plain-button" onClick={startAgain}>
              清空重填
            </button>
          </p>
        )}
        {children}
        {refused !== null && (
          <p className="refused" role="alert">
            <span aria-hidden="true">▲ </span>
            {refused}
          </p>
        )}
        <div className="form-acts">
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" htmlType="submit" loading={pending}>
            {submitLabel}
          </Button>
        </div>
      </Form>
    </Schema>
  );
}

/** One labelled field, checked by the contract's schema when it is left. Its child is the input. */
export function FormField({ name, label, hint, children }: FieldProps) {
  const schema = use(Schema)?.shape[name] as z.ZodType | undefined;
  const optional = schema !== undefined && (schema.safeParse(undefined).success || schema.safeParse(null).success);
  const check = async (_: unknown, value: unknown): Promise<void> => {
    const given = blank(value) ? undefined : value;
    if (given === undefined && optional) return;
    if (given === undefined) throw new Error(`请填写${label}`);
    const checked = schema?.safeParse(given);
    if (checked?.success === false) throw new Error(checked.error.issues[0]!.message);
  };
  return (
    <Form.Item
      name={name}
      label={label}
      extra={hint}
      required={!optional}
      validateTrigger="onBlur"
      rules={[{ validator: check }]}
    >
      {children}
    </Form.Item>
  );
}

/** An emptied field means “nothing”: `null` where the contract knows it, else absent. */
function withoutBlanks(schema: z.ZodObject, typed: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(typed).map(([name, value]) => {
    if (!blank(value)) return [name, value];
    const takesNull = (schema.shape[name] as z.ZodType | undefined)?.safeParse(null).success;
    return [name, takesNull ? null : undefined];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Record<string, unknown>;
}

function blank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
