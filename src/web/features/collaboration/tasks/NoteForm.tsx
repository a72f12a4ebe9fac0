import { Input } from 'antd';
import type { z } from 'zod';
import type { Route } from '#contract/route.ts';
import { useDo } from '#web/client.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';

/** A form that asks for one word on why: handing a task back, dropping it. */
export function NoteForm<S extends z.ZodObject>({
  route,
  title,
  lead,
  label,
  placeholder,
  initial,
  done,
  onClose,
}: {
  route: Route<S>;
  title: string;
  lead: string;
  label: string;
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
      submitLabel={title}
      draftKey={false}
      onSubmit={async (values) => {
        await act(values);
        tell(done);
      }}
    >
      <Field name="note" label={label}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} placeholder={placeholder} />
      </Field>
    </FormShell>
  );
}
