import { Logger, runOnce } from 'graphile-worker';
import { sql } from 'kysely';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { XLSX } from '#contract/exchange.ts';
import { contract } from '#contract/index.ts';
import * as baoshan from '../../../../tests/fixtures/exchange/baoshan.ts';
import { aWorkbook } from '../../../../tests/fixtures/exchange/workbook.ts';
import { anOrganisation, aPerson, aSchool, type Person } from '../../../../tests/support/builders.ts';
import { aPlan, written } from '../../../../tests/support/plans.ts';
import { aServer, type TestServer } from '../../../../tests/support/server.ts';
import { readImport } from './jobs.ts';

let server: TestServer;
let officer: string;
let teacher: string;
let neighbour: string;
let registrar: Person;
let personnel: Person;

beforeAll(async () => {
  server = await aServer();
  const { database } = server.platform;
  const bureau = await anOrganisation(database, { kind: 'bureau' });
  const other = await anOrganisation(database, { kind: 'bureau', region: '310114' });
  registrar = await aPerson(database, {
    at: bureau,
    post: 'district-officer',
    office: '基础教育科',
    staffNo: 'BS0001',
  });
  personnel = await aPerson(database, { at: bureau, post: 'district-officer', office: '人事科', staffNo: 'BS0002' });
  // Whoever exchanges everything holds both offices.
  const both = await aPerson(database, { at: bureau, post: 'district-officer', office: '基础教育科' });
  await database.system
    .insertInto('identity.post')
    .values({
      region: both.region,
      id: crypto.randomUUID(),
      person_id: both.id,
      kind: 'district-officer',
      organisation_id: (await anOrganisation(database, { kind: 'bureau', name: '宝山区教育局人事' })).id,
      office: '人事科',
      from_day: '2010-01-01',
    })
    .execute();
  officer = await server.signedIn(both);
  neighbour = await server.signedIn(await aPerson(database, { at: other, post: 'district-officer', office: '人事科' }));
  teacher = await server.signedIn(await aPerson(database, { at: await aSchool(database) }));
});
afterAll(() => server.close());

const routes = contract.exchange;

async function upload(body: Buffer, cookie: string) {
  const response = await server.app.inject({
    method: 'POST',
    url: '/api/exchange/imports?name=baoshan.xlsx',
    headers: { cookie, 'content-type': XLSX },
    payload: body,
  });
  return { status: response.statusCode, body: response.json<{ id: string; code?: string; message?: string }>() };
}

/** Does the jobs that were asked for, as the server's worker would. */
async function work(): Promise<void> {
  const taskList = { 'exchange.read': (payload: unknown) => readImport(server.platform, payload) };
  const pgPool = new Pool({ connectionString: server.platform.database.ownerUrl });
  await runOnce({ pgPool, taskList, logger: new Logger(() => () => {}) });
  await pgPool.end();
}

test('a workbook of twelve schools and three alliances goes in through preview and confirmation', async () => {
  const { body } = await upload(await aWorkbook(baoshan.workbook), officer);
  expect((await server.ask(routes.import, { id: body.id }, officer)).body.state).toBe('reading');
  await work();
  const preview = (await server.ask(routes.import, { id: body.id }, officer)).body;
  expect(preview).toMatchObject({
    state: 'ready',
    region: '310113',
    can: { apply: true, discard: true },
    faults: { total: 0 },
  });
  expect(preview.sheets[0]).toMatchObject({ sheet: '学校', rows: 12, add: 12, change: 0, unchanged: 0, reject: 0 });
  expect(preview.sheets[0]?.examples).toHaveLength(12);
  expect((await server.ask(routes.apply, { id: body.id }, officer)).status).toBe(200);
  expect((await server.ask(routes.import, { id: body.id }, officer)).body).toMatchObject({
    state: 'applied',
    can: { apply: '这次导入已经写入，不能再次写入或放弃' },
  });
  expect((await server.ask(routes.imports, {}, officer)).body).toMatchObject([{ id: body.id, state: 'applied' }]);
});

test('the same again has nothing to confirm, and can be given up', async () => {
  const { body } = await upload(await aWorkbook(baoshan.workbook), officer);
  await work();
  expect((await server.ask(routes.import, { id: body.id }, officer)).body.can.apply).toContain('没有需要写入');
  expect((await server.ask(routes.apply, { id: body.id }, officer)).code).toBe('exchange.nothing-to-write');
  expect((await server.ask(routes.discard, { id: body.id }, officer)).status).toBe(200);
  expect((await server.ask(routes.apply, { id: body.id }, officer)).code).toBe('exchange.discarded-already');
});

const oneSchool = (code: string, name: string) =>
  aWorkbook({ 学校: [{ ...baoshan.schools[0], 标识码: code, 名称: name }] });

test('two confirmations at once write once', async () => {
  const { body } = await upload(await oneSchool('2131500001', '争先小学'), officer);
  await work();
  const both = await Promise.all([1, 2].map(() => server.ask(routes.apply, { id: body.id }, officer)));
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const { rows } =
    await sql`select from platform.audit where action = 'exchange.apply' and subject_id = ${body.id}`.execute(
      server.platform.database.system,
    );
  expect(rows).toHaveLength(1);
});

test('what became wrong since the preview is refused whole, and shown', async () => {
  const { body } = await upload(await oneSchool('2131500002', '后来小学'), officer);
  await work();
  await aSchool(server.platform.database, { region: '310114', code: '2131500002', name: '抢先小学', type: '小学' });
  const attempt = await server.ask(routes.apply, { id: body.id }, officer);
  expect(attempt).toMatchObject({ status: 409, code: 'exchange.faulty' });
  const after = (await server.ask(routes.import, { id: body.id }, officer)).body;
  expect(after).toMatchObject({ state: 'faulty', faults: { total: 1, rows: [{ cell: 'A2', column: '标识码' }] } });
  const list = await server.ask(routes.faultsWorkbook, { id: body.id }, officer);
  expect(
    Buffer.from(list.body as unknown as Buffer)
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
});

test('an import is nobody else’s, a teacher exchanges nothing, and an officer only the own district', async () => {
  const { body } = await upload(await oneSchool('2131500003', '保密小学'), officer);
  expect((await server.ask(routes.import, { id: body.id }, neighbour)).code).toBe('platform.not-found');
  expect((await server.ask(routes.apply, { id: body.id }, neighbour)).code).toBe('platform.not-found');
  expect(await upload(await oneSchool('2131500004', '教师小学'), teacher)).toMatchObject({
    status: 403,
    body: { code: 'exchange.officers-only' },
  });
  expect((await server.ask(routes.workbook, { filled: 'yes', region: '310114' }, officer)).code).toBe(
    'exchange.other-region',
  );
  expect((await server.ask(routes.workbook, { filled: 'yes' }, teacher)).code).toBe('exchange.officers-only');
  expect((await server.ask(routes.workbook, { filled: 'yes' }, officer)).status).toBe(200);
  const { rows } = await sql`select from platform.audit where action = 'exchange.export'`.execute(
    server.platform.database.system,
  );
  expect(rows).toHaveLength(1);
});

test('what is no workbook is refused at the door; what cannot be read says why', async () => {
  expect(await upload(Buffer.from('标识码,名称'), officer)).toMatchObject({
    status: 400,
    body: { code: 'exchange.unreadable', message: expect.stringContaining('CSV') },
  });
  const { body } = await upload(Buffer.from('PK\u0003\u0004 broken', 'latin1'), officer);
  await work();
  expect((await server.ask(routes.import, { id: body.id }, officer)).body).toMatchObject({
    state: 'failed',
    message: expect.stringContaining('损坏'),
  });
});

test('an import whose reading was broken off says so instead of reading for ever', async () => {
  const { body } = await upload(await oneSchool('2131500005', '中断小学'), officer);
  await sql`update exchange.import set doing = '正在读取“学校”' where id = ${body.id}`.execute(
    server.platform.database.system,
  );
  expect((await server.ask(routes.import, { id: body.id }, officer)).body).toMatchObject({
    state: 'failed',
    message: expect.stringContaining('中断'),
  });
  await work();
  expect((await server.ask(routes.import, { id: body.id }, officer)).body.state).toBe('ready');
});

test('a workbook is read with the eyes of who uploaded it: once they have closed it stays unread, and says so', async () => {
  const cookie = await server.signedIn(registrar);
  const { body } = await upload(await oneSchool('2131500006', '离开小学'), cookie);
  expect((await server.ask(contract.identity.signOut, {}, cookie)).status).toBe(200);
  await work();
  expect((await server.ask(routes.import, { id: body.id }, await server.signedIn(registrar))).body).toMatchObject({
    state: 'failed',
    message: '上传后登录已经结束，这份工作簿没有读取；请登录后重新上传',
    sheets: [],
  });
});

test('each office brings its own sheets; another’s is refused at the sheet, and with it the workbook', async () => {
  const [schools, people] = [
    { 学校: [{ ...baoshan.schools[0], 标识码: '2131500011', 名称: '分工小学' }] },
    { 人员: [{ ...baoshan.people[0], 工号: 'BS7001', 姓名: '分工教师' }] },
  ];
  const read = async (sheets: Parameters<typeof aWorkbook>[0], by: Person) => {
    const cookie = await server.signedIn(by);
    const { body } = await upload(await aWorkbook(sheets), cookie);
    await work();
    return (await server.ask(routes.import, { id: body.id }, cookie)).body;
  };
  expect(await read(schools, registrar)).toMatchObject({ state: 'ready' });
  expect(await read(people, personnel)).toMatchObject({ state: 'ready' });
  expect(await read({ ...schools, ...people }, registrar)).toMatchObject({
    state: 'faulty',
    can: { apply: expect.any(String) },
    sheets: [
      { sheet: '学校', add: 1, reject: 0 },
      { sheet: '人员', add: 0, reject: 1 },
    ],
    faults: { total: 1, rows: [{ sheet: '人员', message: expect.stringContaining('人事科') }] },
  });
  expect(await read(schools, personnel)).toMatchObject({
    state: 'faulty',
    faults: { total: 1, rows: [{ sheet: '学校', message: expect.stringContaining('由所在区教育局基础教育科办理') }] },
  });
  // What changes nothing refuses nobody.
  expect(await read({ 学校: [baoshan.schools[0]!] }, personnel)).toMatchObject({ faults: { total: 0 } });
});

test('the template says beforehand whose sheet it is', async () => {
  const own = async (by: Person) =>
    (await server.ask(routes.templates, {}, await server.signedIn(by))).body.sheets
      .filter(({ can }) => can.import === true)
      .map(({ key }) => key);
  expect(await own(registrar)).toEqual(['schools', 'standards', 'alliances', 'memberships', 'participation']);
  expect(await own(personnel)).toEqual(['people', 'posts', 'titles']);
});

test('nobody appoints or honours themselves by an import', async () => {
  const cookie = await server.signedIn(personnel);
  const own = {
    工号: 'BS0002',
    岗位: '区教育局干部',
    单位: '宝山区教育局人事',
    科室: '基础教育科',
    任职日期: '2020-01-01',
  };
  const { body } = await upload(await aWorkbook({ 任职: [own] }), cookie);
  await work();
  expect((await server.ask(routes.import, { id: body.id }, cookie)).body.faults.rows).toMatchObject([
    { cell: 'A2', message: '不能给自己办理任职、称号或账号，请由其他经办人办理' },
  ]);
});

test('a school enters by an import only the programmes that its own bureau runs', async () => {
  const plan = aPlan();
  await server.platform.database.system
    .insertInto('programmes.definition')
    .values({
      id: plan.id,
      version: 1,
      region: plan.region,
      title: plan.title,
      yaml: written(plan),
      published_at: '2016-09-01T00:00:00Z',
      published_by: '测试',
    })
    .execute();
  const row = { 计划编号: plan.id, 身份: '水乡校', 单位: baoshan.codeOf(0), 参加日期: '2017-09-01' };
  const { body } = await upload(await aWorkbook({ 计划参与: [row] }), officer);
  await work();
  expect((await server.ask(routes.import, { id: body.id }, officer)).body.faults.rows).toMatchObject([
    { cell: 'A2', column: '计划编号', message: expect.stringContaining('不是本区的计划') },
  ]);
});
