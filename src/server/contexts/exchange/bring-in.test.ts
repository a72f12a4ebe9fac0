import * as fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as baoshan from '../../../../tests/fixtures/exchange/baoshan.ts';
import { aWorkbook, saved, type TypedRow } from '../../../../tests/fixtures/exchange/workbook.ts';
import { aPlatform, type TestPlatform } from '../../../../tests/support/database.ts';
import type { Caller } from '../../platform/caller.ts';
import { asking } from '../../platform/database/database.ts';
import { entriesOf, unpack } from '../../platform/documents/archive/zip.ts';
import { systemCaller } from '../../platform/system-caller.ts';
import { sheetPorts } from '../ports.ts';
import { bringIn, exportWorkbook, type Outcome, type RowsBySheet, readWorkbook } from './public.ts';

let platform: TestPlatform;
let caller: Caller;

beforeAll(async () => {
  platform = await aPlatform(() => Temporal.Instant.from('2026-09-01T00:00:00Z'));
  caller = systemCaller(platform.database, platform.freshness, 'test', platform.clock);
});
afterAll(() => platform.close());

const bring = async (sheets: Readonly<Record<string, readonly TypedRow[]>>, region = '310113') =>
  bringIn(sheetPorts(), caller, await readWorkbook(sheetPorts(), saved(await aWorkbook(sheets))), { region });
const counts = ({ sheets }: Outcome) =>
  Object.fromEntries(
    sheets.map(({ sheet, add, change, unchanged, reject }) => [sheet, [add, change, unchanged, reject]]),
  );
const rowsInTables = async () => {
  const { rows } = await sql<{
    n: number;
  }>`select (select count(*) from organisations.organisation) + (select count(*) from organisations.membership)
    + (select count(*) from identity.person) + (select count(*) from identity.post) + (select count(*) from platform.audit) as n`.execute(
    platform.database.system,
  );
  return rows[0]?.n;
};
const audit = () =>
  sql<{
    action: string;
    detail: unknown;
  }>`select action, detail from platform.audit where action = 'exchange.bring-in'`.execute(platform.database.system);

test('a workbook made by hand from the template is written whole, with one line of audit', async () => {
  const outcome = await bring(baoshan.workbook);
  expect(outcome.faults).toEqual([]);
  expect(counts(outcome)).toEqual({
    学校: [12, 0, 0, 0],
    达标认定: [1, 0, 0, 0],
    联盟: [3, 0, 0, 0],
    联盟成员: [12, 0, 0, 0],
    人员: [6, 0, 0, 0],
    任职: [6, 0, 0, 0],
    称号: [2, 0, 0, 0],
  });
  expect((await audit()).rows).toMatchObject([{ detail: { 学校: { add: 12, change: 0, unchanged: 0 } } }]);
  const { rows } = await sql<{
    initials: string;
  }>`select initials from identity.person where staff_no = 'BS1000'`.execute(platform.database.system);
  expect(rows).toEqual([{ initials: 'wxm' }]);
});

test('the same workbook again changes nothing', async () => {
  const outcome = await bring(baoshan.workbook);
  expect(Object.values(counts(outcome)).map(([add, change, , reject]) => [add, change, reject])).toEqual(
    Array.from({ length: 7 }, () => [0, 0, 0]),
  );
});

test('an exported workbook, imported again, changes nothing', async () => {
  const body = await asking(platform.database, 'system', (db) =>
    exportWorkbook(sheetPorts(), db, caller, { region: '310113', filled: true }),
  );
  const reading = await readWorkbook(sheetPorts(), saved(body));
  expect(reading).toMatchObject({ faults: [], warnings: [] });
  const outcome = await bringIn(sheetPorts(), caller, reading, { region: '310113', dryRun: true });
  expect(outcome.faults).toEqual([]);
  expect(counts(outcome)).toMatchObject({
    学校: [0, 0, 12, 0],
    联盟成员: [0, 0, 12, 0],
    人员: [0, 0, 6, 0],
    任职: [0, 0, 6, 0],
    称号: [0, 0, 2, 0],
  });
});

test('a change shows each column before and after; what the workbook lacks stays', async () => {
  const outcome = await bring({ 学校: [{ ...baoshan.schools[0], 街镇: '杨行镇' }] });
  expect(counts(outcome)).toEqual({ 学校: [0, 1, 0, 0] });
  expect(outcome.sheets[0]?.examples).toEqual([
    {
      row: 2,
      kind: 'change',
      name: `${baoshan.nameOf(0)}（${baoshan.codeOf(0)}）`,
      changes: [{ column: '街镇', before: '大场镇', after: '杨行镇' }],
    },
  ]);
  const { rows } = await sql<{ n: number }>`select count(*) as n from organisations.school`.execute(
    platform.database.system,
  );
  expect(rows[0]?.n).toBe(12);
});

test('a school is closed together with what hangs on it, in one workbook', async () => {
  const closing = { ...baoshan.schools[11], 撤并日期: '2026-07-01' };
  const alone = await bring({ 学校: [closing] });
  expect(alone.faults).toMatchObject([
    { cell: 'H2', column: '撤并日期', message: expect.stringContaining('请在“联盟成员”表中同时调整') },
  ]);
  const together = await bring({ 学校: [closing], 联盟成员: [{ ...baoshan.memberships[11], 退出日期: '2026-07-01' }] });
  expect(together.faults).toEqual([]);
  expect(together.applied).toBe(true);
  const late = await bring({
    联盟成员: [{ ...baoshan.memberships[11], 联盟名称: '样例教育集团', 加入日期: '2026-08-01' }],
  });
  expect(late.faults).toMatchObject([{ cell: 'F2', message: expect.stringContaining('已于 2026-07-01 撤销') }]);
});

/** Twenty faults, each planted in a row of its own: where it stands, and what the sentence must say. */
const PLANTED: readonly { sheet: string; row: TypedRow; cell: string; says: string }[] = [
  { sheet: '学校', row: { ...baoshan.schools[0], 标识码: 2131100000 }, cell: 'A', says: '“文本”格式' },
  { sheet: '学校', row: { ...baoshan.schools[1], 标识码: '31311' }, cell: 'A', says: '10 位数字' },
  { sheet: '学校', row: { ...baoshan.schools[2], 标识码: '3131200001', 名称: null }, cell: 'B', says: '必须填写' },
  {
    sheet: '学校',
    row: { ...baoshan.schools[2], 标识码: '3131200002', 名称: '甲', 类型: '中学' },
    cell: 'E',
    says: '只能是',
  },
  {
    sheet: '学校',
    row: { ...baoshan.schools[2], 标识码: '2131200003', 名称: '乙', 类型: '初级中学' },
    cell: 'E',
    says: '与 2131200003 不符',
  },
  {
    sheet: '学校',
    row: { ...baoshan.schools[2], 标识码: '3131200004', 名称: '丙', 开办日期: '2001-02-30' },
    cell: 'G',
    says: '没有这一天',
  },
  {
    sheet: '学校',
    row: { ...baoshan.schools[2], 标识码: '3131200005', 名称: '丁', 撤并日期: '1999-01-01' },
    cell: 'H',
    says: '晚于开始日期',
  },
  {
    sheet: '学校',
    row: { ...baoshan.schools[2], 标识码: '3131200006', 名称: '戊', 区: '嘉定区' },
    cell: 'C',
    says: '不在您的职责范围内',
  },
  {
    sheet: '学校',
    row: { ...baoshan.schools[2], 标识码: '3131200007', 名称: '己', 经度: 12.5 },
    cell: 'J',
    says: '120.8 至 122.3',
  },
  {
    sheet: '学校',
    row: { ...baoshan.schools[2], 标识码: '3131200008', 名称: { formula: 'A1', result: '庚' } },
    cell: 'B',
    says: '公式',
  },
  {
    sheet: '学校',
    row: { ...baoshan.schools[2], 标识码: '3131200009', 名称: { error: '#REF!' } as never },
    cell: 'B',
    says: '错误值',
  },
  { sheet: '联盟成员', row: { ...baoshan.memberships[1], 学校名称: '错行的学校' }, cell: 'D', says: '请检查是否错行' },
  {
    sheet: '联盟成员',
    row: { ...baoshan.memberships[2], 学校标识码: '3131999999' },
    cell: 'C',
    says: '没有这个标识码',
  },
  { sheet: '联盟成员', row: { ...baoshan.memberships[3], 联盟名称: '没有的联盟' }, cell: 'A', says: '没有找到联盟' },
  {
    sheet: '联盟成员',
    row: { ...baoshan.memberships[4], 加入日期: '2018-09-01' },
    cell: 'F',
    says: '已是这个联盟的成员',
  },
  { sheet: '人员', row: { ...baoshan.people[1], 工号: 'BS2001', 单位: '没有的学校' }, cell: 'C', says: '没有找到单位' },
  { sheet: '人员', row: { ...baoshan.people[2], 工号: 'BS2002', 姓名: '张_x0007_伟' }, cell: 'B', says: '控制字符' },
  {
    sheet: '任职',
    row: { ...baoshan.posts[1], 岗位: '联盟负责人', 任职日期: '2020-09-01' },
    cell: 'C',
    says: '只能设在联盟',
  },
  {
    sheet: '任职',
    row: { ...baoshan.posts[2], 科室: '人事科', 任职日期: '2017-09-01', 卸任日期: '2018-01-01' },
    cell: 'E',
    says: '请清空这一格',
  },
  {
    sheet: '称号',
    row: { 工号: 'BS1001', 姓名: '李晓红', 称号: '宇宙名师', 取得日期: '2020-01-01' },
    cell: 'C',
    says: '没有“宇宙名师”这个称号',
  },
];

test('twenty planted faults are named each at its cell, and nothing of the workbook is written', async () => {
  const sheets: Record<string, TypedRow[]> = {};
  const expected = PLANTED.map(({ sheet, row, cell, says }) => {
    const rows = (sheets[sheet] ??= []);
    rows.push(row);
    return { sheet, cell: `${cell}${rows.length + 1}`, message: expect.stringContaining(says) as string };
  });
  const before = await rowsInTables();
  const outcome = await bring(sheets);
  expect(outcome.applied).toBe(false);
  const order = (a: { sheet: string; cell: string }, b: { sheet: string; cell: string }) =>
    a.sheet + a.cell < b.sheet + b.cell ? -1 : 1;
  expect(outcome.faults.toSorted(order)).toMatchObject(expected.toSorted(order));
  expect(outcome.faults).toHaveLength(20);
  expect(await rowsInTables()).toBe(before);
});

test('the same row twice names both lines, a merged cell its range', async () => {
  const [first, second] = baoshan.schools;
  const book = await aWorkbook({ 学校: [first ?? {}, first ?? {}, second ?? {}] }, (each) =>
    each.getWorksheet('学校')?.mergeCells('D3:D4'),
  );
  const outcome = await bringIn(sheetPorts(), caller, await readWorkbook(sheetPorts(), saved(book)), {
    region: '310113',
    dryRun: true,
  });
  expect(outcome.faults.map(({ cell, message }) => [cell, message])).toEqual([
    ['D3', expect.stringContaining('D3:D4')],
    ['D4', expect.stringContaining('D3:D4')],
    ['A3', expect.stringContaining('第 2 行重复')],
  ]);
});

test('administrators are not appointed by an import of an officer, nor two of the three in one hand', async () => {
  const bureau = crypto.randomUUID();
  await platform.database.system
    .insertInto('organisations.organisation')
    .values({
      id: bureau,
      kind: 'bureau',
      region: '310113',
      name: '宝山区教育局',
      initials: 'bsqjyj',
      from_day: '2000-01-01',
    })
    .execute();
  const person = { ...baoshan.people[0], 工号: 'BS9000', 姓名: '吴局员', 单位: '宝山区教育局', 手机: null };
  const post = (kind: string): TypedRow => ({
    工号: 'BS9000',
    岗位: kind,
    单位: '宝山区教育局',
    任职日期: '2020-01-01',
  });
  const both = await bring({ 人员: [person], 任职: [post('系统管理员'), post('审计管理员')] });
  expect(both.faults.map(({ cell }) => cell)).toEqual(['C2', 'C3']);
  const officer: Caller = {
    ...caller,
    actor: { ...caller.actor, posts: caller.actor.posts.filter(({ kind }) => kind === 'city-officer') },
  };
  const reading = await readWorkbook(
    sheetPorts(),
    saved(await aWorkbook({ 人员: [person], 任职: [post('系统管理员')] })),
  );
  expect((await bringIn(sheetPorts(), officer, reading, { region: '310113' })).faults).toMatchObject([
    { cell: 'C2', message: expect.stringContaining('系统管理员或安全管理员任命') },
  ]);
});

test('a row the tables refuse undoes the whole import', async () => {
  const before = await rowsInTables();
  const failing = sheetPorts().map((port) =>
    port.key !== 'alliances' ? port : { ...port, write: () => Promise.reject(new Error('no more space')) },
  );
  const rows: RowsBySheet = {
    schools: [
      {
        code: '2131300001',
        name: '写到一半小学',
        region: '宝山区',
        type: '小学',
        ownership: '公办',
        from: '2001-09-01',
      },
    ],
    alliances: [{ name: '写到一半集团', region: '宝山区', type: '教育集团', level: '区级', from: '2015-09-01' }],
  };
  await expect(bringIn(failing, caller, rows)).rejects.toThrow('no more space');
  expect(await rowsInTables()).toBe(before);
});

async function worksheetsOf(book: Buffer): Promise<string> {
  const pieces: Buffer[] = [];
  for (const entry of entriesOf(book).values()) {
    if (entry.name.startsWith('xl/worksheets/')) for await (const piece of unpack(book, entry)) pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}

test('whatever a name begins with, it comes back from the workbook as it was, and never as a formula', async () => {
  const sign = fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    '\t',
    '＝',
    '＋',
    '－',
    '＠',
    '_x0041_',
    "'",
    '"',
    '&',
    '<',
    '0',
    '１',
    ' ',
  );
  const name = fc
    .tuple(sign, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }))
    .map(([first, rest]) => `${first}校${rest}`);
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(name, { minLength: 5, maxLength: 30 }), async (names) => {
      const schools = names.map((each, index) => ({
        code: `21314${String(index).padStart(5, '0')}`,
        name: each,
        region: '普陀区',
        type: '小学',
        ownership: '民办',
        from: '2001-09-01',
        town: each.slice(0, 10),
      }));
      const first = await bringIn(sheetPorts(), caller, { schools });
      // Names with control characters are refused, and with them the workbook: that is another rule's business.
      fc.pre(first.applied);
      const body = await asking(platform.database, 'system', (db) =>
        exportWorkbook(sheetPorts(), db, caller, { region: '310107', filled: true, sheets: ['schools'] }),
      );
      expect(await worksheetsOf(body)).not.toMatch(/<f[ >]/);
      const again = await bringIn(sheetPorts(), caller, await readWorkbook(sheetPorts(), saved(body)), {
        dryRun: true,
      });
      expect(again.faults).toEqual([]);
      expect(again.sheets.map(({ add, change }) => [add, change])).toEqual([[0, 0]]);
    }),
    { numRuns: 8 },
  );
});
