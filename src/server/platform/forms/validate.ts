import type { Answers, Level } from '#core/forms/answer.ts';
import { type CheckedAnswers, checkAnswers, refuseFaulty } from '#core/forms/answers.ts';
import type { Form } from '#core/forms/form.ts';
import { checkComplete, openForm } from '#core/forms/run.ts';
import { formLibrary } from './library.ts';

/**
 * 收下填写内容：what is kept of the answers sent; with anything wrong they are refused, all reasons at once. A `draft` keeps what
 * fits its question; `complete` answers also obey every condition, demand and bound, hold nothing that is not shown, and
 * hold what the form computes as computed here.
 */
export async function admitAnswers(form: Form, sent: unknown, level: Level): Promise<Answers> {
  const { answers, faults } = level === 'draft' ? checkAnswers(form, sent, 'draft') : await wouldBeComplete(form, sent);
  refuseFaulty(faults);
  return answers;
}

/** The same without refusing: what would be kept, and what stands against it. */
export async function wouldBeComplete(form: Form, sent: unknown): Promise<CheckedAnswers> {
  const { answers, faults } = checkComplete(openForm(await formLibrary(), form), sent);
  return { answers, faults };
}
