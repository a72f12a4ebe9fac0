import excel from '@protobi/exceljs';
import { expect, test } from 'vitest';
import { listAsFile, MOST_EXPORTED, type WrittenColumn, writeWorkbook } from './workbook.ts';

const COLUMNS: readonly WrittenColumn[] = [
  { key: 'name', head: '名称', kind: 'text' },
  { key: 'code', head: '标识码', kind: 'code' },
  { key: 'since', head: '自', kind: 'day' },
  { key: 'members', head: '成员校数', kind: 'number' },
];

const opened = async (body: Uint8Array) => {
  const book = new excel.Workbook();
  await book.xlsx.load(new Uint8Array(body).buffer);
  return book;
};

test('text stays text whatever it begins with, a code keeps its zeros, a day is a day', async () => {
  const rows = [
    { name: '=HYPERLINK("http://x")', code: '0031000001', since: '2016-09-01', members: 3 },
    { name: null },
  ];
  const page = (await opened(await writeWorkbook([{ sheet: '联盟', columns: COLUMNS, rows }]))).getWorksheet('联盟');
  expect(page?.getRow(1).values).toEqual([undefined, '名称', '标识码', '自', '成员校数']);
  expect(page?.getRow(2).values).toEqual([
    undefined,
    '=HYPERLINK("http://x")',
    '0031000001',
    new Date('2016-09-01T00:00:00Z'),
    3,
  ]);
  expect(page?.getCell('A2').type).toBe(excel.ValueType.String);
});

test('a list too long to be read is refused with both numbers, never cut', async () => {
  const list = (total: number) => listAsFile('学校', { sheet: '学校', columns: COLUMNS, rows: [], total });
  await expect(list(MOST_EXPORTED + 1)).rejects.toMatchObject({
    kind: 'too-large',
    code: 'platform.too-many-rows',
    detail: { total: MOST_EXPORTED + 1, most: MOST_EXPORTED },
  });
  expect((await list(MOST_EXPORTED)).name).toBe('学校.xlsx');
});
