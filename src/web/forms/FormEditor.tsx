import './editor/editor.css';
import { lazy, Suspense } from 'react';
import type { Form } from '#core/forms/form.ts';
import type { FormProblem } from '#core/forms/problem.ts';
import { Waiting } from '#web/ui/states.tsx';

export type FormEditorProps = {
  form: Form;
  /** Every change, also one that leaves the form with problems: whoever saves asks the server. */
  onChange: (form: Form) => void;
  /** What the server found when it was last saved. */
  problems?: readonly FormProblem[];
};

const Editor = lazy(async () => ({ default: (await import('./editor/Editor.tsx')).Editor }));

/** 表单编辑: pages and questions at the left, the form as it will be filled in at the right, and its source for those who can. */
export function FormEditor(props: FormEditorProps) {
  return (
    <Suspense fallback={<Waiting lines={12} label="正在打开编辑器" />}>
      <Editor {...props} />
    </Suspense>
  );
}
