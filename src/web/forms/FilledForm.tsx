import { lazy, type Ref, Suspense } from 'react';
import type { AnswerFault, Answers, FileReference } from '#core/forms/answer.ts';
import type { Form } from '#core/forms/form.ts';
import { Waiting } from '#web/ui/states.tsx';
import { ReadForm } from './ReadForm.tsx';

/** What a page may ask of a form that is being filled in. */
export type FilledFormHandle = {
  /** Shows everything that stands against handing the form in, goes to the first of it; true when nothing does. */
  check(): boolean;
};

export type FillProps = {
  form: Form;
  answers: Answers;
  onChange: (answers: Answers) => void;
  /** Brings a file to the platform's store. A thrown `Refused` is shown at the question. */
  upload: (file: File) => Promise<FileReference>;
  /** Where a file can be opened. */
  hrefOf: (file: FileReference) => string;
  /** What the server found; each stands at its question until that is changed. */
  faults?: readonly AnswerFault[];
  handle?: Ref<FilledFormHandle>;
};

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
