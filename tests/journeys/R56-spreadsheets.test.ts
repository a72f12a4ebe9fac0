import { readFileSync } from 'node:fs';
import excel from '@protobi/exceljs';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { XLSX } from '#contract/exchange.ts';
import { deliveredDefinitions } from '../../demo/definitions.ts';
import { aJourney } from '../support/browser.ts';
import { anOrganisation, aPerson, type Person } from '../support/builders.ts';
import { arrived, downloadedBy, noSeriousFindings, rowsOf, whyNot } from '../support/pages.ts';

// R56 数据交换：下载模板、手工填写、上传核对、整份写入或整份退回。

const journey = aJourney({ jobs: true });
let officer: Person;

beforeAll(async () => {
  const { database } = journey.server.platform;
  const commission = await anOrganisation(database, { kind: 'commission' });
  officer = await aPerson(database, { at: commission, post: 'city-officer', office: '基础教育科' });
  for (const { yaml } of deliveredDefinitions()) await journey.publish(yaml);
});

type Typed = Readonly<Record<string, excel.CellValue>>;

/** Types rows under the template's heads, as a person does. */
function fill(book: excel.Workbook, sheet: string, rows: readonly Typed[]): void {
  const page = book.getWorksheet(sheet);
  if (page === undefined) throw new Error(`the template has no sheet ${sheet}`);
  for (const [at, row] of rows.entries()) {
    for (const [head, value] of Object.entries(row)) cellOf(page, at + 2, head).value = value;
  }
}

function cellOf(page: excel.Worksheet, row: number, head: string): excel.Cell {
  const column = (page.getRow(1).values as excel.CellValue[]).indexOf(head);
  if (column < 1) throw new Error(`the sheet ${page.name} has no column ${head}`);
  return page.getRow(row).getCell(column);
}

const DISTRICTS = ['宝山区', '嘉定区', '普陀区'] as const;
const codeOf = (at: number) => `3131${String(700_001 + at)}`;
const nameOf = (at: number) => `${DISTRICTS[at % 3]?.slice(0, 2)}手填样例第${Math.floor(at / 3) + 1}中学`;

/** Twelve schools in three districts, an alliance in each, and what they take part in. */
const byHand = {
  学校: Array.from({ length: 12 }, (_, at) => ({
    标识码: codeOf(at),
    名称: nameOf(at),
    区: DISTRICTS[at % 3] ?? '',
    街镇: '样例镇',
    类型: '初级中学',
    办学性质: '公办',
    开办日期: [new Date('2001-09-01T00:00:00Z'), '2001-09-01', '2001/9/1', '2001年9月1日'][at % 4] ?? null,
    校区地址: `样例路 ${at + 1} 号`,
    经度: 121.3 + at / 100,
    纬度: 31.2 + at / 100,
  })),
  联盟: [
    { 名称: '宝山手填学区', 区: '宝山区', 种类: '学区', 级别: '区级', 成立日期: '2015-09-01' },
    { 名称: '嘉定手填教育圈', 区: '嘉定区', 种类: '教育圈', 级别: '区级', 成立日期: '2015-09-01' },
    { 名称: '普陀手填强校共同体', 区: '普陀区', 种类: '强校共同体', 级别: '区级', 成立日期: '2019-03-01' },
  ],
  联盟成员: [
    ...[0, 3].map((at) => ({
      联盟名称: '宝山手填学区',
      区: '宝山区',
      学校标识码: codeOf(at),
      学校名称: nameOf(at),
      角色: '成员校',
      加入日期: '2016-09-01',
    })),
    ...[1, 4, 7].map((at) => ({
      联盟名称: '嘉定手填教育圈',
      区: '嘉定区',
      学校标识码: codeOf(at),
      学校名称: nameOf(at),
      角色: '成员校',
      加入日期: '2016-09-01',
    })),
    ...[2, 5].map((at) => ({
      联盟名称: '普陀手填强校共同体',
      区: '普陀区',
      学校标识码: codeOf(at),
      学校名称: nameOf(at),
      角色: at === 2 ? '实验校' : '支援校',
      加入日期: '2019-09-01',
    })),
  ],
  达标认定: [0].map((at) => ({ 标识码: codeOf(at), 达标日期: '2016-12-20', 依据文件: '样例文〔2016〕1号' })),
  计划参与: [
    { 计划编号: 'baoshan-clusters-2016', 身份: '项目学校', 单位: codeOf(0), 参加日期: '2016-09-01' },
    ...[2, 5, 8, 11].map((at) => ({
      计划编号: 'putuo-junior-high-2019',
      身份: '实验校',
      单位: codeOf(at),
      参加日期: '2019-03-01',
    })),
    ...[0, 1, 2].map((at) => ({
      计划编号: 'shanghai-new-quality-2023',
      身份: '项目校',
      单位: codeOf(at),
      级别: '市级',
      参加日期: '2023-09-01',
    })),
  ],
} as const;

/** One figure of each programme that the workbook moves: as it reads before, and after. */
const FIGURES = [
  ['baoshan-groups-2015', '310113', '学区、集团覆盖全区一半义务教育学校', '无从计算', '2 / 4'],
  ['baoshan-clusters-2016', '310113', '2017年项目学校占全区义务教育学校', '无从计算', '1 / 4'],
  ['jiading-groups-2015', '310114', '覆盖全区七成以上义务教育学校', '无从计算', '3 / 4'],
  ['putuo-junior-high-2019', '310107', '全区确定四所强校工程实验校', '还差 4 所', '4 所'],
  ['shanghai-new-quality-2023', '310000', '市级新优质项目校扩大到二百所', '还差 200 所', '还差 197 所'],
] as const;

async function figuresRead(page: Page, which: 'before' | 'after'): Promise<void> {
  for (const [programme, at, target, before, after] of FIGURES) {
    await page.goto(`${journey.origin}/cockpit/${programme}?at=${at}`);
    const line = page.getByRole('list', { name: '目标' }).getByRole('listitem').filter({ hasText: target });
    await line
      .getByText(which === 'before' ? before : after)
      .first()
      .waitFor();
  }
}

async function template(page: Page): Promise<excel.Workbook> {
  await page.goto(`${journey.origin}/exchange`);
  await arrived(page, '数据交换');
  const { book } = await downloadedBy(page, page.getByRole('button', { name: '下载空白模板' }));
  return book;
}

async function upload(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.goto(`${journey.origin}/exchange`);
  await arrived(page, '数据交换');
  await page.getByLabel('把填好的工作簿拖到这里').setInputFiles({ name, mimeType: XLSX, buffer });
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.getByRole('region', { name: '核对结果' }).waitFor({ timeout: 60_000 });
}

const bytesOf = async (book: excel.Workbook) => Buffer.from(await book.xlsx.writeBuffer());

const written = async () => {
  const { rows } = await sql<
    Record<string, number>
  >`select (select count(*) from organisations.organisation) as organisations,
    (select count(*) from organisations.membership) as memberships, (select count(*) from organisations.standard_reached) as standards,
    (select count(*) from programmes.participation) as participations`.execute(journey.server.platform.database.system);
  return rows[0];
};

test('a workbook made by hand from the template goes in whole, and the figures of the five programmes follow', async () => {
  const page = await journey.visit('/exchange', { as: officer });
  await arrived(page, '数据交换');
  await noSeriousFindings(page);
  await figuresRead(page, 'before');
  const book = await template(page);
  for (const [sheet, rows] of Object.entries(byHand)) fill(book, sheet, rows);
  await upload(page, '三区样例.xlsx', await bytesOf(book));

  await page.getByText('核对完毕，没有发现问题：将新增 31 行、修改 0 行，0 行没有变化。请看过预览后确认。').waitFor();
  const changes = page.getByRole('list', { name: '学校的变化' });
  await changes.getByText(`${nameOf(0)}（${codeOf(0)}）`).waitFor();
  await noSeriousFindings(page);
  expect((await written())?.['memberships']).toBe(0);

  await page.getByRole('button', { name: '确认导入' }).click();
  await page.getByRole('dialog', { name: '确认导入？' }).getByRole('button', { name: '确认导入' }).click();
  await page.getByText('已全部写入：新增 31 行').waitFor({ timeout: 60_000 });
  await noSeriousFindings(page);
  expect(await written()).toEqual({ organisations: 16, memberships: 7, standards: 1, participations: 8 });
  await figuresRead(page, 'after');
});

test('what was handed out comes back without a change', async () => {
  const page = await journey.visit('/exchange', { as: officer });
  await arrived(page, '数据交换');
  const { book, path } = await downloadedBy(page, page.getByRole('button', { name: '下载现有数据' }));
  expect(book.getWorksheet('学校')?.actualRowCount).toBe(13);
  await upload(page, '原样传回.xlsx', readFileSync(path));
  await page.getByText('核对完毕：与平台现有数据一致，没有需要写入的内容。').waitFor();
  expect(await whyNot(page.getByRole('button', { name: '确认导入' }))).toContain('没有需要写入');
});

test('a workbook with twenty planted faults is refused whole, and each is named by sheet and cell', async () => {
  const page = await journey.visit('/exchange', { as: officer });
  const book = await template(page);
  const fresh = Array.from({ length: 12 }, (_, at) => ({
    ...byHand.学校[at],
    标识码: `3131${String(800_001 + at)}`,
    名称: `退回样例第${at + 1}中学`,
  }));
  fill(book, '学校', fresh);
  fill(
    book,
    '联盟',
    ['甲', '乙', '丙'].map((word) => ({
      名称: `退回样例${word}学区`,
      区: '宝山区',
      种类: '学区',
      级别: '区级',
      成立日期: '2015-09-01',
    })),
  );
  fill(
    book,
    '联盟成员',
    [0, 3, 6, 9].map((at) => ({
      ...byHand.联盟成员[0],
      联盟名称: '宝山手填学区',
      学校标识码: codeOf(at),
      学校名称: nameOf(at),
      加入日期: at < 6 ? '2010-01-01' : '2020-09-01',
      退出日期: at < 6 ? '2010-06-01' : null,
    })),
  );
  fill(book, '达标认定', [{ 标识码: codeOf(3), 达标日期: '2016-12-20' }]);
  fill(book, '计划参与', [
    { 计划编号: 'baoshan-clusters-2016', 身份: '项目学校', 单位: codeOf(3), 参加日期: '2016-09-01' },
  ]);

  const planted: string[] = [];
  const plant = (sheet: string, row: number, head: string, value: excel.CellValue) => {
    const into = book.getWorksheet(sheet);
    if (into === undefined) throw new Error(`no sheet ${sheet}`);
    const cell = cellOf(into, row, head);
    cell.value = value;
    planted.push(`${sheet} ${cell.address}`);
  };
  plant('学校', 2, '标识码', 3131800001);
  plant('学校', 3, '名称', null);
  plant('学校', 4, '区', '宝山县');
  plant('学校', 5, '类型', '初中');
  plant('学校', 6, '办学性质', '公立');
  plant('学校', 7, '开办日期', '2018-02-30');
  plant('学校', 8, '撤并日期', '1999-09-01');
  plant('学校', 9, '经度', '东经121度');
  plant('学校', 10, '纬度', 13);
  plant('学校', 11, '特色确立日期', '二〇二〇年');
  plant('学校', 12, '标识码', '21318000');
  plant('联盟', 2, '种类', '联盟体');
  plant('联盟', 3, '领域', '课程与教学');
  plant('联盟', 4, '解散日期', '2014-09-01');
  plant('联盟成员', 2, '联盟名称', '没有的学区');
  plant('联盟成员', 3, '角色', '组长');
  plant('联盟成员', 4, '学校标识码', '3131999999');
  plant('联盟成员', 5, '加入日期', { formula: 'TODAY()' } as excel.CellFormulaValue);
  plant('达标认定', 2, '达标日期', 2016);
  plant('计划参与', 2, '身份', '旁听校');

  const before = await written();
  await upload(page, '二十处错误.xlsx', await bytesOf(book));
  await page.getByText('发现 20 处问题，整份都不能导入。').waitFor();
  const named = (await rowsOf(page, '问题')).map(([sheet, cell]) => `${sheet} ${cell}`);
  expect(named.toSorted()).toEqual(planted.toSorted());
  for (const [, , , , says] of await rowsOf(page, '问题'))
    expect(says?.length, 'what to do about it').toBeGreaterThan(4);
  await noSeriousFindings(page);
  expect(await whyNot(page.getByRole('button', { name: '确认导入' }))).toContain('没有写入任何数据');
  const { book: list } = await downloadedBy(page, page.getByRole('button', { name: '下载问题清单' }));
  expect(list.worksheets[0]?.actualRowCount).toBe(21);
  expect(await written()).toEqual(before);
});
