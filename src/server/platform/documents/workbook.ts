import { PassThrough } from 'node:stream';
import type excel from '@protobi/exceljs';
import { XLSX } from '#contract/exchange.ts';
import { letterOf } from '#core/exchange/reading.ts';
import type { Cell, Cells, Column } from '#core/exchange/sheet.ts';
import { Refusal } from '#core/kernel/refusal.ts';

/** What a column needs to be written; `required` ones have a red head. */
export type WrittenColumn = Pick<Column, 'key' | 'head' | 'kind'> & Partial<Pick<Column, 'required' | 'width'>>;

/** A sheet to be written: its rows, and the drop-down lists offered in its columns, by column key. */
export type WrittenSheet = {
  readonly sheet: string;
  readonly columns: readonly WrittenColumn[];
  readonly rows: Iterable<Cells>;
  readonly offered?: Readonly<Record<string, readonly string[]>>;
};

export type Writer = InstanceType<typeof excel.stream.xlsx.WorkbookWriter>;

/** A sheet without rows still offers its drop-down lists so far down. */
const EMPTY_LINES = 2000;

/** How the heads of a table look. */
export const HEAD = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF7' } },
  alignment: { vertical: 'middle', wrapText: true },
} as const;
const FORMATS = { text: '@', code: '@', choice: '@', day: 'yyyy-mm-dd', number: 'General' } as const;

/**
 * 写工作簿：the only writer of workbooks. Text stays text whatever it begins with: cells are typed, formatted as text, and
 * no formula is ever written. `front` writes what stands before the sheets.
 */
export async function writeWorkbook(sheets: readonly WrittenSheet[], front?: (book: Writer) => void): Promise<Buffer> {
  const stream = new PassThrough();
  const pieces: Buffer[] = [];
  stream.on('data', (piece: Buffer) => pieces.push(piece));
  const written = new Promise<void>((resolve, reject) => stream.on('end', resolve).on('error', reject));
  // Loaded with the first workbook: it is a fifth of what a start would have to read.
  const { default: excel } = await import('@protobi/exceljs');
  const book = new excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  front?.(book);
  const listed = [
    ...new Map(
      sheets.flatMap(({ offered = {} }) => Object.values(offered)).map((choices) => [choices.join('\n'), choices]),
    ).values(),
  ];
  for (const each of sheets) await writeSheet(book, each, listed);
  writeLists(book, listed);
  await book.commit();
  await written;
  return Buffer.concat(pieces);
}

async function writeSheet(
  book: Writer,
  { sheet, columns, rows, offered = {} }: WrittenSheet,
  listed: readonly (readonly string[])[],
): Promise<void> {
  const page = book.addWorksheet(sheet, { views: [{ state: 'frozen', ySplit: 1 }] });
  page.columns = columns.map(({ key, head, kind, width }) => ({
    key,
    header: head,
    width: width ?? Math.max(12, head.length * 2 + 4),
    style: { numFmt: FORMATS[kind] },
  }));
  const heads = page.getRow(1);
  heads.eachCell((cell, at) => {
    Object.assign(cell, HEAD);
    if (columns[at - 1]?.required === true) cell.font = { bold: true, color: { argb: 'FFB42318' } };
  });
  heads.commit();
  page.autoFilter = { from: 'A1', to: `${letterOf(columns.length)}1` };
  let line = 1;
  for (const cells of rows) {
    line += 1;
    const row = page.getRow(line);
    for (const [at, { key, kind }] of columns.entries()) {
      const value = valueOf(cells[key] ?? null, kind === 'day');
      if (value !== null) row.getCell(at + 1).value = value;
    }
    row.commit();
    // A long table leaves the server its turn.
    if (line % 2000 === 0) await new Promise(setImmediate);
  }
  offer(page, columns, offered, Math.max(line, EMPTY_LINES), listed);
  page.commit();
}

function valueOf(cell: Cell, isDay: boolean): string | number | Date | null {
  if (cell === null || cell === '') return null;
  if (isDay) return new Date(`${cell}T00:00:00Z`);
  // What looks like an escape of the format must be escaped itself.
  return typeof cell === 'string' ? cell.replaceAll(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x') : cell;
}

/** Drop-down lists point to a hidden sheet: written into the cell's rule they may have 255 characters at most. */
function offer(
  page: excel.Worksheet,
  columns: readonly WrittenColumn[],
  offered: NonNullable<WrittenSheet['offered']>,
  to: number,
  listed: readonly (readonly string[])[],
): void {
  for (const [at, { key, head }] of columns.entries()) {
    const choices = offered[key];
    if (choices === undefined || choices.length === 0) continue;
    const id = choices.join('\n');
    const column = letterOf(listed.findIndex((each) => each.join('\n') === id) + 1);
    const rules = (page as unknown as { dataValidations: { add(range: string, rule: unknown): void } }).dataValidations;
    rules.add(`${letterOf(at + 1)}2:${letterOf(at + 1)}${to}`, {
      type: 'list',
      allowBlank: true,
      formulae: [`选项!$${column}$1:$${column}$${choices.length}`],
      showErrorMessage: true,
      errorTitle: head,
      error: '请从下拉列表中选择',
    });
  }
}

function writeLists(book: Writer, listed: readonly (readonly string[])[]): void {
  if (listed.length === 0) return;
  const page = book.addWorksheet('选项', { state: 'hidden' });
  const longest = Math.max(0, ...listed.map((choices) => choices.length));
  for (let line = 0; line < longest; line += 1) page.addRow(listed.map((choices) => choices[line] ?? '')).commit();
  page.commit();
}

/** A list is exported whole, and nobody reads more lines than this. */
export const MOST_EXPORTED = 20_000;

/** 名录导出：a list as a workbook of one sheet, named after what is in it. Longer lists are refused, never cut. */
export async function listAsFile(
  name: string,
  { total, ...sheet }: WrittenSheet & { readonly total: number },
): Promise<{ name: string; type: string; body: Uint8Array }> {
  if (total > MOST_EXPORTED) throw new Refusal('too-large', 'platform.too-many-rows', { total, most: MOST_EXPORTED });
  return { name: `${name}.xlsx`, type: XLSX, body: await writeWorkbook([sheet]) };
}
