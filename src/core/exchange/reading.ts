import { readCell, type Written } from './read-cell.ts';
import type { Cell, Cells, Column, Sheet } from './sheet.ts';

/** 问题：what is wrong, at which cell, and what to do. */
export type Fault = {
  readonly sheet: string;
  readonly row: number;
  /** The column's head. */
  readonly column: string;
  readonly cell: string;
  readonly value: string;
  readonly message: string;
};

/** A row after its cells were read; `faulty` when one of them could not be. */
export type RowRead = { readonly line: number; readonly cells: Cells; readonly faulty: boolean };

/** One sheet after reading: its rows, and in which column of the workbook each of the template's columns stands. */
export type ReadSheet = {
  readonly key: string;
  /** Named in faults when several workbooks are brought in together. */
  readonly file?: string;
  readonly letters: Readonly<Record<string, string>>;
  readonly rows: readonly RowRead[];
};

/** 读取结果：a workbook after its cells were read, before anything is compared. */
export type Reading = {
  readonly sheets: readonly ReadSheet[];
  readonly faults: readonly Fault[];
  /** Faults beyond the number that is listed. */
  readonly unlisted: number;
  readonly warnings: readonly string[];
};

/** A template as a worker thread needs it. */
export type Template = Pick<Sheet, 'key' | 'sheet' | 'columns'>;

/** Reads one row cell by cell: every fault at once. */
export function readRow(
  template: Template,
  letters: Readonly<Record<string, string>>,
  line: number,
  written: (column: Column) => Written,
): { row: RowRead; faults: Fault[] } {
  const cells: Record<string, Cell> = {};
  const faults: Fault[] = [];
  for (const column of template.columns) {
    const letter = letters[column.key];
    if (letter === undefined) continue;
    const given = written(column);
    const read = readCell(column, given);
    if ('cell' in read) cells[column.key] = read.cell;
    else {
      cells[column.key] = null;
      faults.push({
        sheet: template.sheet,
        row: line,
        column: column.head,
        cell: `${letter}${line}`,
        value: shownWritten(given),
        message: read.says,
      });
    }
  }
  return { row: { line, cells, faulty: faults.length > 0 }, faults };
}

/** A fault at a column of a row that was read. */
export function placed(
  sheet: Sheet,
  source: ReadSheet,
  row: { readonly line: number; readonly cells: Cells },
  key: string,
  message: string,
): Fault {
  const column = sheet.columns.find((each) => each.key === key);
  const cell = row.cells[key];
  return {
    sheet: source.file === undefined ? sheet.sheet : `${source.file} ${sheet.sheet}`,
    row: row.line,
    column: column?.head ?? '',
    cell: `${source.letters[key] ?? ''}${row.line}`,
    value: cell == null ? '' : String(cell),
    message,
  };
}

/** 1 → A, 27 → AA. */
export function letterOf(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** Rows that come from elsewhere than a workbook, in the template's order of columns; the first stands on line 2. */
export function readRows(template: Template, rows: Iterable<Cells>): { sheet: ReadSheet; faults: Fault[] } {
  const letters = Object.fromEntries(template.columns.map(({ key }, at) => [key, letterOf(at + 1)]));
  const read: RowRead[] = [];
  const faults: Fault[] = [];
  let line = 1;
  for (const cells of rows) {
    line += 1;
    const { row, faults: found } = readRow(template, letters, line, ({ key }) => asWritten(cells[key]));
    read.push(row);
    faults.push(...found);
  }
  return { sheet: { key: template.key, letters, rows: read }, faults };
}

function asWritten(cell: Cell | undefined): Written {
  if (cell === undefined || cell === null) return { kind: 'blank' };
  return typeof cell === 'number'
    ? { kind: 'number', number: cell, shown: String(cell) }
    : { kind: 'text', text: cell };
}

function shownWritten(written: Written): string {
  switch (written.kind) {
    case 'text':
      return [...written.text].slice(0, 60).join('');
    case 'number':
      return written.shown;
    case 'day':
      return written.day;
    case 'formula':
      return `=${written.formula}`.slice(0, 60);
    case 'error':
      return written.error;
    case 'boolean':
      return written.value ? 'TRUE' : 'FALSE';
    default:
      return '';
  }
}
