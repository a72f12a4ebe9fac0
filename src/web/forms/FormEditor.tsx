import './editor/editor.css';
import { lazy, Suspense } from 'react';
import { Waiting } from '#web/ui/states.tsx';
import type { FormEditorProps } from './editor/Editor.tsx';

const Editor = lazy(async () => ({ default: (await import('./editor/Editor.tsx')).Editor }));

/** 表单编辑: pages and questions at the left, the form as it will be filled in at the right, and its source for those who can. */
export function FormEditor(props: FormEditorProps) {
  return (
    <Suspense fallback={<Waiting lines={12} label="正在打开编辑器" />}>
      <Editor {...props} />
    </Suspense>
  );
}
