import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { Input } from '#contract/route.ts';
import { initialsOf } from '#server/platform/pinyin.ts';
import { anAlliance, anOrganisation, aPerson, aSchool, type School } from '../../../../tests/support/builders.ts';
import { aServer, type TestServer } from '../../../../tests/support/server.ts';

// One small world, read only: every list is compared with what was put in.

let server: TestServer;
let cookie: string;
let schools: Record<'an' | 'bao' | 'chen' | 'di' | 'private' | 'closed' | 'odd' | 'away', School>;
let district: { id: string; name: string };
let group: { id: string; name: string };

beforeAll(async () => {
  server = await aServer();
  const { database } = server.platform;
  const bureau = await anOrganisation(database, { kind: 'bureau' });
  cookie = await server.signedIn(
    await aPerson(database, { at: bureau, post: 'district-officer', office: '基础教育科' }),
  );
  schools = {
    an: await aSchool(database, { name: '安澜小学', type: '小学', code: '2131000001', from: '2001-09-01' }),
    bao: await aSchool(database, { name: '宝钢中学', type: '初级中学', code: '3131000002', from: '2002-09-01' }),
    chen: await aSchool(database, {
      name: '陈伯吹实验学校',
      type: '九年一贯制学校',
      code: '3131000003',
      from: '2003-09-01',
    }),
    di: await aSchool(database, { name: '第一中学', type: '完全中学', code: '3431000004', from: '2004-09-01' }),
    private: await aSchool(database, {
      name: '民办华曜',
      type: '初级中学',
      ownership: '民办',
      code: '3131000005',
      from: '2005-09-01',
    }),
    closed: await aSchool(database, {
      name: '撤并小学',
      type: '小学',
      code: '2131000006',
      from: '2000-09-01',
      to: '2016-09-01',
    }),
    odd: await aSchool(database, { name: '50%_\\STEM小学', type: '小学', code: '2131000007', from: '2006-09-01' }),
    away: await aSchool(database, {
      name: '安亭小学',
      type: '小学',
      region: '310114',
      code: '2131000008',
      from: '2001-09-01',
    }),
  };
  district = await anAlliance(database, { name: '吴淞学区', from: '2015-09-01', members: [schools.an, schools.bao] });
  group = await anAlliance(database, {
    name: '陈伯吹集团',
    kind: '教育集团',
    from: '2016-09-01',
    to: '2020-09-01',
    members: [schools.bao, schools.chen],
  });
  await anAlliance(database, { name: '安亭学区', region: '310114', members: [schools.away] });
  await database.system
    .insertInto('organisations.standard_reached')
    .values({
      id: randomUUID(),
      school_id: schools.an.id,
      from_day: '2017-01-01',
      to_day: '2019-01-01',
      document: null,
    })
    .execute();
  await database.system
    .updateTable('organisations.school')
    .set({ town: '吴淞街道', feature: '足球', feature_since: '2018-01-01' })
    .where('id', '=', schools.an.id)
    .execute();
  const at = (school_id: string, main: boolean, longitude: number | null) => ({
    id: randomUUID(),
    school_id,
    name: '本部',
    address: '路',
    main,
    longitude,
    latitude: longitude === null ? null : 31.3,
  });
  await database.system
    .insertInto('organisations.campus')
    .values([at(schools.an.id, true, 121.5), at(schools.an.id, false, 121.6), at(schools.bao.id, true, null)])
    .execute();
});
afterAll(() => server.close());

const routes = contract.organisations;
type Asked = Input<typeof routes.schools>;
const ask = async (asked: Asked = {}) =>
  (await server.ask(routes.schools, { region: '310113', on: '2018-01-01', ...asked }, cookie)).body;
const names = async (asked: Asked = {}) => (await ask(asked)).rows.map(({ name }) => name);

describe('the list of schools', () => {
  const open = ['50%_\\STEM小学', '安澜小学', '宝钢中学', '陈伯吹实验学校', '第一中学', '民办华曜'];

  test('stands in the order of pinyin, of code, or the newest first', async () => {
    expect(await names()).toEqual(open);
    expect((await ask({ sort: 'code' })).rows.map(({ code }) => code)).toEqual([
      '2131000001',
      '2131000007',
      '3131000002',
      '3131000003',
      '3131000005',
      '3431000004',
    ]);
    expect(await names({ sort: 'opened' })).toEqual([
      '50%_\\STEM小学',
      '民办华曜',
      '第一中学',
      '陈伯吹实验学校',
      '宝钢中学',
      '安澜小学',
    ]);
  });

  test('shows a day: what was not open yet or no more is left out, and closed ones on request', async () => {
    expect(await names({ on: '2000-08-31' })).toEqual([]);
    expect(await names({ on: '2003-08-31' })).toEqual(['安澜小学', '宝钢中学', '撤并小学']);
    expect(await names({ on: '2016-08-31', closed: 'with' })).toContain('撤并小学');
    expect((await ask({ on: '2016-08-31', search: '撤并' })).rows[0]?.closed).toBe(false);
    expect((await ask({ closed: 'only' })).rows).toMatchObject([{ name: '撤并小学', closed: true }]);
    expect(await names({ closed: 'with' })).toHaveLength(open.length + 1);
  });

  test.for<[string, Asked, string[]]>([
    ['type', { type: ['初级中学', '完全中学'] }, ['宝钢中学', '第一中学', '民办华曜']],
    ['one type', { type: '小学' as never }, ['50%_\\STEM小学', '安澜小学']],
    ['ownership', { ownership: '民办' }, ['民办华曜']],
    ['town', { town: '吴淞' }, ['安澜小学']],
    ['membership', { allied: 'yes' }, ['安澜小学', '宝钢中学', '陈伯吹实验学校']],
    ['no membership', { allied: 'no' }, ['50%_\\STEM小学', '第一中学', '民办华曜']],
    [
      'no membership on an earlier day',
      { allied: 'no', on: '2016-01-01' },
      ['50%_\\STEM小学', '撤并小学', '陈伯吹实验学校', '第一中学', '民办华曜'],
    ],
    ['standard', { standard: 'yes' }, ['安澜小学']],
    ['standard no more', { standard: 'yes', on: '2019-01-01' }, []],
    ['no standard', { standard: 'no' }, ['50%_\\STEM小学', '宝钢中学', '陈伯吹实验学校', '第一中学', '民办华曜']],
    ['several at once', { allied: 'yes', type: ['小学', '初级中学'], ownership: '公办', standard: 'no' }, ['宝钢中学']],
  ])('is filtered by %s', async ([, asked, expected]) => {
    expect(await names(asked)).toEqual(expected);
    expect((await ask(asked)).total).toBe(expected.length);
  });

  test('offers the towns of the region, in the order of pinyin, whatever else is asked for', async () => {
    expect((await ask({ search: '安澜' })).towns).toEqual(['测试镇', '吴淞街道']);
    expect((await ask({ region: '310114' })).towns).toEqual(['测试镇']);
    expect((await ask({ region: '310107' })).towns).toEqual([]);
    expect((await ask({ region: '310000' })).towns).toEqual(['测试镇', '吴淞街道']);
  });

  test('is filtered by an alliance on its days', async () => {
    expect(await names({ alliance: group.id })).toEqual(['宝钢中学', '陈伯吹实验学校']);
    expect(await names({ alliance: group.id, on: '2016-08-31' })).toEqual([]);
    expect(await names({ alliance: district.id, on: '2016-08-31' })).toEqual(['安澜小学', '宝钢中学']);
  });

  test('is of one district, or of the whole city', async () => {
    expect(await names({ region: '310114' })).toEqual(['安亭小学']);
    expect((await ask({ region: '310000' })).total).toBe(open.length + 1);
    expect((await ask({ region: '310115' })).total).toBe(0);
  });

  test.for<[string, string[]]>([
    ['安澜', ['安澜小学']],
    ['AL', ['安澜小学']],
    ['cbcsy', ['陈伯吹实验学校']],
    ['3431000004', ['第一中学']],
    ['31000005', ['民办华曜']],
    ['STEM小', ['50%_\\STEM小学']],
    ['stem', ['50%_\\STEM小学']],
    ['%', ['50%_\\STEM小学']],
    ['_', ['50%_\\STEM小学']],
    ['\\', ['50%_\\STEM小学']],
    [' 宝钢 ', ['宝钢中学']],
    ["' or true --", []],
    ['没有', []],
  ])('is searched for “%s” literally', async ([search, expected]) => {
    expect(await names({ search })).toEqual(expected);
  });

  test('counts exactly on every page, on the last and beyond it', async () => {
    const seen: string[] = [];
    for (const page of [1, 2, 3]) {
      const { rows, total } = await ask({ page, size: 4 });
      seen.push(...rows.map(({ name }) => name));
      expect(total).toBe(open.length);
    }
    expect(seen).toEqual(open);
    expect((await server.ask(routes.schools, { size: 101 }, cookie)).code).toBe('platform.invalid-input');
  });

  test('says of each school what held that day', async () => {
    const an = async (on: string) => (await ask({ search: '安澜', on })).rows[0];
    expect(await an('2017-12-31')).toMatchObject({
      atStandard: true,
      feature: null,
      alliances: [{ id: district.id, kind: '学区', role: '成员校' }],
    });
    expect(await an('2018-01-01')).toMatchObject({ feature: '足球' });
    expect(await an('2015-08-31')).toMatchObject({ atStandard: false, alliances: [] });
  });
});

describe('the list of alliances', () => {
  const alliances = async (asked: Input<typeof routes.alliances> = {}) =>
    (await server.ask(routes.alliances, { on: '2018-01-01', ...asked }, cookie)).body;

  test('is filtered by district, kind and name, shows the day, and counts beyond the last page', async () => {
    const found = async (asked: Input<typeof routes.alliances>) =>
      (await alliances(asked)).rows.map(({ name }) => name);
    expect(await found({})).toEqual(['安亭学区', '陈伯吹集团', '吴淞学区']);
    expect(await found({ region: '310113', kind: ['教育集团'] })).toEqual(['陈伯吹集团']);
    expect(await found({ search: 'WSX' })).toEqual(['吴淞学区']);
    expect(await found({ on: '2016-08-31' })).toEqual(['安亭学区', '吴淞学区']);
    expect(await found({ on: '2020-09-01', dissolved: 'only' })).toEqual(['陈伯吹集团']);
    expect(await found({ form: '紧密型' })).toEqual([]);
    expect(await alliances({ page: 9, size: 2 })).toMatchObject({ rows: [], total: 3 });
  });

  test('counts the members of the day', async () => {
    const members = async (on: string) => (await alliances({ search: '吴淞', on })).rows[0]?.members;
    expect(await members('2018-01-01')).toBe(2);
    expect((await alliances({ search: '陈伯吹', on: '2020-09-01', dissolved: 'with' })).rows[0]).toMatchObject({
      members: 0,
      dissolvedOn: '2020-09-01',
    });
  });
});

test('the map shows open schools where their main campus lies, with the alliances of the kind and day', async () => {
  const map = async (asked: Input<typeof routes.allianceMap>) =>
    (await server.ask(routes.allianceMap, { region: '310113', ...asked }, cookie)).body;
  expect(await map({ on: '2018-01-01' })).toEqual({
    schools: [
      { id: schools.an.id, name: '安澜小学', longitude: 121.5, latitude: 31.3, type: '小学', alliances: [district.id] },
    ],
    alliances: [{ id: district.id, name: '吴淞学区', kind: '学区' }],
    unplaced: 5,
  });
  expect((await map({ on: '2018-01-01', kind: ['教育集团'] })).schools).toMatchObject([{ alliances: [] }]);
  expect(await map({ on: '2001-08-31' })).toMatchObject({ schools: [], unplaced: 1 });
});

test('bodies are those of the day, and their total holds beyond the last page', async () => {
  const owner = (
    await server.platform.database.system
      .selectFrom('organisations.organisation')
      .select('id')
      .where('kind', '=', 'bureau')
      .executeTakeFirstOrThrow()
  ).id;
  const body = (name: string, from: string, to = 'infinity', programme_id: string | null = null) => ({
    id: randomUUID(),
    organisation_id: owner,
    name,
    initials: initialsOf(name),
    kind: '领导小组',
    level: '区级',
    programme_id,
    body_key: null,
    from_day: from,
    to_day: to,
  });
  await server.platform.database.system
    .insertInto('organisations.body')
    .values([
      body('甲', '2015-01-01'),
      body('乙', '2016-01-01', '2018-01-01', 'a-programme'),
      body('丙B', '2017-01-01'),
    ])
    .execute();
  const asked = async (input: Input<typeof routes.bodies>) => (await server.ask(routes.bodies, input, cookie)).body;
  expect((await asked({ on: '2017-12-31' })).total).toBe(3);
  expect((await asked({ on: '2018-01-01' })).total).toBe(2);
  expect((await asked({ on: '2017-12-31', programme: 'a-programme' })).rows).toMatchObject([
    { name: '乙', to: '2018-01-01' },
  ]);
  expect((await asked({ on: '2017-12-31', search: '丙b' })).rows).toMatchObject([{ name: '丙B', to: null }]);
  expect(await asked({ on: '2017-12-31', page: 3, size: 2 })).toMatchObject({ rows: [], total: 3 });
  expect((await asked({ on: '2017-12-31', region: '310114' })).total).toBe(0);
  expect((await asked({ on: '2017-12-31', organisation: owner })).total).toBe(3);
});

test('organisations are found by name, initials or code, of the kinds asked for, while they exist', async () => {
  const found = async (asked: Input<typeof routes.findOrganisations>) =>
    (await server.ask(routes.findOrganisations, asked, cookie)).body.map(({ name }) => name);
  expect(await found({ search: 'wsxq' })).toEqual(['吴淞学区']);
  expect(await found({ search: '2131000008' })).toEqual(['安亭小学']);
  expect(await found({ search: '撤并' })).toEqual([]);
  expect(await found({ search: '安', kind: ['alliance'] })).toEqual(['安亭学区']);
  expect(await found({ kind: ['school'], region: '310114' })).toEqual(['安亭小学']);
  expect(await found({ limit: 2 })).toHaveLength(2);
});

test('the regions are the city and its sixteen districts, with the schools open today', async () => {
  const regions = (await server.ask(routes.regions, {}, cookie)).body;
  expect(regions).toHaveLength(17);
  expect(regions.find(({ code }) => code === '310113')?.schools).toBe(6);
  expect(regions.find(({ code }) => code === '310000')?.schools).toBe(7);
});
