import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import {
  anAlliance,
  anOrganisation,
  aPerson,
  aSchool,
  type Organisation,
  type School,
} from '../../../../tests/support/builders.ts';
import { aPlan, written } from '../../../../tests/support/plans.ts';
import { aServer, type TestServer } from '../../../../tests/support/server.ts';

// The engine has never heard of this plan, its district or its facts: four schools, one of them allied.

let server: TestServer;
let officer: string;
let city: string;
let bureau: Organisation;
let alliance: Organisation;
let schools: School[];
const { id } = aPlan();
const region = '310118';

beforeAll(async () => {
  server = await aServer();
  const { database } = server.platform;
  bureau = await anOrganisation(database, { kind: 'bureau', region });
  const commission = await anOrganisation(database, { kind: 'commission' });
  officer = await server.signedIn(
    await aPerson(database, { at: bureau, post: 'district-officer', office: '基础教育科' }),
  );
  city = await server.signedIn(await aPerson(database, { at: commission, post: 'city-officer', office: '基础教育科' }));
  schools = [];
  for (const name of ['朱家角小学', '金泽小学', '练塘小学', '白鹤小学'])
    schools.push(await aSchool(database, { region, type: '小学', name }));
  await aSchool(database, { region, type: '幼儿园' });
  await aSchool(database, { region: '310114' });
  alliance = await anAlliance(database, { region, name: '朱家角学区', from: '2016-09-01', members: [schools[0]!] });
  await server.ask(routes.publish, { yaml: written(aPlan()) }, officer);
});
afterAll(() => server.close());

const routes = contract.programmes;
const cockpit = async (at: string, on?: string, cookie = officer) =>
  (await server.ask(routes.cockpit, { at, on }, cookie)).body;
const plan = async (at = region, on = '2018-01-15', cookie = officer) =>
  (await cockpit(at, on, cookie)).programmes.find((each) => each.id === id);
const target = async (name: string, on?: string, at?: string, cookie?: string) =>
  (await plan(at, on, cookie))?.targets.find((each) => each.id === name);

describe('a definition nobody has seen', () => {
  test('is evaluated target by target; what nobody provides reads no-source, never zero', async () => {
    const read = (await plan())?.targets.map(({ id: name, value, status }) => [name, value, status]);
    expect(read).toEqual([
      ['coverage', 0.25, 'at-risk'],
      ['charters', 0, 'at-risk'],
      ['masters', 0, 'at-risk'],
      ['pilots', 0, 'at-risk'],
      ['satisfaction', null, 'no-source'],
    ]);
    expect(await target('coverage')).toMatchObject({
      goal: { atLeast: 0.5 },
      gapWords: '还差 1 所义务教育学校',
      form: 'share',
      by: '2018-08-31',
    });
    expect(await target('satisfaction')).toMatchObject({ missingSources: ['满意度'], act: null, gapWords: null });
  });

  test('shows where each gap is closed, with the conditions of what is counted', async () => {
    const to = async (name: string) => decodeURIComponent((await target(name))?.act?.to ?? '');
    expect(await to('coverage')).toBe('/schools?allied=no&region=310118');
    expect(await to('charters')).toBe('/alliances?region=310118');
    expect((await target('charters'))?.act?.label).toBe('到联盟页通过文件');
    expect(await to('pilots')).toBe(`/programmes/${id}/participants?role=水乡校`);
  });

  test('shows the way to an act to those alone whose act it is, on the page and behind the figure alike', async () => {
    const office = async (at: Organisation, name: string) =>
      server.signedIn(await aPerson(server.platform.database, { at, post: 'district-officer', office: name }));
    const offered = async (cookie: string) => {
      const shown = (await plan(region, '2018-01-15', cookie))?.targets.filter(({ act }) => act !== null);
      const behind = await Promise.all(
        ['coverage', 'charters', 'masters', 'pilots'].map(async (name) => {
          const { body } = await server.ask(routes.figure, { id, target: name, at: region, on: '2018-01-15' }, cookie);
          return body.target.act === null ? [] : [name];
        }),
      );
      expect(behind.flat()).toEqual(shown?.map((each) => each.id));
      return behind.flat();
    };
    expect(await offered(officer)).toEqual(['coverage', 'charters', 'pilots']);
    expect(await offered(await office(bureau, '人事科'))).toEqual(['masters']);
    expect(await offered(await office(bureau, '计财科'))).toEqual([]);
    expect(await offered(city)).toEqual(['coverage', 'charters', 'pilots']);
  });

  test('says how much is overdue in all beside the latest of each duty', async () => {
    const late = (await plan(region, '2018-10-20'))?.late;
    expect(late?.rows.map(({ who, window }) => [who, window])).toEqual([['朱家角学区', '2017学年']]);
    expect(late?.total).toBe(1);
  });

  test('owes its duties window by window', async () => {
    const { duties, stages, participants, bodies } = (
      await server.ask(routes.programme, { id, at: region, on: '2018-01-15' }, officer)
    ).body;
    expect(duties.find((duty) => duty.id === 'plans')).toMatchObject({
      hasSource: true,
      counts: { missed: 1, due: 1, upcoming: 1 },
      owers: [
        {
          key: alliance.id,
          label: '朱家角学区',
          cells: [
            { label: '2016学年', state: 'missed' },
            { label: '2017学年', state: 'due' },
            { label: '2018学年', state: 'upcoming' },
          ],
        },
      ],
    });
    expect(duties.find((duty) => duty.id === 'council-pays')).toMatchObject({ hasSource: false });
    expect(stages).toMatchObject([
      {
        state: 'past',
        tasks: [
          { id: 'launch', state: 'late' },
          { id: 'first-alliance', state: 'done' },
        ],
      },
    ]);
    expect(participants.map(({ role, count }) => [role, count])).toEqual([
      ['水乡校', 0],
      ['水乡联盟', 0],
    ]);
    expect(bodies).toMatchObject([{ id: 'water-council', established: [] }]);
  });
});

describe('any day', () => {
  test('the trend has thirteen points: twelve month-ends and the day, each the figure of that day', async () => {
    const shown = await target('coverage', '2017-03-10');
    expect(shown?.trend.map(({ on }) => on)).toEqual([
      '2016-03-31',
      '2016-04-30',
      '2016-05-31',
      '2016-06-30',
      '2016-07-31',
      '2016-08-31',
      '2016-09-30',
      '2016-10-31',
      '2016-11-30',
      '2016-12-31',
      '2017-01-31',
      '2017-02-28',
      '2017-03-10',
    ]);
    for (const { on, value } of shown?.trend ?? []) expect((await target('coverage', on))?.value).toBe(value);
    expect(new Set(shown?.trend.map(({ value }) => value))).toEqual(new Set([0, 0.25]));
  });

  test('a year ago is the figure of that day a year ago, also on a leap day', async () => {
    expect((await target('coverage', '2017-08-31'))?.aYearAgo).toBe(0);
    expect((await target('coverage', '2017-09-01'))?.aYearAgo).toBe(0.25);
    expect((await target('coverage', '2020-02-29'))?.aYearAgo).toBe((await target('coverage', '2019-02-28'))?.value);
  });

  test('before the programme nothing is due, and a day that does not exist is refused', async () => {
    expect((await plan(region, '2016-01-01'))?.targets.map(({ status }) => status)).toEqual([
      'not-due',
      'nothing-to-measure',
      'not-due',
      'not-due',
      'no-source',
    ]);
    expect((await server.ask(routes.cockpit, { at: region, on: '2018-02-30' }, officer)).code).toBe(
      'platform.invalid-input',
    );
  });
});

describe('what changed is shown by the very next request', () => {
  test('a school admitted counts at once, one that left no more', async () => {
    const { database } = server.platform;
    const school = await aSchool(database, { region: '310117', type: '小学' });
    const songjiang = await server.signedIn(
      await aPerson(database, {
        at: await anOrganisation(database, { kind: 'bureau', region: '310117' }),
        post: 'district-officer',
        office: '基础教育科',
      }),
    );
    const own = 'songjiang-plan';
    await server.ask(routes.publish, { yaml: written(aPlan({ id: own, region: '310117' })) }, songjiang);
    const coverage = async () =>
      (await cockpit('310117', '2018-01-15', songjiang)).programmes.find((each) => each.id === own)?.targets[0]?.value;
    expect(await coverage()).toBe(0);
    const founded = await server.ask(
      contract.organisations.foundAlliance,
      {
        name: '泗泾学区',
        kind: '学区',
        form: null,
        field: null,
        purpose: null,
        region: '310117',
        foundedOn: '2016-09-01',
      },
      songjiang,
    );
    const joined = await server.ask(
      contract.organisations.admitMember,
      { id: founded.body.id, schoolId: school.id, role: '成员校', from: '2017-09-01' },
      songjiang,
    );
    expect(await coverage()).toBe(1);
    await server.ask(contract.organisations.endMembership, { id: joined.body.id, to: '2018-01-15' }, songjiang);
    expect(await coverage()).toBe(0);
    expect(
      (
        await server.ask(
          routes.publish,
          { yaml: written(aPlan({ id: own, region: '310117', version: 2, title: '新版' })) },
          songjiang,
        )
      ).status,
    ).toBe(200);
    expect((await cockpit('310117', '2018-01-15', songjiang)).programmes.find((each) => each.id === own)).toMatchObject(
      { title: '新版', version: 2 },
    );
  });
});

describe('a place', () => {
  const as = async (at: Organisation | School, post: 'principal' | 'teacher' | 'alliance-lead' | 'expert') =>
    server.signedIn(await aPerson(server.platform.database, { at, post }));
  const visits = async (cookie: string, ...places: string[]) =>
    Promise.all(places.map(async (at) => (await server.ask(routes.cockpit, { at }, cookie)).status));

  test('beyond one’s posts answers as if it did not exist', async () => {
    const [own, unallied] = [`school:${schools[0]!.id}`, `school:${schools[1]!.id}`];
    const circle = `alliance:${alliance.id}`;
    const away = `school:${(await aSchool(server.platform.database)).id}`;
    const places = ['310000', '310118', '310114', circle, own, unallied, away];
    expect(await visits(city, ...places)).toEqual([200, 200, 200, 200, 200, 200, 200]);
    expect(await visits(officer, ...places)).toEqual([404, 200, 404, 200, 200, 200, 404]);
    expect(await visits(await as(bureau, 'expert'), ...places)).toEqual([404, 200, 404, 200, 200, 200, 404]);
    expect(await visits(await as(alliance, 'alliance-lead'), ...places)).toEqual([404, 404, 404, 200, 200, 404, 404]);
    expect(await visits(await as(schools[0]!, 'principal'), ...places)).toEqual([404, 404, 404, 200, 200, 404, 404]);
    expect(await visits(await as(schools[0]!, 'teacher'), ...places)).toEqual([404, 404, 404, 404, 200, 404, 404]);
    expect(await visits(city, '999999', `school:${randomUUID()}`, `alliance:${schools[0]!.id}`)).toEqual([
      404, 404, 404,
    ]);
  });

  test('is offered to switch to exactly when it may be visited', async () => {
    const reached = async (cookie: string, search?: string) =>
      (await server.ask(routes.places, { search }, cookie)).body;
    for (const cookie of [
      officer,
      city,
      await as(schools[0]!, 'principal'),
      await as(schools[0]!, 'teacher'),
      await as(alliance, 'alliance-lead'),
    ]) {
      const offered = (await reached(cookie)).map(({ at }) => at);
      expect(offered.length).toBeGreaterThan(0);
      expect(await visits(cookie, ...offered)).toEqual(offered.map(() => 200));
    }
    expect((await reached(await as(schools[0]!, 'principal'))).map(({ name }) => name)).toEqual([
      '朱家角小学',
      '朱家角学区',
    ]);
    expect((await reached(officer, 'ZJJ')).map(({ name }) => name)).toEqual(['朱家角小学', '朱家角学区']);
    expect(await reached(officer, '%')).toEqual([]);
  });

  test('that is a school reads whether it is counted', async () => {
    const here = async (school: School) => (await target('coverage', '2018-01-15', `school:${school.id}`))?.here;
    expect(await here(schools[0]!)).toMatchObject({ concerned: true, counted: true, words: '本校：已计入' });
    expect(await here(schools[1]!)).toMatchObject({ concerned: true, counted: false, words: '本校：尚未计入' });
  });

  test('that is an alliance reads its part and owes its own duties only', async () => {
    const at = `alliance:${alliance.id}`;
    expect((await target('charters', '2018-01-15', at))?.here).toMatchObject({
      value: 0,
      words: '本联盟：0 / 1（0.0 %）',
    });
    const { duties } = (await server.ask(routes.programme, { id, at, on: '2018-01-15' }, officer)).body;
    expect(duties.map((duty) => duty.id)).toEqual(['plans']);
  });

  test('that is a district reads its part of a city’s programme beside the city’s figure', async () => {
    const wide = 'whole-city';
    await server.ask(routes.publish, { yaml: written(aPlan({ id: wide, region: '310000', title: '全市计划' })) }, city);
    const read = async (at: string, cookie: string) =>
      (await cockpit(at, '2018-01-15', cookie)).programmes.find((each) => each.id === wide)?.targets[0];
    const [whole, part] = [await read('310000', city), await read(region, officer)];
    expect(whole?.here).toBeNull();
    expect(part?.value).toBe(whole?.value);
    expect(part?.here).toMatchObject({ value: 0.25, concerned: true, words: '本区：1 / 4（25.0 %）' });
    const row = (await cockpit('310000', '2018-01-15', city)).districts.find(({ code }) => code === region);
    expect(row).toMatchObject({
      name: '青浦区',
      schools: 4,
      coverage: 0.25,
      programmes: 1,
      statuses: { 'at-risk': 4, 'no-source': 1 },
    });
    expect((await cockpit(region, '2018-01-15')).districts).toEqual([]);
    expect((await cockpit('310000', '2018-01-15', city)).districts).toHaveLength(16);
  });
});
