import { lazy, Suspense, useState } from 'react';
import type { z } from 'zod';
import type { FieldProps, FormProps } from './FormDrawer.tsx';

// Most visits read: forms are loaded when the first one is opened.
const load = () => import('./FormDrawer.tsx');
const Drawer = lazy(async () => ({ default: (await load()).FormDrawer }));
const Labelled = lazy(async () => ({ default: (await load()).FormField }));

/** A form in a drawer: what was typed is kept until submitted, pending shows, a refusal is said where one looks. */
export function FormShell<S extends z.ZodObject>(props: FormProps<S>) {
  const [wanted, setWanted] = useState(props.open);
  if (props.open && !wanted) setWanted(true);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      {/* What is loaded later has no type parameter; the schema and the values that belong to it go together. */}
      <Drawer {...(props as unknown as FormProps<z.ZodObject>)} />
    </Suspense>
  );
}

/** One labelled field of the form, checked by the contract's schema when it is left. Its child is the input. */
export function Field(props: FieldProps) {
  return <Labelled {...props} />;
}
