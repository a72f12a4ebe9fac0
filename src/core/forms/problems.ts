import type { z } from 'zod';
import { expressionProblems } from './expression-problems.ts';
import { Form } from './form.ts';
import { type FormProblem, placeNamed } from './problem.ts';
import { LIMITS, type Question } from './question.ts';
import { questionsOf } from './questions.ts';

export type CheckedForm =
  | { readonly form: Form; readonly problems: readonly [] }
  | { readonly form: null; readonly problems: readonly FormProblem[] };

const MOST_TOLD = 50;

/**
 * Reads a form as it was written. `parses` says whether an expression is well formed: whoever runs the forms knows.
 * Every problem is told at once; anything may be handed in.
 */
export function checkForm(written: unknown, parses: (expression: string) => boolean): CheckedForm {
  const read = Form.safeParse(written);
  if (!read.success)
    return { form: null, problems: read.error.issues.slice(0, MOST_TOLD).map((issue) => inPlace(issue, written)) };
  const problems = [...wholeProblems(read.data), ...expressionProblems(read.data, parses)];
  return problems.length === 0
    ? { form: read.data, problems: [] }
    : { form: null, problems: problems.slice(0, MOST_TOLD) };
}

function inPlace(issue: z.core.$ZodIssue, written: unknown): FormProblem {
  return { place: placeOf(issue.path, written), message: messageOf(issue) };
}

/** Titles on the way down, as far as they can be read. */
function placeOf(path: readonly PropertyKey[], written: unknown): string {
  const words: string[] = [];
  let at: unknown = written;
  for (const [step, key] of path.entries()) {
    at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined;
    const before = path[step - 1];
    if (typeof key !== 'number') {
      if (step === path.length - 1 && typeof key === 'string') words.push(`属性 ${key}`);
    } else if (before === 'pages') words.push(`第 ${key + 1} 页${named(at)}`);
    else if (before === 'elements' || before === 'templateElements') words.push(`第 ${key + 1} 题${named(at)}`);
    else if (before === 'columns') words.push(`第 ${key + 1} 列${named(at)}`);
    else words.push(`第 ${key + 1} 项`);
  }
  return words.length === 0 ? '表单' : words.join('，');
}

function named(at: unknown): string {
  if (typeof at !== 'object' || at === null) return '';
  const { title, name } = at as { title?: unknown; name?: unknown };
  const word = typeof title === 'string' ? title : name;
  return typeof word === 'string' ? `“${word.slice(0, 40)}”` : '';
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys')
    return `不支持属性 ${issue.keys
      .slice(0, 5)
      .map((key) => key.slice(0, 40))
      .join('、')}，请删去`;
  if (issue.code === 'invalid_union') return '不支持这种题型或写法';
  if (issue.code === 'invalid_type') return '没有填写，或者写法不对';
  if (issue.code === 'invalid_value') return `只能是 ${issue.values.map(String).join('、')}`;
  return issue.message;
}

/** What only shows when all questions are seen together. */
function wholeProblems(form: Form): FormProblem[] {
  const questions = questionsOf(form);
  const problems: FormProblem[] = [];
  const all = [...questions, ...questions.flatMap(({ questions: inner = [] }) => inner)];
  if (all.length > LIMITS.questions) problems.push({ place: '表单', message: `题目不能超过 ${LIMITS.questions} 道` });
  const asked = questions.map(({ definition }) =>
    definition.type === 'paneldynamic'
      ? definition.templateElements.length * (definition.maxPanelCount ?? LIMITS.panels)
      : 0,
  );
  if (asked.reduce((sum, each) => sum + each, 0) > LIMITS.repeated)
    problems.push({
      place: '表单',
      message: `可重复的各组题，题数乘最多组数之和不能超过 ${LIMITS.repeated}，请减少组数`,
    });
  if (questions.length === 0) problems.push({ place: '表单', message: '还没有题目' });
  for (const name of repeated([...form.pages.map((page) => page.name), ...namesIn(form)]))
    problems.push({ place: `代号 ${name}`, message: '表单里有两处用了这个代号，请改一个（不分大小写）' });
  for (const question of all) {
    const place = placeNamed(question);
    for (const name of repeated((question.questions ?? []).map((inner) => inner.name)))
      problems.push({ place, message: `组内有两题用了代号 ${name}` });
    for (const name of repeated((question.columns ?? []).map((column) => column.name)))
      problems.push({ place, message: `有两列用了代号 ${name}` });
    for (const message of rangeProblems(question.definition)) problems.push({ place, message });
    // How often a pattern looks at a text grows with the text: only a line is short enough.
    if (question.type !== 'text' && question.definition.validators?.some(({ type }) => type === 'regex'))
      problems.push({ place, message: '格式校验只用于单行填写' });
  }
  return problems;
}

function namesIn(form: Form): string[] {
  type Held = { readonly name: string; readonly elements?: readonly Held[] };
  const below = (elements: readonly Held[]): string[] =>
    elements.flatMap(({ name, elements: inner = [] }) => [name, ...below(inner)]);
  return form.pages.flatMap((page) => below(page.elements));
}

function repeated(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => seen.size === seen.add(name.toLowerCase()).size);
}

function rangeProblems(question: Question): string[] {
  const pairs: readonly (readonly [number | undefined, number | undefined, string])[] =
    question.type === 'rating'
      ? [[(question.rateMin ?? 1) + 1, question.rateMax ?? 5, '评分的最高分应大于最低分']]
      : question.type === 'matrixdynamic'
        ? [[question.minRowCount, question.maxRowCount ?? LIMITS.rows, '最少行数不能大于最多行数']]
        : question.type === 'paneldynamic'
          ? [[question.minPanelCount, question.maxPanelCount ?? LIMITS.panels, '最少组数不能大于最多组数']]
          : question.type === 'checkbox' || question.type === 'tagbox'
            ? [
                [
                  question.minSelectedChoices,
                  question.maxSelectedChoices ?? question.choices.length,
                  '最少选几项不能大于最多选几项',
                ],
              ]
            : [];
  const written =
    question.type === 'text'
      ? [question]
      : 'columns' in question
        ? question.columns.filter((column) => column.cellType === 'text')
        : [];
  return [
    ...pairs.flatMap(([least, most, message]) =>
      least !== undefined && most !== undefined && least > most ? [message] : [],
    ),
    ...written.flatMap(({ inputType, min, max }) => {
      const kind = inputType === 'number' ? 'number' : inputType === 'date' ? 'string' : undefined;
      const given = [min, max].filter((limit) => limit !== undefined);
      if (given.some((limit) => typeof limit !== kind)) return ['最小值和最大值只用于数字和日期，且写法要与之一致'];
      return min !== undefined && max !== undefined && min > max ? ['最小值不能大于最大值'] : [];
    }),
  ];
}
