import { PassThrough } from 'node:stream';
import excel from '@protobi/exceljs';
import { letterOf } from '#core/exchange/reading.ts';
import type { Cell, KnownRow, Sheet } from '#core/exchange/sheet.ts';

/** A sheet to be written: its rows, and the lists offered in its columns, by column key. */
export type SheetToWrite = {
  readonly sheet: Pick<Sheet, 'sheet' | 'about' | 'columns'>;
  readonly rows: Iterable<KnownRow>;
  readonly offered: Readonly<Record<string, readonly string[]>>;
};

/** The version of the template; a change of columns makes a new one. */
export const TEMPLATE = '1';

/** A sheet without rows still offers its drop-down lists so far down. */
const EMPTY_LINES = 2000;

const HEAD = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF7' } },
  alignment: { vertical: 'middle', wrapText: true },
} as const;
const FORMATS = { text: '@', code: '@', choice: '@', day: 'yyyy-mm-dd', number: 'General' } as const;

/**
 * 写工作簿：one workbook with a notes sheet and a sheet per kind. Text stays text whatever it begins with: cells are
 * typed, formatted as text, and no formula is ever written.
 */
export async function writeWorkbook(sheets: readonly SheetToWrite[], intro: readonly string[]): Promise<Buffer> {
  const stream = new PassThrough();
  const pieces: Buffer[] = [];
  stream.on('data', (piece: Buffer) => pieces.push(piece));
  const written = new Promise<void>((resolve, reject) => stream.on('end', resolve).on('error', reject));
  const book = new excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  if (intro.length > 0) writeNotes(book, sheets, intro);
  const listed = [
    ...new Map(
      sheets.flatMap(({ offered }) => Object.values(offered)).map((choices) => [choices.join('\n'), choices]),
    ).values(),
  ];
  for (const { sheet, rows, offered } of sheets) {
    const page = book.addWorksheet(sheet.sheet, { views: [{ state: 'frozen', ySplit: 1 }] });
    page.columns = sheet.columns.map(({ key, head, kind, width }) => ({
      key,
      header: head,
      width: width ?? Math.max(12, head.length * 2 + 4),
      style: { numFmt: FORMATS[kind] },
    }));
    const heads = page.getRow(1);
    heads.eachCell((cell, at) => {
      Object.assign(cell, HEAD);
      if (sheet.columns[at - 1]?.required === true) cell.font = { bold: true, color: { argb: 'FFB42318' } };
    });
    heads.commit();
    page.autoFilter = { from: 'A1', to: `${letterOf(sheet.columns.length)}1` };
    let line = 1;
    for (const { cells } of rows) {
      line += 1;
      const row = page.getRow(line);
      for (const [at, { key, kind }] of sheet.columns.entries()) {
        const value = valueOf(cells[key] ?? null, kind === 'day');
        if (value !== null) row.getCell(at + 1).value = value;
      }
      row.commit();
      if (line % 2000 === 0) await new Promise(setImmediate);
    }
    offer(page, sheet, offered, Math.max(line, EMPTY_LINES), listed);
    page.commit();
  }
  writeLists(book, listed);
  await book.commit();
  await written;
  return Buffer.concat(pieces);
}

function valueOf(cell: Cell, isDay: boolean): string | number | Date | null {
  if (cell === null || cell === '') return null;
  if (isDay) return new Date(`${cell}T00:00:00Z`);
  // What looks like an escape of the format must be escaped itself.
  return typeof cell === 'string' ? cell.replaceAll(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x') : cell;
}

type Writer = InstanceType<typeof excel.stream.xlsx.WorkbookWriter>;

/** 说明: what every sheet and column is for. */
function writeNotes(book: Writer, sheets: readonly SheetToWrite[], intro: readonly string[]): void {
  const notes = book.addWorksheet('说明', { views: [{ state: 'frozen', ySplit: intro.length + 2 }] });
  notes.columns = [{ width: 14 }, { width: 18 }, { width: 8 }, { width: 80 }];
  for (const sentence of intro) notes.addRow([sentence]).commit();
  notes.addRow([`模板版本 ${TEMPLATE}`]).commit();
  const heads = notes.addRow(['工作表', '列', '必填', '说明']);
  heads.eachCell((cell) => Object.assign(cell, HEAD));
  heads.commit();
  for (const { sheet } of sheets) {
    const title = notes.addRow([sheet.sheet, '', '', sheet.about]);
    title.eachCell((cell) => Object.assign(cell, { font: { bold: true } }));
    title.commit();
    for (const { head, required, note, choices } of sheet.columns) {
      notes
        .addRow([
          sheet.sheet,
          head,
          required ? '是' : '',
          choices === undefined ? note : `${note}可选：${choices.join('、')}`,
        ])
        .commit();
    }
  }
  notes.commit();
}

/** Drop-down lists point to a hidden sheet: written into the cell's rule they may have 255 characters at most. */
function offer(
  page: excel.Worksheet,
  sheet: SheetToWrite['sheet'],
  offered: SheetToWrite['offered'],
  to: number,
  listed: readonly (readonly string[])[],
): void {
  for (const [at, { key, head }] of sheet.columns.entries()) {
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
