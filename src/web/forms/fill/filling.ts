import { createContext, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { AnswerFault, Answers, FileReference } from '#core/forms/answer.ts';
import type { Form } from '#core/forms/form.ts';
import type { FormLibrary } from '#core/forms/library.ts';
import { checkComplete, openForm } from '#core/forms/run.ts';

/** Where a question or a cell stands, as one word. */
export const placeOf = (question: string, inside?: AnswerFault['inside']): string =>
  inside === undefined ? question : `${question}|${inside.row}|${inside.column}`;

const placesOf = (faults: readonly AnswerFault[]) =>
  faults.map((fault) => [fault.question === undefined ? '' : placeOf(fault.question, fault.inside), fault] as const);

/** What the inputs of a form share. */
export type Filling = {
  readonly id: string;
  readonly upload: (file: File) => Promise<FileReference>;
  readonly hrefOf: (file: FileReference) => string;
  readonly leave: (place: string) => void;
};
export const FillingContext = createContext<Filling | null>(null);

/**
 * 填表: follows the answers as they are typed, and says what is wrong where somebody has been, or everywhere once asked to.
 * What follows may come a moment after the letter: typing goes before it.
 */
export function useFilling(
  library: FormLibrary,
  form: Form,
  answers: Answers,
  onChange: (answers: Answers) => void,
  told: readonly AnswerFault[],
) {
  const open = useMemo(() => openForm(library, form), [library, form]);
  const settled = useDeferredValue(answers);
  const checked = useMemo(() => checkComplete(open, settled), [open, settled]);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [showsAll, setShowsAll] = useState(false);
  const [changed, setChanged] = useState<{ since: readonly AnswerFault[]; questions: ReadonlySet<string> }>({
    since: told,
    questions: new Set(),
  });
  const untouched =
    changed.since === told ? told.filter(({ question }) => !changed.questions.has(question ?? '')) : told;
  const faults = useMemo(() => {
    const shown = placesOf(checked.faults).filter(([place]) => showsAll || left.has(place));
    return new Map([...placesOf(untouched), ...shown]);
  }, [checked, untouched, left, showsAll]);

  // What the inputs are handed stays the same while somebody types elsewhere.
  const latest = useRef({ answers, onChange, told });
  useEffect(() => {
    latest.current = { answers, onChange, told };
  });
  const [handlers] = useState(() => ({
    change(name: string, value: unknown): void {
      const { answers: now, onChange: tell, told: since } = latest.current;
      const next = Object.fromEntries([
        ...Object.entries(now).filter(([key]) => key !== name),
        ...(value === undefined ? [] : [[name, value]]),
      ]) as Answers;
      latest.current = { ...latest.current, answers: next };
      setChanged((before) => ({ since, questions: new Set(before.since === since ? before.questions : []).add(name) }));
      tell(next);
    },
    leave: (place: string): void => setLeft((before) => (before.has(place) ? before : new Set(before).add(place))),
  }));

  return {
    questions: open.questions,
    followed: checked.followed,
    /** With what is computed. */
    computed: checked.answers,
    /** By place, where somebody has been. */
    faults,
    /** All that still stands against handing it in. */
    missing: checked.faults,
    ...handlers,
    /** Shows all that is wrong; the first of it. */
    showAll: (): AnswerFault | undefined => {
      setShowsAll(true);
      return checkComplete(open, latest.current.answers).faults[0];
    },
  };
}

/** A form as it is being filled in. */
export type FillingState = ReturnType<typeof useFilling>;
