import type { Form } from '#core/forms/form.ts';
import { expressionReader } from '#core/forms/library.ts';
import type { FormProblem } from '#core/forms/problem.ts';
import { checkForm } from '#core/forms/problems.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { formLibrary } from './library.ts';

/** What is wrong with a form that was written or changed; nothing when it may be used. */
export async function problemsOfForm(written: unknown): Promise<readonly FormProblem[]> {
  return checkForm(written, expressionReader(await formLibrary())).problems;
}

/** 采用表单定义：reads a form; one with problems is refused with all of them. */
export async function readForm(written: unknown): Promise<Form> {
  const { form, problems } = checkForm(written, expressionReader(await formLibrary()));
  if (form !== null) return form;
  const told = problems.slice(0, 5).map(({ place, message }) => `${place}：${message}`);
  throw new Refusal('invalid', 'forms.form-faulty', {
    count: problems.length,
    problems: problems.length > told.length ? [...told, `等 ${problems.length} 处`] : told,
    faults: problems,
  });
}
