import { lazy, Suspense } from 'react';
import { Waiting } from '#web/ui/states.tsx';
import type { FillProps } from './fill/Fill.tsx';
import { ReadForm } from './ReadForm.tsx';

type ReadProps = Pick<FillProps, 'form' | 'answers' | 'hrefOf'>;

const Fill = lazy(async () => ({ default: (await import('./fill/Fill.tsx')).Fill }));

/** 表单: filled in, checked as each question is left, or read. What filling in needs is loaded when somebody fills in. */
export function FilledForm(props: (FillProps & { mode: 'edit' }) | (ReadProps & { mode: 'read' })) {
  if (props.mode === 'read') return <ReadForm {...props} />;
  return (
    <Suspense fallback={<Waiting lines={12} label="正在打开表单" />}>
      <Fill {...props} />
    </Suspense>
  );
}
