import type { Answers } from './answer.ts';
import type { Choice } from './question.ts';
import type { FormColumn, FormQuestion } from './questions.ts';

/** An answer as it is written in lists and documents; nothing for no answer. Tables and groups are written line by line. */
export function inWords({ definition, choices = [] }: FormQuestion, answer: unknown): string {
  if (answer === undefined || answer === null) return '';
  switch (definition.type) {
    case 'boolean':
      return answer === true ? (definition.labelTrue ?? '是') : (definition.labelFalse ?? '否');
    case 'radiogroup':
    case 'dropdown':
      return labelled(choices, answer);
    case 'checkbox':
    case 'tagbox':
      return listOf(answer)
        .map((each) => labelled(choices, each))
        .join('；');
    case 'file':
      return listOf(answer)
        .map((each) => String((each as Answers)['name']))
        .join('；');
    case 'rating':
      return `${plain(answer)} 分（${definition.rateMin ?? 1}–${definition.rateMax ?? 5}）`;
    case 'expression':
      return computedInWords(answer, definition);
    default:
      return plain(answer);
  }
}

/** A cell of a table as it is written. */
export function cellInWords({ definition, choices = [] }: FormColumn, value: unknown): string {
  if (value === undefined || value === null) return '';
  switch (definition.cellType) {
    case 'boolean':
      return value === true ? '是' : '否';
    case 'dropdown':
      return labelled(choices, value);
    case 'expression':
      return computedInWords(value, definition);
    default:
      return plain(value);
  }
}

/** Lines of a table: those of a fixed one with the name of each, in the order of the form. */
export function linesIn(
  { rows }: FormQuestion,
  answer: unknown,
): { readonly label?: string; readonly cells: Answers }[] {
  if (rows === undefined) return listOf(answer).map((cells) => ({ cells: cells as Answers }));
  const lines = (answer ?? {}) as Readonly<Record<string, Answers>>;
  return rows.map(({ value, text }) => ({ label: text, cells: lines[value] ?? {} }));
}

/** The total below a column, for those that have one; empty cells do not count. */
export function totalInWords(column: FormColumn, lines: readonly { readonly cells: Answers }[]): string | undefined {
  const { definition, name } = column;
  if (!('totalType' in definition) || definition.totalType === undefined) return undefined;
  const values = lines.flatMap(({ cells }) => (typeof cells[name] === 'number' ? [cells[name]] : []));
  if (definition.totalType === 'count') return String(values.length);
  if (values.length === 0) return '';
  const sum = values.reduce((total, value) => total + value, 0);
  const total = { sum, avg: sum / values.length, min: Math.min(...values), max: Math.max(...values) }[
    definition.totalType
  ];
  return rounded(total, definition.totalMaximumFractionDigits);
}

type Computed = { readonly displayStyle?: string | undefined; readonly maximumFractionDigits?: number | undefined };

function computedInWords(value: unknown, { displayStyle, maximumFractionDigits }: Computed): string {
  if (typeof value !== 'number') return plain(value);
  return displayStyle === 'percent'
    ? `${rounded(value * 100, maximumFractionDigits ?? 1)} %`
    : rounded(value, maximumFractionDigits);
}

/** To at most so many places (six unless said), without zeros at the end. */
const rounded = (value: number, places = 6): string => String(Number(value.toFixed(places)));
const labelled = (choices: readonly Choice[], value: unknown) =>
  choices.find((each) => each.value === value)?.text ?? plain(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const plain = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'boolean' ? (value ? '是' : '否') : JSON.stringify(value);
