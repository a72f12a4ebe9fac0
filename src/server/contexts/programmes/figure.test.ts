import { randomUUID } from 'node:crypto';
import ExcelJS from '@protobi/exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import {
  anAlliance,
  anOrganisation,
  aPerson,
  aSchool,
  type Organisation,
  type Person,
  type School,
} from '../../../../tests/support/builders.ts';
import { aPlan, written } from '../../../../tests/support/plans.ts';
import { aServer, type TestServer } from '../../../../tests/support/server.ts';

let server: TestServer;
let officer: string;
let principal: string;
let alliance: Organisation;
let schools: School[];
let masters: Person[];
const { id } = aPlan();
const region = '310118';
const on = '2018-01-15';

beforeAll(async () => {
  server = await aServer();
  const { database } = server.platform;
  const bureau = await anOrganisation(database, { kind: 'bureau', region });
  officer = await server.signedIn(
    await aPerson(database, { at: bureau, post: 'district-officer', office: '基础教育科' }),
  );
  schools = [];
  for (const name of ['朱家角小学', '=1+1 小学', '练塘小学'])
    schools.push(await aSchool(database, { region, type: '小学', name }));
  principal = await server.signedIn(await aPerson(database, { at: schools[0]!, post: 'principal' }));
  alliance = await anAlliance(database, {
    region,
    name: '朱家角学区',
    from: '2016-09-01',
    members: [schools[0]!, schools[1]!],
  });
  masters = [
    await aPerson(database, { at: schools[0]!, name: '甲老师' }),
    await aPerson(database, { at: schools[1]!, name: '乙老师' }),
  ];
  const { id: title } = await database.system
    .selectFrom('identity.title_kind')
    .select('id')
    .where('name', '=', '特级教师')
    .executeTakeFirstOrThrow();
  for (const person of masters)
    await database.system
      .insertInto('identity.title')
      .values({
        region,
        id: randomUUID(),
        person_id: person.id,
        title_id: title,
        subject: '语文',
        from_day: '2017-01-01',
      })
      .execute();
  await server.ask(
    contract.programmes.publish,
    { yaml: written(aPlan({ targets: [...aPlan().targets!, mixed] })) },
    officer,
  );
});
afterAll(() => server.close());

/** Seats are about people, the bodies they are measured against are not. */
const mixed = {
  id: 'manned',
  statement: '机构都有人',
  source: { section: '一' },
  measure: {
    ratio: {
      of: { fact: 'bodies.seats', by: 'organisation' as const },
      among: { fact: 'bodies', by: 'organisation' as const },
    },
  },
  goal: { atLeast: 1 },
};

const routes = contract.programmes;
const figure = async (target: string, at = region, cookie = officer) =>
  server.ask(routes.figure, { id, target, at, on }, cookie);

describe('behind a figure', () => {
  test('stand its clause, its arithmetic and every record, counted and lacking', async () => {
    const { body } = await figure('coverage');
    expect(body).toMatchObject({ programme: { id }, target: { id: 'coverage', source: { section: '一' } }, hidden: 0 });
    expect(body.formula).toBe('2 ÷ 3 = 66.7 %');
    expect(body.counted.total).toBe(2);
    expect(body.counted.rows.map(({ link, since }) => [link, since])).toEqual(
      expect.arrayContaining([
        [`/schools/${schools[0]!.id}`, '2016-09-01'],
        [`/schools/${schools[1]!.id}`, '2016-09-01'],
      ]),
    );
    expect(body.lacking).toMatchObject({ total: 1, rows: [{ label: '练塘小学', subject: schools[2]!.id }] });
    expect(JSON.stringify(body.counted.rows.map(({ about }) => about))).not.toContain(alliance.id);
  });

  test('stands how each member does where each is asked', async () => {
    expect((await figure('charters')).body.lacking.rows).toMatchObject([{ label: '朱家角学区', value: 0, met: false }]);
  });

  test('of what nobody provides stands nothing, and that is said', async () => {
    expect((await figure('satisfaction')).body).toMatchObject({
      formula: '尚无数据来源',
      counted: { total: 0, rows: [] },
      target: { status: 'no-source' },
    });
  });

  test('stands nothing for an unknown target, an unknown programme or a place out of reach', async () => {
    expect((await figure('nothing')).status).toBe(404);
    expect((await server.ask(routes.figure, { id: 'no-such-plan', target: 'coverage' }, officer)).status).toBe(404);
    expect((await figure('coverage', region, principal)).status).toBe(404);
  });
});

describe('records about people', () => {
  test('are shown to who may see the people, counted for all, and opened only by the former', async () => {
    const [whole, part] = [
      (await figure('masters')).body,
      (await figure('masters', `school:${schools[0]!.id}`, principal)).body,
    ];
    expect([whole.counted.total, whole.counted.rows.length, whole.hidden]).toEqual([2, 2, 0]);
    expect([part.counted.total, part.hidden, part.target.value]).toEqual([2, 1, 2]);
    expect(part.counted.rows.map(({ label }) => label)).toEqual(['甲老师']);
    expect(JSON.stringify(part)).not.toContain('乙老师');
    expect(JSON.stringify(part)).not.toContain(masters[1]!.id);
    const opened = (person: Person) => server.ask(contract.identity.person, { region, id: person.id }, principal);
    expect([(await opened(masters[0]!)).status, (await opened(masters[1]!)).status]).toEqual([200, 404]);
  });

  test('hide no record about an organisation that is measured beside them', async () => {
    const body = await server.ask(
      contract.organisations.establishBody,
      { organisationId: alliance.id, name: '理事会', kind: '理事会', level: '区级', from: '2016-09-01' },
      officer,
    );
    const unseen = (await figure('manned', `school:${schools[0]!.id}`, principal)).body;
    expect(unseen).toMatchObject({ lacking: { total: 1, rows: [{ label: '理事会' }] }, hidden: 0 });
    await server.ask(
      contract.identity.takeSeat,
      { bodyId: body.body.id, region, personId: masters[1]!.id, role: '理事', from: '2016-09-01' },
      officer,
    );
    expect((await figure('manned', `school:${schools[0]!.id}`, principal)).body).toMatchObject({
      counted: { total: 1, rows: [] },
      hidden: 1,
    });
    expect((await figure('manned')).body.counted.rows).toMatchObject([{ label: '乙老师' }]);
  });
});

describe('the workbook of a figure', () => {
  const workbook = async (target: string, at?: string, cookie?: string) => {
    const { status, body, headers } = await server.ask(
      routes.figureWorkbook,
      { id, target, at: at ?? region, on },
      cookie ?? officer,
    );
    expect([status, headers['content-type']]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(body);
    const rows = (name: string) => {
      const sheet = book.getWorksheet(name)!;
      return Array.from({ length: sheet.rowCount }, (_, row) =>
        Array.from({ length: sheet.columnCount }, (_each, column) => sheet.getRow(row + 1).getCell(column + 1).value),
      );
    };
    return { rows, name: decodeURIComponent(String(headers['content-disposition'])) };
  };

  test('opens, and holds the same records as the page', async () => {
    const { rows, name } = await workbook('coverage');
    const { body } = await figure('coverage');
    expect(name).toContain('青浦区水乡联盟试行方案-coverage-2018-01-15.xlsx');
    expect(
      rows('已计入')
        .slice(1)
        .map(([label]) => label),
    ).toEqual(body.counted.rows.map(({ label }) => label));
    expect(
      rows('未计入')
        .slice(1)
        .map(([label]) => label),
    ).toEqual(body.lacking.rows.map(({ label }) => label));
    expect(rows('数字')).toEqual(
      expect.arrayContaining([
        ['算式', body.formula],
        ['状态', '已达成'],
        ['截至', on],
      ]),
    );
  });

  test('holds text as text: a name that looks like a formula is not one', async () => {
    const { rows } = await workbook('coverage');
    expect(rows('已计入').flat()).toContain('=1+1 小学（朱家角学区）');
  });

  test('lists nobody whom the page hides, and says how many it hides', async () => {
    const { rows } = await workbook('masters', `school:${schools[0]!.id}`, principal);
    expect(
      rows('已计入')
        .slice(1)
        .map(([label]) => label),
    ).toEqual(['甲老师']);
    expect(rows('数字').find(([label]) => label === '未列出')?.[1]).toBe(
      '1 条涉及您职责范围以外人员的记录只计数、不列出',
    );
  });
});
