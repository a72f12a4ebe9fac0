import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { anAlliance, aPerson, aSchool } from '../../../../tests/support/builders.ts';
import { type Offices, offices, trail, trailLength } from '../../../../tests/support/offices.ts';
import { aServer, type TestServer } from '../../../../tests/support/server.ts';

let server: TestServer;
let desk: Offices;

beforeAll(async () => {
  server = await aServer();
  desk = await offices(server);
});
afterAll(() => server.close());

const routes = contract.organisations;
const entry = { name: '新办小学', type: '小学', ownership: '公办', town: null, openedOn: '2020-09-01' } as const;
const opening = (more: object = {}) => ({ ...entry, code: '2131700001', region: '310113', ...more });
const schoolNow = async (id: string) => (await server.ask(routes.school, { id }, desk.registrar)).body;
const parts = async (id: string) => {
  const { version, name, type, ownership, town, openedOn } = await schoolNow(id);
  return { id, version, name, type, ownership, town, openedOn };
};

describe('opening a school', () => {
  test('is the registrar’s of its own district, or the city’s, and leaves one line in the trail', async () => {
    for (const cookie of [desk.neighbour, desk.personnel, desk.bookkeeper]) {
      const refused = await server.ask(routes.openSchool, opening(), cookie);
      expect([refused.status, refused.code]).toEqual([403, 'organisations.registry-only']);
    }
    const opened = await server.ask(routes.openSchool, opening(), desk.registrar);
    expect(opened.status).toBe(200);
    expect(await trail(server.platform, opened.body.id)).toEqual(['organisations.open-school']);
    expect(await schoolNow(opened.body.id)).toMatchObject({
      name: '新办小学',
      stages: ['小学'],
      openedOn: '2020-09-01',
      closedOn: null,
      regionName: '宝山区',
    });
    expect((await server.ask(routes.openSchool, opening({ code: '2131700002' }), desk.city)).status).toBe(200);
  });

  test('takes a code once for all time, and only one whose category the type may carry', async () => {
    const { code } = await aSchool(server.platform.database, { type: '小学', to: '2010-09-01' });
    const before = await trailLength(server.platform);
    expect((await server.ask(routes.openSchool, opening({ code }), desk.registrar)).code).toBe(
      'organisations.code-taken',
    );
    expect((await server.ask(routes.openSchool, opening({ code: '3131700003' }), desk.registrar)).code).toBe(
      'organisations.code-does-not-fit',
    );
    expect((await server.ask(routes.openSchool, opening({ code: '2132700003' }), desk.registrar)).code).toBe(
      'platform.invalid-input',
    );
    expect(await trailLength(server.platform)).toBe(before);
  });

  test('needs a district: the city itself and a region nobody knows have no schools of their own', async () => {
    for (const region of ['310000', '999999'])
      expect((await server.ask(routes.openSchool, opening({ code: '2131700004', region }), desk.city)).status).toBe(
        404,
      );
  });
});

describe('correcting a school', () => {
  test('of two editors of one version the second is told, and nothing of the first is lost', async () => {
    const { id } = await aSchool(server.platform.database);
    const seen = await parts(id);
    const [first, second] = await Promise.all([
      server.ask(routes.correctSchool, { ...seen, name: '甲改的名' }, desk.registrar),
      server.ask(routes.correctSchool, { ...seen, name: '乙改的名' }, desk.city),
    ]);
    expect([first.status, second.status].toSorted()).toEqual([200, 409]);
    expect([first, second].find(({ status }) => status === 409)?.code).toBe('platform.changed-meanwhile');
    expect((await schoolNow(id)).name).toBe(first.status === 200 ? '甲改的名' : '乙改的名');
    expect(await trail(server.platform, id)).toHaveLength(1);
  });

  test('cannot make it another type than its code allows, nor be done by another district', async () => {
    const { id } = await aSchool(server.platform.database, { type: '小学' });
    expect(
      (await server.ask(routes.correctSchool, { ...(await parts(id)), type: '高级中学' }, desk.registrar)).code,
    ).toBe('organisations.code-does-not-fit');
    expect((await server.ask(routes.correctSchool, await parts(id), desk.neighbour)).code).toBe(
      'organisations.registry-only',
    );
    expect(
      (await server.ask(routes.correctSchool, { ...(await parts(id)), id: randomUUID() }, desk.registrar)).status,
    ).toBe(404);
  });

  test('cannot move its opening past its closing, its memberships or its recognition', async () => {
    const { database } = server.platform;
    const closed = await aSchool(database, { from: '2000-09-01', to: '2015-09-01' });
    expect(
      (await server.ask(routes.correctSchool, { ...(await parts(closed.id)), openedOn: '2015-09-01' }, desk.registrar))
        .code,
    ).toBe('organisations.closes-before-opens');
    const member = await aSchool(database);
    await anAlliance(database, { from: '2015-09-01', members: [member] });
    expect(
      (await server.ask(routes.correctSchool, { ...(await parts(member.id)), openedOn: '2015-09-02' }, desk.registrar))
        .code,
    ).toBe('organisations.opened-after-records');
    expect(
      (await server.ask(routes.correctSchool, { ...(await parts(member.id)), openedOn: '2015-09-01' }, desk.registrar))
        .status,
    ).toBe(200);
    const recognised = await aSchool(database);
    await server.ask(routes.recognise, { id: recognised.id, from: '2012-01-01' }, desk.registrar);
    expect(
      (
        await server.ask(
          routes.correctSchool,
          { ...(await parts(recognised.id)), openedOn: '2012-01-02' },
          desk.registrar,
        )
      ).code,
    ).toBe('organisations.opened-after-records');
    expect((await schoolNow(recognised.id)).openedOn).toBe('2000-09-01');
  });

  test('a school found under its old name is found under the new one, with its whole history', async () => {
    const { database } = server.platform;
    const school = await aSchool(database, { name: '旧名中学' });
    const alliance = await anAlliance(database, { members: [school] });
    await server.ask(routes.correctSchool, { ...(await parts(school.id)), name: '新名实验学校' }, desk.registrar);
    const found = async (search: string) => (await server.ask(routes.schools, { search }, desk.registrar)).body.total;
    expect([await found('旧名中学'), await found('新名实验'), await found('xmsyxx'), await found('jmzx')]).toEqual([
      0, 1, 1, 0,
    ]);
    expect((await schoolNow(school.id)).memberships).toMatchObject([
      { allianceId: alliance.id, schoolName: '新名实验学校', from: '2015-09-01', to: null },
    ]);
    const [row] = (await server.ask(routes.schools, { search: '新名实验', on: '2016-01-01' }, desk.registrar)).body
      .rows;
    expect(row?.alliances).toMatchObject([{ id: alliance.id }]);
  });
});

describe('what a school says of itself', () => {
  const profile = async (id: string, more: object) => ({
    id,
    version: (await schoolNow(id)).version,
    feature: null,
    featureSince: null,
    campuses: [],
    ...more,
  });
  const campus = { name: '本部', address: '牡丹江路 1 号', longitude: 121.48, latitude: 31.4, main: true };

  test('is told by its principal, its administrator or the registrar, and by nobody else', async () => {
    const { database } = server.platform;
    const [school, other] = [await aSchool(database), await aSchool(database)];
    const as = async (post: 'principal' | 'school-admin' | 'teacher', at = school) =>
      (
        await server.ask(
          routes.describeSchool,
          await profile(school.id, {}),
          await server.signedIn(await aPerson(database, { at, post })),
        )
      ).code;
    expect([
      await as('principal'),
      await as('school-admin'),
      await as('teacher'),
      await as('principal', other),
    ]).toEqual([undefined, undefined, 'organisations.profile-only', 'organisations.profile-only']);
    expect((await server.ask(routes.describeSchool, await profile(school.id, {}), desk.neighbour)).code).toBe(
      'organisations.profile-only',
    );
  });

  test('has a day with every feature, one main campus, and both halves of a point', async () => {
    const { id } = await aSchool(server.platform.database);
    const told = async (more: object) =>
      (await server.ask(routes.describeSchool, await profile(id, more), desk.registrar)).code;
    expect(await told({ feature: '足球' })).toBe('organisations.feature-needs-day');
    expect(await told({ featureSince: '2016-09-01' })).toBe('organisations.feature-needs-day');
    expect(await told({ campuses: [{ ...campus, main: false }] })).toBe('organisations.one-main-campus');
    expect(await told({ campuses: [campus, { ...campus, name: '东校区' }] })).toBe('organisations.one-main-campus');
    expect(await told({ campuses: [{ ...campus, latitude: null }] })).toBe('organisations.point-needs-both');
    expect(await told({ campuses: [{ ...campus, longitude: 116.4 }] })).toBe('platform.invalid-input');
    expect((await schoolNow(id)).version).toBe(0);
    expect(
      await told({
        feature: '足球',
        featureSince: '2016-09-01',
        campuses: [{ ...campus, name: '东校区', main: false }, campus],
      }),
    ).toBeUndefined();
    expect(await schoolNow(id)).toMatchObject({
      feature: '足球',
      featureSince: '2016-09-01',
      campuses: [{ name: '本部' }, { name: '东校区' }],
      version: 1,
    });
    expect(await told({ campuses: [] })).toBeUndefined();
    expect(await schoolNow(id)).toMatchObject({ feature: null, campuses: [] });
  });

  test('is not overwritten from a page opened before the last change', async () => {
    const { id } = await aSchool(server.platform.database);
    const stale = await profile(id, { campuses: [campus] });
    await server.ask(routes.describeSchool, await profile(id, {}), desk.registrar);
    expect((await server.ask(routes.describeSchool, stale, desk.registrar)).code).toBe('platform.changed-meanwhile');
    expect((await schoolNow(id)).campuses).toEqual([]);
  });
});

describe('the basic standard', () => {
  test('is recognised within the life of the school, once at a time', async () => {
    const { id } = await aSchool(server.platform.database, { from: '2010-09-01', to: '2020-09-01' });
    const recognised = (from: string) =>
      server.ask(routes.recognise, { id, from, document: '沪教委〔2014〕1 号' }, desk.registrar);
    expect((await recognised('2010-08-31')).code).toBe('organisations.outside-school-life');
    expect((await recognised('2020-09-01')).body).toMatchObject({
      code: 'organisations.outside-school-life',
      message: '日期应在学校办学期内（2010-09-01 至 2020-09-01）',
    });
    expect((await server.ask(routes.recognise, { id, from: '2014-09-01' }, desk.neighbour)).code).toBe(
      'organisations.registry-only',
    );
    expect((await recognised('2014-09-01')).status).toBe(200);
    expect((await recognised('2016-09-01')).code).toBe('organisations.standard-reached-already');
    expect((await schoolNow(id)).standards).toMatchObject([
      { from: '2014-09-01', to: '2020-09-01', document: '沪教委〔2014〕1 号' },
    ]);
  });

  test('is withdrawn from a day on, and may be reached again', async () => {
    const { id } = await aSchool(server.platform.database);
    const withdrawn = async (to: string) =>
      (await server.ask(routes.withdrawRecognition, { id, to }, desk.registrar)).code;
    expect(await withdrawn('2016-01-01')).toBe('organisations.no-standard');
    await server.ask(routes.recognise, { id, from: '2014-09-01' }, desk.registrar);
    expect(await withdrawn('2014-09-01')).toBe('organisations.ends-before-begins');
    expect(await withdrawn('2016-09-01')).toBeUndefined();
    expect(await withdrawn('2016-09-01')).toBe('organisations.no-standard');
    expect((await server.ask(routes.recognise, { id, from: '2016-09-01' }, desk.registrar)).status).toBe(200);
  });
});

describe('closing a school', () => {
  test('ends its memberships, recognition and bodies that day, and drops what had not begun', async () => {
    const { database } = server.platform;
    const school = await aSchool(database);
    const alliance = await anAlliance(database, { members: [school] });
    const later = await anAlliance(database, { from: '2019-09-01' });
    await server.ask(
      routes.admitMember,
      { id: later.id, schoolId: school.id, role: '成员校', from: '2026-09-01' },
      desk.registrar,
    );
    await server.ask(routes.recognise, { id: school.id, from: '2014-09-01' }, desk.registrar);
    const body = await server.ask(
      routes.establishBody,
      { organisationId: school.id, name: '学校工作小组', kind: '学校工作小组', level: '区级', from: '2015-09-01' },
      desk.registrar,
    );
    expect((await server.ask(routes.closeSchool, { id: school.id, on: '2000-09-01' }, desk.registrar)).code).toBe(
      'organisations.closes-before-opens',
    );
    expect((await server.ask(routes.closeSchool, { id: school.id, on: '2024-09-01' }, desk.neighbour)).code).toBe(
      'organisations.registry-only',
    );
    expect((await server.ask(routes.closeSchool, { id: school.id, on: '2024-09-01' }, desk.registrar)).status).toBe(
      200,
    );
    expect((await server.ask(routes.closeSchool, { id: school.id, on: '2025-09-01' }, desk.registrar)).code).toBe(
      'organisations.closed',
    );
    expect(await schoolNow(school.id)).toMatchObject({
      closedOn: '2024-09-01',
      memberships: [{ allianceId: alliance.id, to: '2024-09-01' }],
      standards: [{ to: '2024-09-01' }],
    });
    expect((await server.ask(routes.body, { id: body.body.id }, desk.registrar)).body.to).toBe('2024-09-01');
  });

  test('while it is being admitted leaves it in nothing afterwards, whoever comes first', async () => {
    const { database } = server.platform;
    for (let round = 0; round < 5; round += 1) {
      const [school, alliance] = [await aSchool(database), await anAlliance(database)];
      const [closed, admitted] = await Promise.all([
        server.ask(routes.closeSchool, { id: school.id, on: '2018-09-01' }, desk.registrar),
        server.ask(
          routes.admitMember,
          { id: alliance.id, schoolId: school.id, role: '成员校', from: '2018-09-01' },
          desk.city,
        ),
      ]);
      expect(closed.status).toBe(200);
      expect([200, 400]).toContain(admitted.status);
      expect((await schoolNow(school.id)).memberships).toEqual([]);
    }
  });
});
