import excel from '@protobi/exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { anAlliance, aSchool } from '../../../../tests/support/builders.ts';
import { type Offices, offices } from '../../../../tests/support/offices.ts';
import { aServer, type TestServer } from '../../../../tests/support/server.ts';

const { organisations: routes } = contract;
let server: TestServer;
let by: Offices;

beforeAll(async () => {
  server = await aServer(() => Temporal.Instant.from('2026-09-01T00:00:00Z'));
  by = await offices(server);
  const { database } = server.platform;
  const schools = [];
  for (let number = 1; number <= 30; number += 1) {
    schools.push(await aSchool(database, { name: `罗店第${String(number).padStart(2, '0')}小学`, type: '小学' }));
  }
  await aSchool(database, { name: '罗店中学' });
  await aSchool(database, { name: '安亭小学', type: '小学', region: '310114' });
  await anAlliance(database, { name: '罗店学区', members: schools.slice(0, 2) });
  await anAlliance(database, { name: '罗店教育集团', kind: '教育集团' });
});
afterAll(() => server.close());

async function lines(body: unknown): Promise<unknown[][]> {
  const book = new excel.Workbook();
  await book.xlsx.load(new Uint8Array(body as Uint8Array).buffer);
  const found: unknown[][] = [];
  book.worksheets[0]?.eachRow((row) => found.push((row.values as unknown[]).slice(1)));
  return found;
}

test('the schools’ workbook holds every row of the list as filtered, all pages of it and nothing else', async () => {
  const sought = { region: '310113', type: ['小学'], sort: 'code' } as const;
  const list = await server.ask(routes.schools, { ...sought, type: ['小学'], size: 100 }, by.bookkeeper);
  expect(list.body.total).toBe(30);
  const { body, headers, status } = await server.ask(
    routes.schoolsWorkbook,
    { ...sought, type: ['小学'] },
    by.bookkeeper,
  );
  expect(status).toBe(200);
  expect(decodeURIComponent(String(headers['content-disposition']))).toContain('学校_宝山区_2026-09-01.xlsx');
  const [heads, ...rows] = await lines(body);
  expect(heads).toEqual([
    '标识码',
    '名称',
    '区',
    '街镇',
    '类型',
    '办学性质',
    '办学基本标准',
    '办学特色',
    '所在联盟',
    '状态',
  ]);
  expect(rows.map(([code]) => code)).toEqual(list.body.rows.map(({ code }) => code));
  expect(rows[0]).toEqual([
    list.body.rows[0]?.code,
    '罗店第01小学',
    '宝山区',
    '测试镇',
    '小学',
    '公办',
    '未认定',
    undefined,
    '罗店学区（成员校）',
    '在办',
  ]);
});

test('the alliances’ workbook is that of the day and the filters', async () => {
  const { body } = await server.ask(routes.alliancesWorkbook, { kind: ['学区'], on: '2016-01-01' }, by.bookkeeper);
  const [, ...rows] = await lines(body);
  expect(rows.map(([name, region, kind]) => [name, region, kind])).toEqual([['罗店学区', '宝山区', '学区']]);
  const before = await server.ask(routes.alliancesWorkbook, { on: '2015-01-01' }, by.bookkeeper);
  expect(await lines(before.body)).toHaveLength(1);
});

test('a workbook takes no page: what is asked for is the whole list', async () => {
  const response = await server.app.inject({
    method: 'GET',
    url: '/api/schools/workbook?page=2',
    headers: { cookie: by.bookkeeper },
  });
  expect(response.statusCode).toBe(400);
});
