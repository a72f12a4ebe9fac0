import type { Question as AskedQuestion, QuestionPanelDynamicModel, SurveyModel } from 'survey-core';
import type { AnswerFault, Answers, Level } from '#core/forms/answer.ts';
import { type CheckedAnswers, checkAnswers, refuseFaulty } from '#core/forms/answers.ts';
import type { Form } from '#core/forms/form.ts';
import { isSameAnswer } from '#core/forms/merge.ts';
import { type FormQuestion, questionsOf } from '#core/forms/questions.ts';
import { computations, modelOf, standInOf } from './model.ts';
import { asTable, computed, emptyCells, type Table } from './tables.ts';

/**
 * 收下填写内容：what is kept of the answers sent; with anything wrong they are refused, all reasons at once. A `draft` keeps what
 * fits its question; `complete` answers also obey every condition, demand and bound, hold nothing that is not shown, and
 * hold what the form computes as computed here.
 */
export async function admitAnswers(form: Form, sent: unknown, level: Level): Promise<Answers> {
  const { answers, faults } = level === 'draft' ? checkAnswers(form, sent, 'draft') : await checkComplete(form, sent);
  refuseFaulty(faults);
  return answers;
}

/** The same without refusing: what would be kept, and what stands against it. */
export async function checkComplete(form: Form, sent: unknown): Promise<CheckedAnswers> {
  const { answers, faults } = checkAnswers(form, sent, 'complete');
  const [model, compute] = await Promise.all([modelOf(form), computations()]);
  const questions = questionsOf(form);
  const tables = new Map(
    questions.filter(({ columns }) => columns !== undefined).map((each) => [each.name, asTable(each, compute)]),
  );
  const run: Run = {
    model,
    tables,
    asked: (name) => model.getQuestionByName(tables.has(name) ? standInOf(name) : name),
  };
  const filled = showAnswers(run, answers);
  model.validate(true);
  const isShown = (name: string) => run.asked(name)?.isVisibleInSurvey === true;
  const shown = questions.filter(({ name }) => isShown(name));
  const kept = shown.flatMap((question) => entry(question.name, keptOf(question, run, filled[question.name])));
  const places = new Set(faults.map(placeOf));
  const more = shown
    .flatMap((question) => demandsOf(question, run, filled[question.name]))
    .filter((fault) => !places.has(placeOf(fault)));
  const relevant = faults.filter(({ question }) => question === undefined || isShown(question));
  const order = new Map(questions.map(({ name }, at) => [name, at]));
  const rank = ({ question = '' }: AnswerFault) => order.get(question) ?? -1;
  return {
    answers: Object.fromEntries(kept),
    faults: [...relevant, ...more].toSorted((a, b) => rank(a) - rank(b)),
  };
}

/** A form that is being checked: the library's model, and its tables beside it. */
type Run = {
  readonly model: SurveyModel;
  readonly tables: ReadonlyMap<string, Table>;
  readonly asked: (name: string) => AskedQuestion | null;
};

const placeOf = ({ question, inside }: AnswerFault) => `${question}|${inside?.row ?? ''}|${inside?.column ?? ''}`;
const entry = (name: string, value: unknown): [string, unknown][] => (value === undefined ? [] : [[name, value]]);

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

/** A table may be computed from a question that is computed from another table, and so on: few forms need more than two rounds. */
const MOST_ROUNDS = 10;

/** Hands the answers to the model, tables computed; the answer is them as they are then. */
function fillIn({ model, tables }: Run, answers: Answers): Answers {
  let filled = answers;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    for (const name of tables.keys()) model.setVariable(name, structuredClone(filled[name]));
    for (const [name, table] of tables) model.setVariable(`${name}-total`, table.totals(filled[name]));
    const handed = Object.entries(filled).map(([name, value]) =>
      tables.has(name) ? [standInOf(name), '已填'] : [name, structuredClone(value)],
    );
    model.data = Object.fromEntries(handed);
    const values = model.getFilteredValues() as Answers;
    const next = {
      ...filled,
      ...Object.fromEntries([...tables].flatMap(([name, table]) => entry(name, table.filled(filled[name], values)))),
    };
    if (isSameAnswer(next, filled)) break;
    filled = next;
  }
  return filled;
}

/** The answer with what the form computes put in, and without what is not shown inside a group. */
function keptOf({ name, definition }: FormQuestion, { asked }: Run, answer: unknown): unknown {
  if (definition.type === 'expression') return computed(asked(name)?.value);
  if (definition.type !== 'paneldynamic' || !Array.isArray(answer)) return answer;
  const { panels } = asked(name) as QuestionPanelDynamicModel;
  return answer.map((group: Answers, at) => {
    const inner = (panels[at]?.questions ?? []).filter((each) => each.isVisible);
    return Object.fromEntries(
      inner.flatMap((each) =>
        entry(each.name, each.getType() === 'expression' ? computed(each.value) : group[each.name]),
      ),
    );
  });
}

/** What the library finds missing or contrary to the form's own rules. */
function demandsOf(question: FormQuestion, { asked, tables }: Run, answer: unknown): AnswerFault[] {
  const { name, title, definition } = question;
  const model = asked(name)!;
  if (answer === undefined && (definition.type === 'matrixdynamic' || definition.type === 'paneldynamic'))
    return emptyList(question, model.isRequired);
  const own = told(model).map((message): AnswerFault => ({ question: name, title, message }));
  const table = tables.get(name);
  if (table !== undefined) return [...own, ...emptyCells(table, answer)];
  if (definition.type !== 'paneldynamic') return own;
  const groups = (model as QuestionPanelDynamicModel).panels.flatMap((panel, row) =>
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

function told(asked: AskedQuestion): string[] {
  return asked.errors.map((error) => (error.getErrorType() === 'required' ? demandOf(asked) : error.getText()));
}

function demandOf(asked: AskedQuestion): string {
  const kind = asked.getType();
  if (kind === 'file') return '请上传附件';
  return ['text', 'comment', 'paneldynamic'].includes(kind) ? '请填写' : '请选择';
}
