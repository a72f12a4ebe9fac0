import type { z } from 'zod';
import type { Input, Output, Route } from '#contract/route.ts';
import { useDo } from '#web/client.ts';
import { DayInput } from './DayInput.tsx';
import { Field, FormShell } from './FormShell.tsx';
import { tell } from './notices.tsx';

/** A form that asks for one day: leaving, closing, dissolving, abolishing. The day is the first on which it no longer holds. */
export function DayForm<S extends z.ZodObject, R extends Route<S>>({
  route,
  title,
  submitLabel,
  field,
  label,
  hint,
  initial,
  done,
  onClose,
}: {
  route: R & Route<S>;
  title: string;
  submitLabel: string;
  field: keyof Input<R> & string;
  label: string;
  hint: string;
  initial: Partial<z.input<S>>;
  /** Said when it was done. */
  done: string;
  onClose: () => void;
}) {
  const act = useDo<R>(route);
  return (
    <FormShell
      title={title}
      open
      onClose={onClose}
      schema={route.input}
      initial={initial}
      submitLabel={submitLabel}
      draftKey={false}
      onSubmit={async (values): Promise<Output<R>> => {
        const answer = await act(values as Input<R>);
        tell(done);
        return answer;
      }}
    >
      <Field name={field} label={label} hint={hint}>
        <DayInput />
      </Field>
    </FormShell>
  );
}
