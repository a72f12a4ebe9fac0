import { takeApart } from './expression.ts';
import type { Form } from './form.ts';
import { type FormProblem, placeNamed } from './problem.ts';
import { type FormQuestion, questionsOf } from './questions.ts';

type Written = {
  readonly place: string;
  readonly text: string;
  readonly scope: 'form' | 'row' | 'panel';
  readonly question?: FormQuestion;
};

/** What is wrong with the expressions of a form: functions, names, brackets, circles. */
export function expressionProblems(form: Form, parses: (expression: string) => boolean): FormProblem[] {
  const questions = questionsOf(form);
  const byName = new Map(questions.map((question) => [question.name.toLowerCase(), question]));
  const problems: FormProblem[] = [];
  for (const { place, text, scope, question } of expressionsIn(form, questions)) {
    const { references, strange, tangled } = takeApart(text);
    const say = (message: string) => problems.push({ place, message: `${message}：${text}` });
    if (strange.length > 0) say(`表达式里不能用 ${strange.join('、')}`);
    else if (tangled || !parses(text)) say('表达式写得不对');
    for (const { name, total, inside } of references) {
      if ((scope === 'row' && name === 'row') || (scope === 'panel' && name === 'panel')) {
        const known = scope === 'row' ? question?.columns : question?.questions;
        if (!known?.some((each) => each.name === inside[0])) say(`没有 {${name}.${inside.join('.')}}`);
        continue;
      }
      const asked = byName.get(name.toLowerCase());
      if (asked === undefined) say(`没有代号为 ${name} 的题`);
      else if (total && !asked.columns?.some((column) => column.name === inside[0]))
        say(`表格 ${name} 没有列 ${inside.join('.')}`);
    }
  }
  return [...problems, ...circularProblems(questions)];
}

/** Every expression with the place it stands in; `row` and `panel` mean something in columns and repeated groups only. */
function expressionsIn(form: Form, questions: readonly FormQuestion[]): Written[] {
  type Holder = {
    readonly visibleIf?: string | undefined;
    readonly enableIf?: string | undefined;
    readonly requiredIf?: string | undefined;
  };
  const conditions = ({ visibleIf, enableIf, requiredIf }: Holder) =>
    [visibleIf, enableIf, requiredIf].filter((each) => each !== undefined);
  type Held = Holder & {
    readonly name: string;
    readonly type?: string;
    readonly title?: string | undefined;
    readonly elements?: readonly Held[];
  };
  const holders = (elements: readonly Held[]): Written[] =>
    elements.flatMap((each) =>
      each.elements === undefined
        ? []
        : [
            ...conditions(each).map(
              (text): Written => ({ place: `“${each.title ?? each.name}”`, text, scope: 'form' }),
            ),
            ...holders(each.elements),
          ],
    );
  const own = (question: FormQuestion, scope: Written['scope'], around?: FormQuestion): Written[] => {
    const { definition } = question;
    const place = placeNamed(question);
    const texts = [
      ...conditions(definition),
      ...(definition.validators ?? []).flatMap((each) => (each.type === 'expression' ? [each.expression] : [])),
      ...(definition.type === 'expression' ? [definition.expression] : []),
    ];
    return [
      ...texts.map((text): Written => ({ place, text, scope, ...(around === undefined ? {} : { question: around }) })),
      ...(question.columns ?? []).flatMap((column): Written[] =>
        column.definition.cellType === 'expression'
          ? [{ place: `${place}，“${column.title}”列`, text: column.definition.expression, scope: 'row', question }]
          : [],
      ),
      ...(question.questions ?? []).flatMap((inner) => own(inner, 'panel', question)),
    ];
  };
  return [...holders(form.pages), ...questions.flatMap((question) => own(question, 'form'))];
}

/** A total that is computed from itself never settles. */
function circularProblems(questions: readonly FormQuestion[]): FormProblem[] {
  const computed = new Map(
    questions.flatMap((question) => {
      const texts =
        question.definition.type === 'expression'
          ? [question.definition.expression]
          : (question.columns ?? []).flatMap(({ definition }) =>
              definition.cellType === 'expression' ? [definition.expression] : [],
            );
      return texts.length === 0
        ? []
        : [
            [
              question.name,
              { question, from: texts.flatMap((text) => takeApart(text).references.map(({ name }) => name)) },
            ],
          ];
    }),
  );
  const reaches = (from: string, goal: string, seen: Set<string>): boolean =>
    (computed.get(from)?.from ?? []).some(
      (next) => next === goal || (seen.size !== seen.add(next).size && reaches(next, goal, seen)),
    );
  return [...computed].flatMap(([name, { question }]) =>
    reaches(name, name, new Set())
      ? [{ place: placeNamed(question), message: '自动计算的题绕回了自己，请改写表达式' }]
      : [],
  );
}
