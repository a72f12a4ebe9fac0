import '../forms.css';
import { type ReactNode, type Ref, use, useId, useImperativeHandle, useMemo } from 'react';
import type { AnswerFault, Answers, FileReference } from '#core/forms/answer.ts';
import type { Form, FormElement, FormPage } from '#core/forms/form.ts';
import { isPanel } from '#core/forms/form.ts';
import type { FormQuestion } from '#core/forms/questions.ts';
import { formLibrary } from '../library.ts';
import { Asked } from './Asked.tsx';
import { FillingContext, placeOf, useFilling } from './filling.ts';
import { Outline } from './Outline.tsx';

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

const library = formLibrary();
const NOBODY: readonly AnswerFault[] = [];

/** A form with its inputs; loaded when somebody fills one in. */
export function Fill({ form, answers, onChange, upload, hrefOf, faults: told = NOBODY, handle }: FillProps) {
  const id = useId();
  const filling = useFilling(use(library), form, answers, onChange, told);
  const { leave, showAll } = filling;
  const around = useMemo(() => ({ id, upload, hrefOf, leave }), [id, upload, hrefOf, leave]);
  useImperativeHandle(handle, () => ({
    check() {
      const first = showAll();
      if (first !== undefined) goTo(id, first);
      return first === undefined;
    },
  }));
  const byName = new Map(filling.questions.map((question) => [question.name, question]));
  const isShown = (question: FormQuestion) => filling.followed.standing.get(question.name)?.shown === true;
  const pages = form.pages
    .map((page) => ({ page, shown: filling.questions.filter((each) => each.page === page.name && isShown(each)) }))
    .filter(({ shown }) => shown.length > 0);

  const asked = (element: FormElement) => {
    const question = byName.get(element.name);
    if (question === undefined || !isShown(question)) return null;
    return <Asked key={question.name} question={question} filling={filling} answer={answers[question.name]} />;
  };

  return (
    <FillingContext value={around}>
      <div className="fill-form">
        {pages.length > 1 && <Outline id={id} pages={pages} missing={filling.missing} />}
        <div className="fill-pages">
          {form.description !== undefined && <p className="lead">{form.description}</p>}
          {pages.map(({ page }) => (
            <section key={page.name} id={`${id}${page.name}`} className="paper" aria-label={page.title ?? form.title}>
              {page.title !== undefined && <h2>{page.title}</h2>}
              {page.description !== undefined && <p className="lead">{page.description}</p>}
              <Elements elements={page.elements} asked={asked} />
            </section>
          ))}
        </div>
      </div>
    </FillingContext>
  );
}

/** Elements below each other; those that do not begin a new line stand beside the one before. */
function Elements({ elements, asked }: { elements: FormPage['elements']; asked: (element: FormElement) => ReactNode }) {
  const lines: FormElement[][] = [];
  for (const element of elements) {
    const line = lines.at(-1);
    if (line !== undefined && !isPanel(element) && element.startWithNewLine === false) line.push(element);
    else lines.push([element]);
  }
  return lines.map((line) => (
    <div key={line[0]?.name} className="asked-line">
      {line.map((element) =>
        isPanel(element) ? <Panel key={element.name} panel={element} asked={asked} /> : asked(element),
      )}
    </div>
  ));
}

function Panel({
  panel,
  asked,
}: {
  panel: Extract<FormElement, { type: 'panel' }>;
  asked: (element: FormElement) => ReactNode;
}) {
  return (
    <fieldset className="asked-panel">
      {panel.title !== undefined && <legend>{panel.title}</legend>}
      {panel.description !== undefined && <p className="asked-hint">{panel.description}</p>}
      <Elements elements={panel.elements} asked={asked} />
    </fieldset>
  );
}

/** To the input of a place, or to the question when the place has none of its own. */
function goTo(id: string, { question = '', inside }: AnswerFault): void {
  const [exact, whole] = [inside === undefined ? '' : placeOf(question, inside), question].map((place) =>
    place === '' ? null : document.getElementById(`${id}${place}`),
  );
  const target = exact ?? whole;
  target?.scrollIntoView({ block: 'center' });
  const focusable =
    target?.matches('input, textarea, button') === true
      ? target
      : target?.querySelector<HTMLElement>('input, textarea, button');
  focusable?.focus({ preventScroll: true });
}
