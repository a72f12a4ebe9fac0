import type { Answers } from '#core/forms/answer.ts';
import type { Form } from '#core/forms/form.ts';
import { type FormColumn, type FormQuestion, questionsOf } from '#core/forms/questions.ts';
import { cellInWords, inWords, linesIn } from '#core/forms/words.ts';
import { isDay } from '#core/kernel/day.ts';
import type { WrittenColumn, WrittenSheet } from '../documents/workbook.ts';
import type { Cells } from '../sheets.ts';

/** 一份填好的表: the answers, and what else the list says of each (number, school, state), by key. */
export type FilledIn = { readonly about: Cells; readonly answers: Answers };

/**
 * 填写内容成表：sheets for `writeWorkbook`. On the first, a line for each filled form and a column for each question, in the order
 * of the form whatever was answered; each table and repeated group on a sheet of its own, a line for each of its lines, led
 * by the first of the columns `about`, by which it is known.
 */
export function sheetsOfAnswers(
  form: Form,
  about: readonly [WrittenColumn, ...WrittenColumn[]],
  filled: readonly FilledIn[],
): WrittenSheet[] {
  const questions = questionsOf(form);
  const single = questions.filter((question) => !isList(question));
  const taken = new Set<string>();
  const first: WrittenSheet = {
    sheet: sheetName(form.title, taken),
    columns: [...about, ...single.map(columnOf)],
    rows: filled.map((each) => ({
      ...each.about,
      ...Object.fromEntries(
        single.map((question) => [keyOf(question.name), cellOf(question, each.answers[question.name])]),
      ),
    })),
  };
  return [first, ...questions.filter(isList).map((question) => ownSheet(question, about[0], filled, taken))];
}

const isList = ({ columns, questions }: FormQuestion) => columns !== undefined || questions !== undefined;
/** Questions may be named as the columns `about` are. */
const keyOf = (name: string) => `answer:${name}`;

function ownSheet(
  question: FormQuestion,
  known: WrittenColumn,
  filled: readonly FilledIn[],
  taken: Set<string>,
): WrittenSheet {
  const line: WrittenColumn = {
    key: 'line',
    head: question.questions === undefined ? '行' : '组',
    kind: question.rows === undefined ? 'number' : 'text',
  };
  const { columns = [], questions: inner = [] } = question;
  return {
    sheet: sheetName(question.title, taken),
    columns: [known, line, ...columns.map(cellColumn), ...inner.map(columnOf)],
    rows: filled.flatMap(({ about, answers }) =>
      linesIn(question, answers[question.name]).map(
        ({ label, cells }, at): Cells => ({
          [known.key]: about[known.key] ?? null,
          line: label ?? at + 1,
          ...Object.fromEntries(
            columns.map((column) => [
              keyOf(column.name),
              valueOf(cellKind(column), cells[column.name], cellInWords(column, cells[column.name])),
            ]),
          ),
          ...Object.fromEntries(inner.map((each) => [keyOf(each.name), cellOf(each, cells[each.name])])),
        }),
      ),
    ),
  };
}

const columnOf = (question: FormQuestion): WrittenColumn => ({
  key: keyOf(question.name),
  head: question.title,
  kind: kindOf(question),
});
const cellColumn = (column: FormColumn): WrittenColumn => ({
  key: keyOf(column.name),
  head: column.title,
  kind: cellKind(column),
});
const cellOf = (question: FormQuestion, answer: unknown) =>
  valueOf(kindOf(question), answer, inWords(question, answer));

type Kind = 'text' | 'number' | 'day';
const written = (inputType: string | undefined): Kind =>
  inputType === 'number' ? 'number' : inputType === 'date' ? 'day' : 'text';

function kindOf({ definition }: FormQuestion): Kind {
  if (definition.type === 'rating' || definition.type === 'expression') return 'number';
  return definition.type === 'text' ? written(definition.inputType) : 'text';
}

function cellKind({ definition }: FormColumn): Kind {
  if (definition.cellType === 'expression') return 'number';
  return definition.cellType === 'text' ? written(definition.inputType) : 'text';
}

/** Numbers and days as such; what is neither stays what was written. */
function valueOf(kind: Kind, answer: unknown, words: string): string | number | null {
  if (answer === undefined || answer === null) return null;
  if (kind === 'number' && typeof answer === 'number') return answer;
  // A column of days holds real days only: half-written ones of a draft are left out.
  if (kind === 'day') return typeof answer === 'string' && isDay(answer) ? answer : null;
  return words;
}

/** What a tab may be called: 31 characters, none of `[]:*?/\`, no name twice. */
function sheetName(title: string, taken: Set<string>): string {
  const plain =
    title
      .replaceAll(/[[\]:*?/\\']/g, ' ')
      .trim()
      .slice(0, 28) || '表';
  let name = plain;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${plain} ${number}`;
  taken.add(name.toLowerCase());
  return name;
}
