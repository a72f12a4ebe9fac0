import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import excel from '@protobi/exceljs';
import { beforeAll, expect, test } from 'vitest';
import type { Form } from '#core/forms/form.ts';
import { entriesOf } from '../documents/archive/zip.ts';
import { writeWorkbook } from '../documents/workbook.ts';
import { readForm } from './definition.ts';
import { formDocument } from './document.ts';
import { sheetsOfAnswers } from './sheet.ts';

let cityProject: Form;
beforeAll(async () => {
  const written = readFileSync('programmes/shanghai-new-quality-2023/forms/city-project.json', 'utf8');
  cityProject = await readForm(JSON.parse(written));
});

const about = [
  { key: 'number', head: '编号', kind: 'code' },
  { key: 'school', head: '学校', kind: 'text' },
] as const;
const filled = [
  {
    about: { number: '003', school: '甲小学' },
    answers: {
      projectTitle: '=HYPERLINK("http://x")',
      kind: 'key',
      fields: ['育人方式改革', '数字技术赋能'],
      begins: '2026-09-01',
      hasEarlier: false,
      costs: [{ purpose: '研修', kind: '培训研修', count: 2, price: 5, amount: 10 }],
      members: [{ name: '王芳', work: '课例', outside: true }, { name: '陈立' }],
      requested: 8.5,
      proof: [{ region: '310113', id: 'x', name: '证明.pdf', size: 1 }],
    },
  },
  { about: { number: '004', school: '乙小学' }, answers: {} },
];

const workbook = async () => {
  const book = new excel.Workbook();
  await book.xlsx.load(new Uint8Array(await writeWorkbook(sheetsOfAnswers(cityProject, about, filled))).buffer);
  return book;
};

test('every question has its column in the order of the form, whatever was answered', async () => {
  const page = (await workbook()).worksheets[0]!;
  expect(page.getRow(1).values).toEqual([
    undefined,
    '编号',
    '学校',
    '项目名称',
    '项目类别',
    '所属领域',
    '自选的理由',
    '开始日期',
    '结束日期',
    '负责人姓名',
    '职务',
    '职称',
    '手机号码',
    '要解决的问题',
    '已经做过的工作和成效',
    '学校自评：开展条件的成熟程度',
    '此前是否承担过区级以上同类项目',
    '项目目标',
    '主要内容与举措',
    '与已有做法的不同之处',
    '怎样与其他学校分享',
    '学校自筹（万元）',
    '申请专项经费（万元）',
    '申请超过 30 万元的理由',
    '佐证材料',
    '学校盖章页',
  ]);
  expect(page.rowCount).toBe(3);
});

test('choices are written by their text, numbers and days as such, formulas as text', async () => {
  const page = (await workbook()).worksheets[0]!;
  const at = (head: string) => {
    const column = (page.getRow(1).values as unknown[]).indexOf(head);
    return page.getRow(2).getCell(column);
  };
  expect(at('编号').value).toBe('003');
  expect(at('项目名称').value).toBe('=HYPERLINK("http://x")');
  expect(at('项目名称').type).toBe(excel.ValueType.String);
  expect(at('项目类别').value).toBe('重点项目');
  expect(at('所属领域').value).toBe('育人方式改革；数字技术赋能');
  expect(at('开始日期').value).toEqual(new Date('2026-09-01T00:00:00Z'));
  expect(at('申请专项经费（万元）').value).toBe(8.5);
  expect(at('此前是否承担过区级以上同类项目').value).toBe('否');
  expect(at('佐证材料').value).toBe('证明.pdf');
});

test('tables and repeated groups stand on sheets of their own, led by what the form is known by', async () => {
  const book = await workbook();
  expect(book.worksheets.map(({ name }) => name)).toEqual([
    '新优质学校创新引领项目申报书',
    '主要成员',
    '此前承担的项目',
    '各阶段的工作',
    '支出明细',
  ]);
  expect(book.getWorksheet('支出明细')?.getRow(1).values).toEqual([
    undefined,
    '编号',
    '行',
    '支出事项',
    '类别',
    '数量',
    '单价（万元）',
    '金额（万元）',
  ]);
  expect(book.getWorksheet('支出明细')?.getRow(2).values).toEqual([undefined, '003', 1, '研修', '培训研修', 2, 5, 10]);
  expect(book.getWorksheet('主要成员')?.getRow(2).values).toEqual([undefined, '003', 1, '王芳', '课例', '是']);
});

test('a printed form says every answer, tables with their totals, and leaves out what a condition hid', async () => {
  const { name, body } = await formDocument(cityProject, filled[0]!.answers, {
    name: '003 甲小学申报书',
    heading: [['编号', '003']],
  });
  expect(name).toBe('003 甲小学申报书.docx');
  const text = wordsOf(body);
  for (const said of [
    '新优质学校创新引领项目申报书',
    '编号：003',
    '一、基本情况',
    '重点项目',
    '育人方式改革；数字技术赋能',
    '王芳',
    '合计',
    '证明.pdf',
  ])
    expect(text).toContain(said);
  expect(text).not.toContain('自选的理由');
});

/** What a .docx says, without its form. */
function wordsOf(bytes: Buffer): string {
  const { stored, from, to } = entriesOf(bytes).get('word/document.xml')!;
  const part = bytes.subarray(from, to);
  return String(stored ? part : inflateRawSync(part)).replaceAll(/<[^>]+>/g, '');
}
