import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Answers } from '#core/forms/answer.ts';
import type { Form } from '#core/forms/form.ts';
import { type FormColumn, type FormQuestion, questionsOf } from '#core/forms/questions.ts';
import { cellInWords, inWords, linesIn, totalInWords } from '#core/forms/words.ts';
import {
  DOCX,
  FANGSONG,
  HEITI,
  LINE,
  MM,
  officialPage,
  SIZE_2,
  SIZE_3,
  SIZE_4,
  XIAOBIAOSONG,
} from '../documents/official-document.ts';

/** What is printed above the form: `['项目编号', 'XK-2026-003']`. */
export type Heading = readonly (readonly [string, string])[];

const WIDTH = Math.round(156 * MM);
const LABEL = Math.round(36 * MM);
const BORDER = { style: BorderStyle.SINGLE, size: 6, color: '000000' };
const BORDERS = { top: BORDER, bottom: BORDER, left: BORDER, right: BORDER };
const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/**
 * 填好的表单: a .docx to print and file, in the page and fonts of GB/T 9704-2012. Each page of the form is a numbered section with a
 * table, label left and answer right; tables of the form are tables, files are their names. Only what is among the answers
 * or always asked is printed: a question that a condition hid has no line.
 */
export async function formDocument(
  form: Form,
  answers: Answers,
  { name, heading = [] }: { readonly name: string; readonly heading?: Heading },
): Promise<{ name: string; type: string; body: Buffer }> {
  const questions = questionsOf(form).filter((question) => question.name in answers || !isConditional(question));
  const pages = form.pages
    .map((page) => ({ page, asked: questions.filter((question) => question.page === page.name) }))
    .filter(({ asked }) => asked.length > 0);
  const document = new Document({
    creator: '家门口',
    title: form.title,
    styles: { default: { document: { run: { font: FANGSONG, size: SIZE_4 } } } },
    sections: [
      {
        ...officialPage(),
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: LINE },
            children: [new TextRun({ text: form.title, font: XIAOBIAOSONG, size: SIZE_2 })],
          }),
          ...heading.map(([head, text]) =>
            paragraph([plain(`${head}：`, HEITI), plain(text)], { spacing: { after: 60 } }),
          ),
          ...pages.flatMap(({ page, asked }, at) => [
            new Paragraph({
              keepNext: true,
              spacing: { before: 240, after: 120 },
              children: [
                new TextRun({
                  text: `${NUMERALS[at] ?? at + 1}、${page.title ?? form.title}`,
                  font: HEITI,
                  size: SIZE_3,
                }),
              ],
            }),
            ...sectionOf(asked, answers),
          ]),
        ],
      },
    ],
  });
  return { name: `${name}.docx`, type: DOCX, body: await Packer.toBuffer(document) };
}

const isConditional = ({ definition }: FormQuestion) => definition.visibleIf !== undefined;

/** Questions one below the other in one table; what has columns of its own stands below under its title. */
function sectionOf(questions: readonly FormQuestion[], answers: Answers): (Paragraph | Table)[] {
  const parts: (Paragraph | Table)[] = [];
  let lines: TableRow[] = [];
  const close = () => {
    if (lines.length > 0) parts.push(table(lines, [LABEL, WIDTH - LABEL]), gap());
    lines = [];
  };
  for (const question of questions) {
    const answer = answers[question.name];
    if (question.columns === undefined && question.questions === undefined) {
      lines.push(pair(question.title, inWords(question, answer)));
      continue;
    }
    close();
    parts.push(paragraph([plain(question.title, HEITI)], { keepNext: true, spacing: { before: 60, after: 60 } }));
    parts.push(
      ...(question.columns === undefined ? groups(question, answer) : [grid(question, question.columns, answer)]),
      gap(),
    );
  }
  close();
  return parts;
}

const pair = (label: string, answer: string) =>
  new TableRow({
    cantSplit: answer.length < 200,
    children: [cell(label, LABEL, { head: true }), cell(answer, WIDTH - LABEL)],
  });

/** A repeated group: its questions as columns, as one fills in such a list on paper. */
function groups(question: FormQuestion, answer: unknown): (Paragraph | Table)[] {
  const inner = question.questions ?? [];
  const widths = evenly(inner.length);
  const lines = linesIn(question, answer);
  return [
    table(
      [
        headRow(
          inner.map(({ title }) => title),
          widths,
        ),
        ...(lines.length === 0
          ? [emptyRow(widths)]
          : lines.map(({ cells }) =>
              row(
                inner.map((each) => inWords(each, cells[each.name])),
                widths,
              ),
            )),
      ],
      widths,
    ),
  ];
}

function grid(question: FormQuestion, columns: readonly FormColumn[], answer: unknown): Table {
  const lines = linesIn(question, answer);
  const labelled = question.rows !== undefined;
  const widths = labelled ? [LABEL, ...evenly(columns.length, WIDTH - LABEL)] : widthsOf(columns);
  const totals = columns.map((column) => totalInWords(column, lines));
  const totalAt = totals.findIndex((total) => total !== undefined);
  const heads = columns.map(({ title }) => title);
  const numeric = columns.map(isNumeric);
  const ends = labelled ? [false, ...numeric] : numeric;
  return table(
    [
      headRow(labelled ? ['', ...heads] : heads, widths),
      ...(lines.length === 0 ? [emptyRow(widths)] : []),
      ...lines.map(({ label, cells }) => {
        const written = columns.map((column) => cellInWords(column, cells[column.name]));
        return row(labelled ? [label ?? '', ...written] : written, widths, ends);
      }),
      ...(totalAt === -1
        ? []
        : [
            row(
              [
                ...(labelled ? ['合计'] : []),
                ...totals.map((total, at) => total ?? (at === 0 && !labelled ? '合计' : '')),
              ],
              widths,
              ends,
            ),
          ]),
    ],
    widths,
  );
}

const isNumeric = ({ definition }: FormColumn) =>
  definition.cellType === 'expression' || (definition.cellType === 'text' && definition.inputType === 'number');

/** What is written at length gets more room than a day or a number. */
function widthsOf(columns: readonly FormColumn[]): number[] {
  const shares = columns.map(({ definition }) => {
    if (definition.cellType === 'comment') return 3;
    if (definition.cellType === 'text')
      return definition.inputType === 'number' ? 1 : definition.inputType === 'date' ? 1.4 : 2;
    return definition.cellType === 'expression' ? 1.1 : 1.4;
  });
  const whole = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => Math.floor((WIDTH * share) / whole));
}

const evenly = (count: number, width = WIDTH) => Array.from({ length: count }, () => Math.floor(width / count));

const table = (rows: TableRow[], columnWidths: number[]) =>
  new Table({ rows, columnWidths, layout: TableLayoutType.FIXED, width: { size: WIDTH, type: WidthType.DXA } });
const headRow = (heads: readonly string[], widths: readonly number[]) =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: heads.map((head, at) => cell(head, widths[at] ?? 0, { head: true })),
  });
const row = (texts: readonly string[], widths: readonly number[], ends: readonly boolean[] = []) =>
  new TableRow({
    cantSplit: true,
    children: texts.map((text, at) => cell(text, widths[at] ?? 0, { end: ends[at] === true })),
  });
const emptyRow = (widths: readonly number[]) =>
  row(
    widths.map(() => ''),
    widths,
  );

function cell(
  text: string,
  width: number,
  { head = false, end = false }: { readonly head?: boolean; readonly end?: boolean } = {},
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    borders: BORDERS,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    verticalAlign: VerticalAlignTable.CENTER,
    children: text
      .split('\n')
      .map((line) =>
        paragraph(
          [plain(line, head ? HEITI : FANGSONG, 24)],
          head ? { alignment: AlignmentType.CENTER } : end ? { alignment: AlignmentType.RIGHT } : {},
        ),
      ),
  });
}

type Font = typeof FANGSONG;
const plain = (text: string, font: Font = FANGSONG, size: number = SIZE_4) => new TextRun({ text, font, size });
const paragraph = (children: TextRun[], more: object = {}) => new Paragraph({ children, ...more });
const gap = () => new Paragraph({ spacing: { line: 120 }, children: [] });
