import type { Form } from '../../forms/form.ts';
import { checkForm } from '../../forms/problems.ts';
import { type FormQuestion, questionsOf } from '../../forms/questions.ts';
import type { Definition } from '../definition.ts';
import type { Procedure } from './procedure.ts';
import type { Segments } from './schema-messages.ts';

type Report = (segments: Segments, message: string) => void;

/** 收入案例库的写法：what it hangs on can come about, and every question it names is asked at that step and tells nothing of a person. */
export function checkLibrary(procedure: Procedure, definition: Definition, at: Segments, report: Report): void {
  const { library, steps, outcomes = [] } = procedure;
  if (library === undefined) return;
  const come = new Set([
    ...outcomes,
    ...steps.flatMap(({ id, choices = [] }) => [id, ...choices.map((choice) => choice.name)]),
  ]);
  library.on.forEach((name, index) => {
    if (!come.has(name)) report([...at, 'on', index], `没有决定、环节或结果叫“${name}”`);
  });
  const question = (step: string, name: string, where: Segments): FormQuestion | undefined => {
    const form = formAt(procedure, definition, step);
    if (form === undefined) {
      report(where, `“${step}”不是填报环节，或没有写明 form`);
      return undefined;
    }
    const found = questionsOf(form).find((each) => each.name === name);
    if (found === undefined) report(where, `“${step}”环节的表单中没有问题 ${name}`);
    return found;
  };
  const published = (step: string, name: string, where: Segments) => {
    if (question(step, name, where)?.revealsApplicant === true)
      report(where, `${name} 涉及个人信息（revealsApplicant），不能收入案例库`);
  };
  published(library.summary.step, library.summary.question, [...at, 'summary']);
  library.text.forEach(({ step, questions }, index) => {
    questions.forEach((name, number) => {
      published(step, name, [...at, 'text', index, 'questions', number]);
    });
  });
  if (library.unless === undefined) return;
  const asked = question(library.unless.step, library.unless.question, [...at, 'unless']);
  for (const answer of library.unless.answers)
    if (asked !== undefined && asked.choices?.some(({ value }) => value === answer) !== true)
      report([...at, 'unless', 'answers'], `${library.unless.question} 没有选项“${answer}”`);
}

function formAt({ steps }: Procedure, { forms = [] }: Definition, id: string): Form | undefined {
  const step = steps.find((each) => each.id === id && each.kind === 'fill');
  const written = forms.find((form) => form.id === step?.form)?.form;
  // A faulty form is reported where it stands.
  return checkForm(written, () => true).form ?? undefined;
}
