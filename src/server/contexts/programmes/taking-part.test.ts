import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { anAlliance, anOrganisation, aPerson, aSchool, type Organisation } from '../../../../tests/support/builders.ts';
import { type Offices, offices, trailLength } from '../../../../tests/support/offices.ts';
import { aPlan, written } from '../../../../tests/support/plans.ts';
import { aServer, type TestServer } from '../../../../tests/support/server.ts';

let server: TestServer;
let desk: Offices;
let qingpu: string;
let bureau: Organisation;
const { id } = aPlan();
const region = '310118';

beforeAll(async () => {
  server = await aServer();
  desk = await offices(server);
  bureau = await anOrganisation(server.platform.database, { kind: 'bureau', region });
  qingpu = await server.signedIn(
    await aPerson(server.platform.database, { at: bureau, post: 'district-officer', office: '基础教育科' }),
  );
  await server.ask(contract.programmes.publish, { yaml: written(aPlan()) }, qingpu);
});
afterAll(() => server.close());

const routes = contract.programmes;
const enrolling = (organisationId: string, more: object = {}, cookie = qingpu) =>
  server.ask(routes.enrol, { id, role: '水乡校', organisationId, from: '2016-09-01', ...more }, cookie);
const participants = async (on: string) => (await server.ask(routes.participants, { id, on }, qingpu)).body.rows;

describe('taking part', () => {
  test('is decided by the leading office, in a role the programme has, for a school that fits it', async () => {
    const { database } = server.platform;
    const [school, alliance, away] = [
      await aSchool(database, { region }),
      await anAlliance(database, { region }),
      await aSchool(database),
    ];
    const before = await trailLength(server.platform);
    expect((await enrolling(school.id, {}, desk.registrar)).code).toBe('programmes.office-only');
    expect((await enrolling(school.id, { role: '看客' })).body).toMatchObject({
      code: 'programmes.role-unknown',
      message: '这项计划没有“看客”这种参与身份',
    });
    expect((await enrolling(alliance.id)).code).toBe('programmes.role-does-not-fit');
    expect((await enrolling(school.id, { role: '水乡联盟' })).code).toBe('programmes.role-does-not-fit');
    expect((await enrolling(away.id)).code).toBe('programmes.other-region');
    expect((await enrolling(randomUUID())).status).toBe(404);
    expect((await enrolling(school.id, { id: 'no-such-plan' })).status).toBe(404);
    expect(await trailLength(server.platform)).toBe(before);
    expect((await enrolling(school.id, { level: '区级', batch: '第一批' })).status).toBe(200);
    expect((await enrolling(alliance.id, { role: '水乡联盟' })).status).toBe(200);
    expect((await participants('2016-09-01')).find((row) => row.organisationId === school.id)).toMatchObject({
      role: '水乡校',
      level: '区级',
      batch: '第一批',
      to: null,
    });
    expect((await participants('2016-08-31')).filter((row) => row.organisationId === school.id)).toEqual([]);
  });

  test('in one role happens once at a time, also when it is asked for twice at once', async () => {
    const school = await aSchool(server.platform.database, { region });
    const attempts = await Promise.all([1, 2, 3].map(() => enrolling(school.id)));
    expect(attempts.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect(new Set(attempts.map(({ code }) => code))).toEqual(new Set([undefined, 'programmes.enrolled-already']));
  });

  test('lies within the life of the school and ends with it', async () => {
    const school = await aSchool(server.platform.database, { region, from: '2016-09-02', to: '2018-09-01' });
    for (const from of ['2016-09-01', '2018-09-01'])
      expect((await enrolling(school.id, { from })).code).toBe('programmes.outside-life');
    expect((await enrolling(school.id, { from: '2016-09-02' })).status).toBe(200);
    expect((await participants('2017-01-01')).find((row) => row.organisationId === school.id)?.to).toBe('2018-09-01');
  });

  test('ends on a day after it began and once, and a school that takes part is not closed before', async () => {
    const school = await aSchool(server.platform.database, { region });
    const { id: part } = (await enrolling(school.id)).body;
    const left = async (to: string, cookie = qingpu) =>
      (await server.ask(routes.withdraw, { id: part, to }, cookie)).code;
    const closed = async () =>
      (await server.ask(contract.organisations.closeSchool, { id: school.id, on: '2019-09-01' }, qingpu)).code;
    expect(await closed()).toBe('organisations.closed-with-people');
    expect(await left('2018-09-01', desk.neighbour)).toBe('programmes.office-only');
    expect(await left('2016-09-01')).toBe('programmes.ends-before-begins');
    const offered = async (cookie: string) =>
      (await server.ask(routes.participants, { id }, cookie)).body.rows.find((row) => row.id === part)?.can.withdraw;
    expect(await offered(qingpu)).toBe(true);
    expect(await offered(desk.neighbour)).toBe('由牵头的区教育局基础教育科或市教委办理');
    expect(await left('2018-09-01')).toBeUndefined();
    expect(await offered(qingpu)).toBe('已于 2018-09-01 退出');
    expect(await left('2018-09-01')).toBe('programmes.ended-already');
    expect((await server.ask(routes.withdraw, { id: randomUUID(), to: '2018-09-01' }, qingpu)).status).toBe(404);
    expect(await closed()).toBeUndefined();
  });
});

describe('a task of a stage', () => {
  const recording = (more: object = {}, cookie = qingpu) =>
    server.ask(routes.recordTask, { id, stage: 'start', task: 'launch', doneOn: '2016-10-20', ...more }, cookie);
  const undoing = (more: object = {}, cookie = qingpu) =>
    server.ask(routes.undoTask, { id, stage: 'start', task: 'launch', ...more }, cookie);
  const launch = async (on: string) =>
    (await server.ask(routes.programme, { id, at: region, on }, qingpu)).body.stages[0]?.tasks.find(
      (task) => task.id === 'launch',
    );

  test('is recorded by the leading office or the district’s liaison; one that is measured by nobody', async () => {
    const liaison = await server.signedIn(await aPerson(server.platform.database, { at: bureau, post: 'liaison' }));
    const elsewhere = await server.signedIn(
      await aPerson(server.platform.database, { at: desk.baoshan, post: 'liaison' }),
    );
    expect((await recording({}, elsewhere)).code).toBe('programmes.office-only');
    expect((await recording({ task: 'first-alliance' })).code).toBe('programmes.task-measured');
    expect((await recording({ task: 'nothing' })).status).toBe(404);
    expect((await recording({ stage: 'nothing' })).status).toBe(404);
    expect((await recording({ doneOn: '2199-01-01' })).code).toBe('programmes.task-in-future');
    expect((await recording({ note: '全区 30 所学校参加' }, liaison)).status).toBe(200);
  });

  test('is open until its day, late after it, done from the day it was done, and may be taken back', async () => {
    await recording({ doneOn: '2017-02-20', note: '延期召开' });
    expect((await launch('2016-12-31'))?.state).toBe('open');
    expect((await launch('2017-01-01'))?.state).toBe('late');
    expect(await launch('2017-02-20')).toMatchObject({ state: 'done', doneOn: '2017-02-20', note: '延期召开' });
    expect((await undoing()).status).toBe(200);
    expect(await launch('2017-02-20')).toMatchObject({ state: 'late', doneOn: null, note: null });
  });

  test('that was never recorded, or is measured, cannot be taken back; and nothing is left in the trail', async () => {
    const before = await trailLength(server.platform);
    expect((await undoing()).code).toBe('programmes.task-not-recorded');
    expect((await undoing({ task: 'first-alliance' })).code).toBe('programmes.task-measured');
    expect((await undoing({ task: 'nothing' })).status).toBe(404);
    expect((await undoing({}, desk.neighbour)).code).toBe('programmes.office-only');
    expect(await trailLength(server.platform)).toBe(before);
  });

  test('is recorded with a day: without one nothing is taken back behind its name', async () => {
    await recording({ doneOn: '2017-02-20' });
    expect((await recording({ doneOn: null })).code).toBe('platform.invalid-input');
    expect((await launch('2017-02-20'))?.state).toBe('done');
  });
});
