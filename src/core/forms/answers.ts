import { Refusal } from '../kernel/refusal.ts';
import type { AnswerFault, Answers, Level } from './answer.ts';
import { type CellReader, readCell, readQuestion } from './cells.ts';
import type { Form } from './form.ts';
import { LIMITS } from './question.ts';
import { type FormQuestion, questionsOf } from './questions.ts';

export type CheckedAnswers = { readonly answers: Answers; readonly faults: readonly AnswerFault[] };

const MOST_TOLD = 50;

/**
 * Reads what was sent as answers to the form: every value of its question's type, nothing that was not asked. Values that are
 * computed are left out: nobody is believed who sends them. What conditions show or demand is not known here
 * (`server/platform/forms/validate.ts` asks the form library). Any JSON may be handed in.
 */
export function checkAnswers(form: Form, sent: unknown, level: Level): CheckedAnswers {
  const faults: AnswerFault[] = [];
  if (!isPlain(sent))
    return { answers: {}, faults: [{ title: '表单', message: '提交的内容无法识别，请刷新页面后再填' }] };
  const questions = new Map(questionsOf(form).map((question) => [question.name, question]));
  const answers: [string, unknown][] = [];
  for (const [name, value] of Object.entries(sent)) {
    const question = questions.get(name);
    if (question === undefined) {
      if (faults.length < MOST_TOLD)
        faults.push({ title: name.slice(0, 40), message: '表单里没有这道题，请刷新页面后再填' });
      continue;
    }
    const read = readAnswer(question, value, level, (fault) => {
      if (faults.length < MOST_TOLD) faults.push(fault);
      return undefined;
    });
    if (read !== undefined) answers.push([name, read]);
  }
  return { answers: Object.fromEntries(answers), faults };
}

/** 拒收：answers with faults are refused with all of them at once. */
export function refuseFaulty(faults: readonly AnswerFault[]): void {
  if (faults.length === 0) return;
  const told = faults.slice(0, 5).map(({ title, message }) => `“${title}”${message}`);
  throw new Refusal('invalid', 'forms.answers-faulty', {
    count: faults.length,
    problems: faults.length > told.length ? [...told, `等 ${faults.length} 处`] : told,
    faults: faults.slice(0, 4 * MOST_TOLD),
  });
}

function readAnswer(
  question: FormQuestion,
  value: unknown,
  level: Level,
  report: (fault: AnswerFault) => undefined,
): unknown {
  const { name, title, definition } = question;
  const complain = (message: string, inside?: AnswerFault['inside'], where = title) =>
    report({ question: name, ...(inside === undefined ? {} : { inside }), title: where, message });
  if (definition.type === 'matrixdynamic') {
    const most = definition.maxRowCount ?? LIMITS.rows;
    const rows = linesOf(value, most, level === 'draft' ? 0 : (definition.minRowCount ?? 0), '行', complain);
    return rows && filled(rows.map((row, at) => readLine(question, columnReaders(question), row, at, level, complain)));
  }
  if (definition.type === 'paneldynamic') {
    const most = definition.maxPanelCount ?? LIMITS.panels;
    const groups = linesOf(value, most, level === 'draft' ? 0 : (definition.minPanelCount ?? 0), '组', complain);
    return (
      groups &&
      filled(groups.map((group, at) => readLine(question, questionReaders(question), group, at, level, complain)))
    );
  }
  if (definition.type === 'matrixdropdown') {
    if (!isPlain(value)) return complain('应按行填写，请刷新页面后再填');
    const lines = Object.entries(value).flatMap(([row, cells]): [string, unknown][] => {
      if (question.rows?.some((each) => each.value === row) !== true)
        return (complain(`没有“${row.slice(0, 40)}”这一行，请刷新页面后再填`), []);
      const read = readLine(question, columnReaders(question), cells, row, level, complain);
      return isEmpty(read) ? [] : [[row, read]];
    });
    return lines.length === 0 ? undefined : Object.fromEntries(lines);
  }
  return readQuestion(definition, value, level, complain);
}

type Complain = (message: string, inside?: AnswerFault['inside'], where?: string) => undefined;
type Readers = ReadonlyMap<string, { readonly title: string; readonly read: CellReader }>;

const columnReaders = ({ columns = [] }: FormQuestion): Readers =>
  new Map(
    columns.map(({ name, title, definition }) => [
      name,
      { title, read: (value, level, complain) => readCell(definition, value, level, complain) },
    ]),
  );

const questionReaders = ({ questions = [] }: FormQuestion): Readers =>
  new Map(
    questions.map(({ name, title, definition }) => [
      name,
      { title, read: (value, level, complain) => readQuestion(definition, value, level, complain) },
    ]),
  );

function linesOf(value: unknown, most: number, least: number, unit: string, complain: Complain): unknown[] | undefined {
  if (!Array.isArray(value)) return complain('应逐行填写，请刷新页面后再填');
  if (value.length > most) return complain(`最多 ${most} ${unit}，请删去多出的`);
  if (value.length < least) complain(`至少要填 ${least} ${unit}`);
  return value;
}

/** One line of a table, or one of the groups; lines keep their place even when nothing is in them. */
function readLine(
  question: FormQuestion,
  readers: Readers,
  line: unknown,
  row: number | string,
  level: Level,
  complain: Complain,
): Record<string, unknown> {
  const at = typeof row === 'number' ? `第 ${row + 1} ${question.type === 'paneldynamic' ? '组' : '行'}` : row;
  if (line === null) return {};
  if (!isPlain(line)) return (complain(`${at}无法识别，请刷新页面后再填`), {});
  const cells = Object.entries(line).flatMap(([column, value]): [string, unknown][] => {
    const reader = readers.get(column);
    if (reader === undefined) return (complain(`${at}没有“${column.slice(0, 40)}”这一项，请刷新页面后再填`), []);
    const read = reader.read(value, level, (message) =>
      complain(message, { row, column }, `${question.title} ${at} ${reader.title}`),
    );
    return read === undefined ? [] : [[column, read]];
  });
  return Object.fromEntries(cells);
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isEmpty = (line: Record<string, unknown>) => Object.keys(line).length === 0;
const filled = (lines: Record<string, unknown>[]) => (lines.every(isEmpty) ? undefined : lines);
