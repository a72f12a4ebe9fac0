import type { AnswerFault } from './answer.ts';
import type { Computation } from './library.ts';
import type { FormColumn, FormQuestion } from './questions.ts';

type Line = Readonly<Record<string, unknown>>;

/** 表格：one table of a form with its expressions ready to run. */
export type Table = {
  readonly question: FormQuestion;
  /** The lines with what is computed in them; the answer's own shape. */
  filled(answer: unknown, values: Readonly<Record<string, unknown>>): unknown;
  /** The totals below the columns, by column. */
  totals(answer: unknown): Readonly<Record<string, unknown>>;
};

export function asTable(question: FormQuestion, compute: (expression: string) => Computation): Table {
  const columns = question.columns ?? [];
  const computedColumns = columns.flatMap(({ name, definition }) =>
    definition.cellType === 'expression' ? [{ name, computation: compute(definition.expression) }] : [],
  );
  const totals = columns.flatMap((column) => {
    const kind = totalOf(column);
    // The library adds decimals without the dust of binary fractions; its own function is used on a list of our own.
    return kind === undefined
      ? []
      : [{ name: column.name, computation: compute(`${kind}InArray({lines}, '${column.name}')`) }];
  });
  const fill = (line: Line, values: Readonly<Record<string, unknown>>): Line => {
    let row = line;
    // A column may be computed from a later one: after as many rounds as there are such columns nothing is left to change.
    for (const _ of computedColumns)
      for (const { name, computation } of computedColumns) {
        const value = computed(computation.runValues({ ...values, row }));
        row = value === undefined ? withoutKey(row, name) : { ...row, [name]: value };
      }
    return row;
  };
  return {
    question,
    filled(answer, values) {
      if (answer === undefined || computedColumns.length === 0) return answer;
      if (Array.isArray(answer)) return answer.map((line: Line) => fill(line, values));
      return Object.fromEntries(
        Object.entries(answer as Record<string, Line>).map(([row, line]) => [row, fill(line, values)]),
      );
    },
    totals: (answer) =>
      Object.fromEntries(
        totals.flatMap(({ name, computation }) => {
          const value = computed(computation.runValues({ lines: linesOf(answer) }));
          return value === undefined ? [] : [[name, value]];
        }),
      ),
  };
}

const linesOf = (answer: unknown): Line[] =>
  Array.isArray(answer) ? (answer as Line[]) : Object.values((answer ?? {}) as Record<string, Line>);

const totalOf = ({ definition }: FormColumn) => ('totalType' in definition ? definition.totalType : undefined);
const withoutKey = (line: Line, name: string): Line =>
  Object.fromEntries(Object.entries(line).filter(([key]) => key !== name));

/** What an expression came to, if it is a value that can be kept. */
export function computed(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value === 'string') return value.slice(0, 1000);
  return typeof value === 'boolean' ? value : undefined;
}

/** Cells that must be filled in and are not. */
export function emptyCells({ question }: Table, answer: unknown): AnswerFault[] {
  const demanded = (question.columns ?? []).filter(({ definition }) => definition.isRequired === true);
  const lines: (readonly [number | string, Line])[] =
    question.rows === undefined
      ? linesOf(answer).map((line, at) => [at, line] as const)
      : question.rows.map(({ value }) => [value, ((answer ?? {}) as Record<string, Line>)[value] ?? {}] as const);
  return lines.flatMap(([row, line]) =>
    demanded
      .filter(({ name }) => line[name] === undefined)
      .map(({ name, title, choices }) => ({
        question: question.name,
        inside: { row, column: name },
        title: `${question.title} ${typeof row === 'number' ? `第 ${row + 1} 行` : labelOf(question, row)} ${title}`,
        message: choices === undefined ? '请填写' : '请选择',
      })),
  );
}

const labelOf = ({ rows = [] }: FormQuestion, value: string) => rows.find((row) => row.value === value)?.text ?? value;
