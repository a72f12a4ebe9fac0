import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';

/** A piece of an official document. */
export type Block =
  /** 一级标题 in 黑体, 二级标题 in 楷体. */
  | { readonly heading: string; readonly level: 1 | 2 }
  | { readonly text: string }
  /** A line with its name in 黑体, e.g. 出席：. Names that run over stand under the first one. */
  | { readonly named: string; readonly text: string }
  /** 成文日期 and who signs, to the right. */
  | { readonly signed: string }
  /** 附件, on a page of its own. */
  | { readonly attached: string }
  /** A list in columns of the given shares of the width, its head repeated on every page. */
  | {
      readonly heads: readonly string[];
      readonly shares: readonly number[];
      readonly rows: readonly (readonly string[])[];
    };

/** A red head over a line, as 纪要 and notices have it, or a plain title. */
export type Official = {
  readonly mark: string;
  /** Under the red mark, e.g. the number of the meeting, left, and the day, right. */
  readonly issue: string;
  readonly title: string;
  readonly blocks: readonly Block[];
};

// Measures of GB/T 9704-2012: A4, head 37 mm, binding edge 28 mm, type area 156 mm × 225 mm; 22 lines of 28 characters in
// 3 号 (16 pt) 仿宋; 标题 2 号 (22 pt) 小标宋; page number 4 号 (14 pt) between dashes.
export const MM = 1440 / 25.4;
export const FANGSONG = { eastAsia: '仿宋', ascii: 'Times New Roman', hAnsi: 'Times New Roman' };
export const HEITI = { eastAsia: '黑体', ascii: 'Times New Roman', hAnsi: 'Times New Roman' };
const KAITI = { eastAsia: '楷体', ascii: 'Times New Roman', hAnsi: 'Times New Roman' };
export const XIAOBIAOSONG = { eastAsia: '方正小标宋简体', ascii: 'Times New Roman', hAnsi: 'Times New Roman' };
export const SIZE_3 = 32;
export const SIZE_2 = 44;
export const SIZE_4 = 28;
export const LINE = Math.round((225 * MM) / 22);
const CHARACTER = SIZE_3 * 10;
const RED = 'C00000';

/** 公文: a .docx in the layout of GB/T 9704-2012, with its mark in red over a red line, as 纪要 have it. */
export async function officialDocument({ mark, issue, title, blocks }: Official): Promise<Buffer> {
  const spacing = { line: LINE, lineRule: LineRuleType.EXACT };
  const document = new Document({
    creator: '家门口',
    title,
    styles: { default: { document: { run: { font: FANGSONG, size: SIZE_3 } } } },
    sections: [
      {
        ...officialPage(),
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { before: Math.round(20 * MM), after: LINE },
            children: [new TextRun({ text: mark, font: XIAOBIAOSONG, size: 72, color: RED })],
          }),
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: LINE },
            border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 4 } },
            children: [new TextRun(issue)],
          }),
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { ...spacing, line: LINE + 60, before: LINE, after: LINE },
            children: [new TextRun({ text: title, font: XIAOBIAOSONG, size: SIZE_2 })],
          }),
          ...blocks.flatMap((block) => paragraphsOf(block, spacing)),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

type Spacing = { readonly line: number; readonly lineRule: (typeof LineRuleType)[keyof typeof LineRuleType] };

function paragraphsOf(block: Block, spacing: Spacing): (Paragraph | Table)[] {
  const paragraph = (children: ParagraphChild[], more: object = {}) =>
    new Paragraph({ spacing, indent: { firstLine: 2 * CHARACTER }, children, ...more });
  if ('heading' in block)
    return [paragraph([new TextRun({ text: block.heading, font: block.level === 1 ? HEITI : KAITI })])];
  if ('named' in block) {
    const width = (2 + block.named.length + 1) * CHARACTER;
    return [
      paragraph([new TextRun({ text: `${block.named}：`, font: HEITI }), new TextRun(block.text)], {
        indent: { left: width, hanging: width - 2 * CHARACTER },
      }),
    ];
  }
  if ('signed' in block)
    return [
      paragraph([new TextRun(block.signed)], { alignment: AlignmentType.RIGHT, indent: { right: 4 * CHARACTER } }),
    ];
  if ('heads' in block) return [listed(block), new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT } })];
  if ('attached' in block)
    return [
      new Paragraph({ spacing, pageBreakBefore: true, children: [new TextRun({ text: '附件', font: HEITI })] }),
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { ...spacing, line: LINE + 60, before: LINE, after: LINE },
        children: [new TextRun({ text: block.attached, font: XIAOBIAOSONG, size: SIZE_2 })],
      }),
    ];
  return block.text.split('\n').map((line) => paragraph([new TextRun(line)]));
}

function listed({ heads, shares, rows }: Extract<Block, { heads: readonly string[] }>): Table {
  const width = Math.round(156 * MM);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.floor((width * share) / whole));
  const side = { style: BorderStyle.SINGLE, size: 6, color: '000000' };
  const line = (texts: readonly string[], head: boolean) =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: texts.map(
        (text, at) =>
          new TableCell({
            width: { size: widths[at] ?? 0, type: WidthType.DXA },
            borders: { top: side, bottom: side, left: side, right: side },
            margins: { top: 60, bottom: 60, left: 100, right: 100 },
            verticalAlign: VerticalAlignTable.CENTER,
            children: text.split('\n').map(
              (each) =>
                new Paragraph({
                  ...(head ? { alignment: AlignmentType.CENTER } : {}),
                  children: [new TextRun({ text: each, font: head ? HEITI : FANGSONG, size: 24 })],
                }),
            ),
          }),
      ),
    });
  return new Table({
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    rows: [line(heads, true), ...rows.map((row) => line(row, false))],
  });
}

/** 版面: the page of GB/T 9704-2012 with its number at the foot. */
export function officialPage() {
  return {
    properties: {
      page: {
        size: { width: Math.round(210 * MM), height: Math.round(297 * MM) },
        margin: {
          top: Math.round(37 * MM),
          bottom: Math.round(35 * MM),
          left: Math.round(28 * MM),
          right: Math.round(26 * MM),
          footer: Math.round(28 * MM),
        },
      },
    },
    footers: { default: new Footer({ children: [pageNumber()] }) },
  };
}

function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({
        children: ['— ', PageNumber.CURRENT, ' —'],
        font: { eastAsia: '宋体', ascii: 'SimSun', hAnsi: 'SimSun' },
        size: SIZE_4,
      }),
    ],
  });
}

/** The type of a .docx. */
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** 2026年9月1日, as documents write a day. */
export function officialDay(on: string): string {
  const [year = '', month = '', date = ''] = on.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}
