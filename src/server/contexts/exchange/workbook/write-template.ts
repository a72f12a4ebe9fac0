import type { KnownRow, Sheet } from '#core/exchange/sheet.ts';
import { HEAD, type Writer, writeWorkbook } from '../../../platform/documents/workbook.ts';

/** A sheet of the template with its rows, and the lists offered in its columns, by column key. */
export type TemplateSheet = {
  readonly sheet: Pick<Sheet, 'sheet' | 'about' | 'columns'>;
  readonly rows: Iterable<KnownRow>;
  readonly offered: Readonly<Record<string, readonly string[]>>;
};

/** The version of the template; a change of columns makes a new one. */
const TEMPLATE = '1';

/** 写模板：one workbook with a sheet of notes and a sheet per kind. */
export function writeTemplate(sheets: readonly TemplateSheet[], intro: readonly string[]): Promise<Buffer> {
  const written = sheets.map(({ sheet: { sheet, columns }, rows, offered }) => ({
    sheet,
    columns,
    rows: cellsOf(rows),
    offered,
  }));
  return writeWorkbook(written, (book) => writeNotes(book, sheets, intro));
}

function* cellsOf(rows: Iterable<KnownRow>) {
  for (const { cells } of rows) yield cells;
}

/** 说明: what every sheet and column is for. */
function writeNotes(book: Writer, sheets: readonly TemplateSheet[], intro: readonly string[]): void {
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
