import type { AnswerFault, Answers } from './answer.ts';
import { type CheckedAnswers, checkAnswers } from './answers.ts';
import type { Form } from './form.ts';
import { type FormLibrary, type LibraryQuestion, modelOf, standInOf } from './library.ts';
import { isSameAnswer } from './merge.ts';
import { type FormQuestion, questionsOf } from './questions.ts';
import { asTable, computed, emptyCells, type Table } from './tables.ts';

/** What follows from answers for one question: whether it is shown, must be answered, may be written in. */
export type Standing = { readonly shown: boolean; readonly required: boolean; readonly open: boolean };

/** 随之而定：all that follows from a set of answers. */
export type Followed = {
  /** The answers that are shown, with what the form computes put in. */
  readonly answers: Answers;
  /** By question. */
  readonly standing: ReadonlyMap<string, Standing>;
  /** By repeated group, number of the group and question. */
  readonly inside: (group: string, row: number, question: string) => Standing | undefined;
  /** The totals below a table's columns. */
  readonly totals: (table: string) => Readonly<Record<string, unknown>>;
  /** What is missing or contrary to the form's own rules. */
  readonly faults: readonly AnswerFault[];
};

/** A form that is being filled in or checked. Following is a pure function of the answers; the model behind it is kept. */
export type OpenForm = {
  readonly form: Form;
  readonly questions: readonly FormQuestion[];
  readonly follow: (answers: Answers) => Followed;
};

export function openForm(library: FormLibrary, form: Form): OpenForm {
  const questions = questionsOf(form);
  const model = modelOf(library, form);
  const compute = (expression: string) => new library.ExpressionRunner(expression);
  const tables = new Map(
    questions.filter(({ columns }) => columns !== undefined).map((each) => [each.name, asTable(each, compute)]),
  );
  const run: Run = {
    model,
    tables,
    asked: (name) => model.getQuestionByName(tables.has(name) ? standInOf(name) : name),
  };
  return { form, questions, follow: (answers) => follow(run, questions, answers) };
}

/**
 * Complete answers as they would be kept, and all that stands against them: what does not fit its question, what is missing
 * although it is shown, what breaks the form's rules. Values that are computed are computed here. Any JSON may be handed in.
 */
export function checkComplete(
  { form, questions, follow: followAnswers }: OpenForm,
  sent: unknown,
): CheckedAnswers & { readonly followed: Followed } {
  const { answers, faults } = checkAnswers(form, sent, 'complete');
  const followed = followAnswers(answers);
  const places = new Set(faults.map(placeOf));
  const relevant = faults.filter(
    ({ question }) => question === undefined || followed.standing.get(question)?.shown === true,
  );
  const all = [...relevant, ...followed.faults.filter((fault) => !places.has(placeOf(fault)))];
  const order = new Map(questions.map(({ name }, at) => [name, at]));
  const rank = ({ question = '' }: AnswerFault) => order.get(question) ?? -1;
  return { answers: followed.answers, faults: all.toSorted((a, b) => rank(a) - rank(b)), followed };
}

/** The library's model of a form, and its tables beside it. */
type Run = {
  readonly model: ReturnType<typeof modelOf>;
  readonly tables: ReadonlyMap<string, Table>;
  readonly asked: (name: string) => LibraryQuestion | null;
};

const placeOf = ({ question, inside }: AnswerFault) => `${question}|${inside?.row ?? ''}|${inside?.column ?? ''}`;
const entry = (name: string, value: unknown): [string, unknown][] => (value === undefined ? [] : [[name, value]]);
const standingOf = (asked: LibraryQuestion, shown: boolean): Standing => ({
  shown,
  required: asked.isRequired,
  open: !asked.isReadOnly,
});

function follow(run: Run, questions: readonly FormQuestion[], answers: Answers): Followed {
  const filled = showAnswers(run, answers);
  run.model.validate(true);
  const standing = new Map<string, Standing>();
  const inner = new Map<string, Standing>();
  const kept: [string, unknown][] = [];
  const faults: AnswerFault[] = [];
  for (const question of questions) {
    const asked = run.asked(question.name);
    if (asked === null) continue;
    standing.set(question.name, standingOf(asked, asked.isVisibleInSurvey));
    for (const [row, { questions: within }] of (asked.panels ?? []).entries())
      for (const each of within) inner.set(`${question.name}|${row}|${each.name}`, standingOf(each, each.isVisible));
    if (!asked.isVisibleInSurvey) continue;
    const answer = filled[question.name];
    kept.push(...entry(question.name, keptOf(question, asked, answer)));
    faults.push(...demandsOf(question, asked, run.tables.get(question.name), answer));
  }
  return {
    answers: Object.fromEntries(kept),
    standing,
    inside: (group, row, question) => inner.get(`${group}|${row}|${question}`),
    totals: (table) => run.tables.get(table)?.totals(filled[table]) ?? {},
    faults,
  };
}

/** What an answer shows or hides depends on other answers: those that are not shown are taken away until all are shown. */
function showAnswers(run: Run, answers: Answers): Answers {
  let left = answers;
  for (;;) {
    const filled = fillIn(run, left);
    const hidden = Object.keys(left).filter((name) => run.asked(name)?.isVisibleInSurvey !== true);
    if (hidden.length === 0) return filled;
    left = Object.fromEntries(Object.entries(left).filter(([name]) => !hidden.includes(name)));
  }
}

/** A table may be computed from a question that is computed from another table: few forms need more than two rounds. */
const MOST_ROUNDS = 10;

/** Hands the answers to the model, tables computed; the answer is them as they are then. */
function fillIn({ model, tables }: Run, answers: Answers): Answers {
  let filled = answers;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    for (const name of tables.keys()) model.setVariable(name, copyOf(filled[name]));
    for (const [name, table] of tables) model.setVariable(`${name}-total`, table.totals(filled[name]));
    const handed = Object.entries(filled).map(([name, value]) =>
      tables.has(name) ? [standInOf(name), '已填'] : [name, copyOf(value)],
    );
    model.data = Object.fromEntries(handed) as object;
    const values = model.getFilteredValues();
    const computedRows = [...tables].flatMap(([name, table]) => entry(name, table.filled(filled[name], values)));
    const next = { ...filled, ...Object.fromEntries(computedRows) };
    if (isSameAnswer(next, filled)) break;
    filled = next;
  }
  return filled;
}

/** The library writes into what it is handed. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, copyOf(each)]));
}

/** The answer with what the form computes put in, and without what is not shown inside a group. */
function keptOf({ definition }: FormQuestion, asked: LibraryQuestion, answer: unknown): unknown {
  if (definition.type === 'expression') return computed(asked.value);
  if (definition.type !== 'paneldynamic' || !Array.isArray(answer)) return answer;
  return answer.map((group: Answers, at) => {
    const inner = (asked.panels?.[at]?.questions ?? []).filter((each) => each.isVisible);
    return Object.fromEntries(
      inner.flatMap((each) =>
        entry(each.name, each.getType() === 'expression' ? computed(each.value) : group[each.name]),
      ),
    );
  });
}

/** What the library finds missing or contrary to the form's own rules. */
function demandsOf(
  question: FormQuestion,
  asked: LibraryQuestion,
  table: Table | undefined,
  answer: unknown,
): AnswerFault[] {
  const { name, title, definition } = question;
  if (answer === undefined && (definition.type === 'matrixdynamic' || definition.type === 'paneldynamic'))
    return emptyList(question, asked.isRequired);
  const own = told(asked).map((message): AnswerFault => ({ question: name, title, message }));
  if (table !== undefined) return [...own, ...emptyCells(table, answer)];
  const groups = (asked.panels ?? []).flatMap((panel, row) =>
    panel.questions
      .filter((each) => each.isVisible)
      .flatMap((each) =>
        told(each).map((message) => ({
          question: name,
          inside: { row, column: each.name },
          title: `${title} 第 ${row + 1} 组 ${each.title}`,
          message,
        })),
      ),
  );
  return [...own, ...groups];
}

/** An empty table is told once, not once for each cell of the lines it begins with. */
function emptyList({ name, title, definition }: FormQuestion, isRequired: boolean): AnswerFault[] {
  const [least = 0, unit] =
    definition.type === 'paneldynamic'
      ? [definition.minPanelCount, '组']
      : [definition.type === 'matrixdynamic' ? definition.minRowCount : 0, '行'];
  if (least > 0) return [{ question: name, title, message: `至少要填 ${least} ${unit}` }];
  return isRequired ? [{ question: name, title, message: '请填写' }] : [];
}

function told(asked: LibraryQuestion): string[] {
  return asked.errors.map((error) => (error.getErrorType() === 'required' ? demandOf(asked) : error.getText()));
}

function demandOf(asked: LibraryQuestion): string {
  const kind = asked.getType();
  if (kind === 'file') return '请上传附件';
  return ['text', 'comment', 'paneldynamic'].includes(kind) ? '请填写' : '请选择';
}
