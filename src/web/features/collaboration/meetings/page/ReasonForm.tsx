import { Input } from 'antd';
import type { z } from 'zod';
import type { Route } from '#contract/route.ts';
import { useDo } from '#web/client.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';

/** A form that asks for one reason: cancelling a meeting, correcting final minutes. */
export function ReasonForm<S extends z.ZodObject>({
  route,
  title,
  lead,
  submitLabel,
  placeholder,
  initial,
  done,
  onClose,
}: {
  route: Route<S>;
  title: string;
  lead: string;
  submitLabel: string;
  placeholder: string;
  initial: Partial<z.input<S>>;
  /** Said when it was done. */
  done: string;
  onClose: () => void;
}) {
  const act = useDo(route);
  return (
    <FormShell
      title={title}
      lead={lead}
      open
      onClose={onClose}
      schema={route.input}
      initial={initial}
      submitLabel={submitLabel}
      draftKey={false}
      onSubmit={async (values) => {
        await act(values);
        tell(done);
      }}
    >
      <Field name="reason" label="原因">
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2, maxRows: 6 }} placeholder={placeholder} />
      </Field>
    </FormShell>
  );
}
