import type { Ref } from 'react';
import type { AnswerFault, Answers, FileReference } from '#core/forms/answer.ts';
import type { Form } from '#core/forms/form.ts';

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
