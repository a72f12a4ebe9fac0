import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { anAlliance, aSchool } from '../../../../tests/support/builders.ts';
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
const founding = (more: object = {}) =>
  ({
    name: '月浦学区',
    kind: '学区',
    form: null,
    field: null,
    purpose: null,
    region: '310113',
    foundedOn: '2015-09-01',
    ...more,
  }) as const;
const allianceNow = async (id: string) => (await server.ask(routes.alliance, { id }, desk.registrar)).body;
const admitting = (id: string, schoolId: string, more: object = {}) =>
  ({ id, schoolId, role: '成员校', from: '2016-09-01', ...more }) as const;

describe('founding an alliance', () => {
  test('is the district’s, across districts the city’s, and at that level', async () => {
    expect((await server.ask(routes.foundAlliance, founding(), desk.neighbour)).code).toBe(
      'organisations.alliance-only',
    );
    expect((await server.ask(routes.foundAlliance, founding({ region: '310000' }), desk.registrar)).code).toBe(
      'organisations.alliance-only',
    );
    const own = await server.ask(routes.foundAlliance, founding(), desk.registrar);
    expect(await allianceNow(own.body.id)).toMatchObject({
      name: '月浦学区',
      level: '区级',
      foundedOn: '2015-09-01',
      dissolvedOn: null,
      memberships: [],
    });
    expect(await trail(server.platform, own.body.id)).toEqual(['organisations.found-alliance']);
    const wide = await server.ask(routes.foundAlliance, founding({ region: '310000' }), desk.city);
    expect((await allianceNow(wide.body.id)).level).toBe('市级');
  });

  test('takes a name once in a district, also when two found it at once', async () => {
    const name = '同名学区';
    const attempts = await Promise.all(
      [1, 2, 3].map(() => server.ask(routes.foundAlliance, founding({ name }), desk.registrar)),
    );
    expect(attempts.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect(attempts.filter(({ status }) => status === 409).map(({ code }) => code)).toEqual([
      'organisations.alliance-name-taken',
      'organisations.alliance-name-taken',
    ]);
    expect((await server.ask(routes.foundAlliance, founding({ name, region: '310114' }), desk.neighbour)).status).toBe(
      200,
    );
  });

  test('gives a field of problems only to a cluster or a research community', async () => {
    expect(
      (await server.ask(routes.foundAlliance, founding({ name: '有领域的学区', field: '课程与教学' }), desk.registrar))
        .code,
    ).toBe('organisations.field-needs-cluster');
    expect(
      (
        await server.ask(
          routes.foundAlliance,
          founding({ name: '课程集群', kind: '新优质集群', field: '课程与教学' }),
          desk.registrar,
        )
      ).status,
    ).toBe(200);
  });
});

describe('revising an alliance', () => {
  const revision = { form: '紧密型', field: null, purpose: '优质均衡' } as const;

  test('keeps its own name, refuses a taken one, and tells the second of two editors', async () => {
    const { database } = server.platform;
    const [alliance, other] = [await anAlliance(database), await anAlliance(database)];
    const revised = (name: string, version = 0, cookie = desk.registrar) =>
      server.ask(routes.reviseAlliance, { id: alliance.id, version, name, ...revision }, cookie);
    expect((await revised(alliance.name, 0, desk.neighbour)).code).toBe('organisations.alliance-only');
    expect((await revised(other.name)).code).toBe('organisations.alliance-name-taken');
    expect((await revised(alliance.name)).status).toBe(200);
    expect((await revised('晚来的修改')).code).toBe('platform.changed-meanwhile');
    expect(await allianceNow(alliance.id)).toMatchObject({
      name: alliance.name,
      form: '紧密型',
      purpose: '优质均衡',
      version: 1,
    });
    expect(
      (
        await server.ask(
          routes.reviseAlliance,
          { id: alliance.id, version: 1, name: alliance.name, ...revision, field: '课程与教学' },
          desk.registrar,
        )
      ).code,
    ).toBe('organisations.field-needs-cluster');
  });
});

describe('admitting a school', () => {
  test('for a while lists it with the alliance on those days only', async () => {
    const { database } = server.platform;
    const [school, alliance] = [await aSchool(database), await anAlliance(database)];
    expect(
      (await server.ask(routes.admitMember, admitting(alliance.id, school.id, { to: '2018-09-01' }), desk.registrar))
        .status,
    ).toBe(200);
    const on = async (day: string) =>
      (await server.ask(routes.schools, { search: school.code, on: day }, desk.registrar)).body.rows[0]?.alliances.map(
        (each) => each.id,
      );
    expect([await on('2016-08-31'), await on('2016-09-01'), await on('2018-08-31'), await on('2018-09-01')]).toEqual([
      [],
      [alliance.id],
      [alliance.id],
      [],
    ]);
  });

  test('twice at once admits it once, with one line in the trail', async () => {
    const { database } = server.platform;
    const [school, alliance] = [await aSchool(database), await anAlliance(database)];
    const attempts = await Promise.all(
      [1, 2, 3, 4].map(() => server.ask(routes.admitMember, admitting(alliance.id, school.id), desk.registrar)),
    );
    expect(attempts.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
    expect(new Set(attempts.map(({ code }) => code))).toEqual(new Set([undefined, 'organisations.member-already']));
    expect(await trail(server.platform, alliance.id)).toEqual(['organisations.admit-member']);
  });

  test('again is refused while the days overlap, and accepted from the day it left', async () => {
    const { database } = server.platform;
    const [school, alliance] = [await aSchool(database), await anAlliance(database)];
    await server.ask(routes.admitMember, admitting(alliance.id, school.id, { to: '2018-09-01' }), desk.registrar);
    const before = await trailLength(server.platform);
    expect(
      (await server.ask(routes.admitMember, admitting(alliance.id, school.id, { from: '2018-08-31' }), desk.registrar))
        .code,
    ).toBe('organisations.member-already');
    expect(await trailLength(server.platform)).toBe(before);
    expect(
      (await server.ask(routes.admitMember, admitting(alliance.id, school.id, { from: '2018-09-01' }), desk.registrar))
        .status,
    ).toBe(200);
  });

  test('from another district is refused, except into an alliance of the city', async () => {
    const { database } = server.platform;
    const away = await aSchool(database, { region: '310114' });
    const [own, wide] = [
      await anAlliance(database),
      await anAlliance(database, { region: '310000', kind: '跨区域协作共同体' }),
    ];
    expect((await server.ask(routes.admitMember, admitting(own.id, away.id), desk.registrar)).code).toBe(
      'organisations.other-region',
    );
    expect((await server.ask(routes.admitMember, admitting(wide.id, away.id), desk.registrar)).code).toBe(
      'organisations.alliance-only',
    );
    expect((await server.ask(routes.admitMember, admitting(wide.id, away.id), desk.city)).status).toBe(200);
    expect((await server.ask(routes.admitMember, admitting(own.id, randomUUID()), desk.registrar)).status).toBe(404);
    expect((await server.ask(routes.admitMember, admitting(randomUUID(), away.id), desk.registrar)).status).toBe(404);
  });

  test('lies within the lives of both, and without an end lasts as long as the shorter', async () => {
    const { database } = server.platform;
    const alliance = await anAlliance(database, { from: '2015-09-01', to: '2020-09-01' });
    const school = await aSchool(database, { from: '2014-09-01', to: '2019-09-01' });
    const admitted = async (more: object) =>
      server.ask(routes.admitMember, admitting(alliance.id, school.id, more), desk.registrar);
    expect((await admitted({ to: '2016-09-01' })).code).toBe('organisations.ends-before-begins');
    expect((await admitted({ from: '2015-08-31' })).body).toMatchObject({
      code: 'organisations.outside-alliance-life',
      message: '日期应在联盟存续期内（2015-09-01 至 2020-09-01）',
    });
    expect((await admitted({ from: '2019-09-01', to: '2019-10-01' })).code).toBe('organisations.outside-school-life');
    expect((await admitted({ from: '2016-09-01', to: '2020-01-01' })).code).toBe('organisations.outside-school-life');
    expect((await admitted({ from: '2020-09-01', to: '2021-01-01' })).code).toBe('organisations.outside-alliance-life');
    expect((await admitted({})).status).toBe(200);
    expect((await allianceNow(alliance.id)).memberships).toMatchObject([{ from: '2016-09-01', to: '2019-09-01' }]);
  });
});

describe('leaving an alliance', () => {
  test('ends the membership on a day after it began and before it ends anyway', async () => {
    const { database } = server.platform;
    const [school, alliance] = [await aSchool(database), await anAlliance(database)];
    const { id } = (await server.ask(routes.admitMember, admitting(alliance.id, school.id), desk.registrar)).body;
    const left = async (to: string, cookie = desk.registrar) =>
      (await server.ask(routes.endMembership, { id, to }, cookie)).code;
    expect(await left('2017-09-01', desk.neighbour)).toBe('organisations.alliance-only');
    expect(await left('2016-09-01')).toBe('organisations.ends-before-begins');
    expect(await left('2018-09-01')).toBeUndefined();
    expect(await left('2018-09-01')).toBe('organisations.ended-already');
    expect(await left('2017-09-01')).toBeUndefined();
    expect((await allianceNow(alliance.id)).memberships).toMatchObject([{ to: '2017-09-01' }]);
    expect(
      (await server.ask(routes.endMembership, { id: randomUUID(), to: '2018-09-01' }, desk.registrar)).status,
    ).toBe(404);
  });
});

describe('dissolving an alliance', () => {
  test('ends memberships, documents and bodies with it', async () => {
    const { database } = server.platform;
    const school = await aSchool(database);
    const alliance = await anAlliance(database, { members: [school] });
    await server.ask(
      routes.adoptDocument,
      { id: alliance.id, kind: '章程', title: '章程', body: '总则', from: '2015-09-01' },
      desk.registrar,
    );
    await server.ask(
      routes.adoptDocument,
      { id: alliance.id, kind: '规划', title: '以后的规划', body: '目标', from: '2026-09-01' },
      desk.registrar,
    );
    const council = await server.ask(
      routes.establishBody,
      { organisationId: alliance.id, name: '理事会', kind: '理事会', level: '区级', from: '2015-09-01' },
      desk.registrar,
    );
    expect(
      (await server.ask(routes.dissolveAlliance, { id: alliance.id, on: '2015-09-01' }, desk.registrar)).code,
    ).toBe('organisations.dissolves-before-founded');
    expect(
      (await server.ask(routes.dissolveAlliance, { id: alliance.id, on: '2022-09-01' }, desk.neighbour)).code,
    ).toBe('organisations.alliance-only');
    expect(
      (await server.ask(routes.dissolveAlliance, { id: alliance.id, on: '2022-09-01' }, desk.registrar)).status,
    ).toBe(200);
    expect(
      (await server.ask(routes.dissolveAlliance, { id: alliance.id, on: '2023-09-01' }, desk.registrar)).code,
    ).toBe('organisations.ended-already');
    expect(await allianceNow(alliance.id)).toMatchObject({
      dissolvedOn: '2022-09-01',
      memberships: [{ to: '2022-09-01' }],
      documents: [{ kind: '章程', to: '2022-09-01' }],
    });
    expect((await server.ask(routes.body, { id: council.body.id }, desk.registrar)).body.to).toBe('2022-09-01');
    expect(
      (await server.ask(routes.admitMember, admitting(alliance.id, school.id, { from: '2022-09-01' }), desk.registrar))
        .code,
    ).toBe('organisations.outside-alliance-life');
  });
});
