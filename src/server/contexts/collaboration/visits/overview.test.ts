import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { Input } from '#contract/route.ts';
import type { Actor } from '#core/identity/actor.ts';
import type { PostKind } from '#core/identity/post.ts';
import { day } from '#core/kernel/day.ts';
import { asking } from '#server/platform/database/database.ts';
import { anAlliance, aPerson, aSchool, type Organisation, type Person } from '../../../../../tests/support/builders.ts';
import { type Offices, offices } from '../../../../../tests/support/offices.ts';
import { aServer, type TestServer } from '../../../../../tests/support/server.ts';
import { visitAgenda, visitTimeline, visitTodos } from './ports.ts';

const now = Temporal.Instant.from('2026-10-15T10:00:00+08:00');
const today = day('2026-10-15');
let server: TestServer;
let desk: Offices;
let [first, second, third]: Organisation[] = [];
let liaison: Person;
let lead: Person;
let cookie: string;

const routes = contract.collaboration;

beforeAll(async () => {
  server = await aServer(() => now);
  desk = await offices(server);
  const { database } = server.platform;
  const school = await aSchool(database);
  [first, second, third] = [
    await anAlliance(database, { name: '甲学区', members: [school] }),
    await anAlliance(database, { name: '乙学区' }),
    await anAlliance(database, { name: '丙学区' }),
  ];
  liaison = await aPerson(database, { at: desk.baoshan, post: 'liaison', name: '联系人甲' });
  lead = await aPerson(database, { at: first, post: 'alliance-lead' });
  cookie = await server.signedIn(liaison);
  const assign = (organisations: string[], programmeId: string | null) =>
    server.ask(
      routes.assignLiaison,
      { liaison: liaison.id, organisations, programmeId, from: '2026-02-01' },
      desk.registrar,
    );
  await assign([first.id, second.id], null);
  await assign([third.id, first.id], 'a-plan');
  await visited(first, '2026-03-10', null, 1);
  await visited(first, '2026-09-20', 'a-plan', 2);
  await visited(second, '2026-05-20', null, 0);
});
afterAll(() => server.close());

/** A visit that was sent, with so many points; the first proposes something. */
async function visited(at: Organisation, on: string, programmeId: string | null, points: number) {
  const key = (await server.ask(routes.beginVisit, { organisationId: at.id, on }, cookie)).body;
  const proposal = { programmeId: 'a-plan', stage: 'first', task: 'start', proposes: '推迟' };
  const written = Array.from({ length: points }, (_, index) => ({
    number: index + 1,
    kind: '问题' as const,
    body: `第 ${index + 1} 条`,
    proposal: index === 0 ? proposal : null,
  }));
  const report = {
    ...key,
    revision: 0,
    on,
    kind: '日常巡视',
    programmeId,
    met: '负责人',
    seen: '有序',
    points: written,
  };
  await server.ask(routes.saveVisit, report, cookie);
  await server.ask(routes.sendVisit, { ...key, revision: 1 }, cookie);
  return key;
}

const overview = async (asked: Input<typeof routes.visitOverview> = {}, who = desk.registrar) =>
  (await server.ask(routes.visitOverview, asked, who)).body.rows;

describe('the overview', () => {
  test('lists who is looked after, not visited at all first, then not visited longest', async () => {
    const rows = await overview();
    expect(rows.map(({ name, days, unsettled }) => [name, days, unsettled])).toEqual([
      ['丙学区', null, 0],
      ['乙学区', 148, 0],
      ['甲学区', 25, 3],
    ]);
    expect(rows[2]?.last?.on).toBe('2026-09-20');
    expect(rows.every(({ liaisons }) => liaisons[0]?.name === '联系人甲' && liaisons[0].holds)).toBe(true);
    expect((await overview({ sort: 'unsettled' }))[0]?.name).toBe('甲学区');
  });

  test('of a programme counts only those assigned for it and visits for it', async () => {
    const rows = await overview({ programme: 'a-plan' });
    expect(rows.map(({ name, last }) => [name, last?.on])).toEqual([
      ['丙学区', undefined],
      ['甲学区', '2026-09-20'],
    ]);
  });

  test('of an earlier day shows what was known then', async () => {
    const rows = await overview({ on: '2026-04-01', search: '甲' });
    expect(rows.map(({ last, days }) => [last?.on, days])).toEqual([['2026-03-10', 22]]);
    expect(await overview({ on: '2026-01-31' })).toEqual([]);
  });

  test('shows to who leads an organisation the own one alone, and to a teacher nothing', async () => {
    const who = await server.signedIn(lead);
    expect((await overview({}, who)).map(({ name, liaisons }) => [name, liaisons[0]?.name])).toEqual([
      ['甲学区', '联系人甲'],
    ]);
    const school = await aSchool(server.platform.database);
    expect(await overview({}, await server.signedIn(await aPerson(server.platform.database, { at: school })))).toEqual(
      [],
    );
    expect(await overview({}, desk.neighbour)).toEqual([]);
  });

  test('says when a liaison no longer is one', async () => {
    const { database } = server.platform;
    const gone = await aPerson(database, { at: desk.baoshan, post: 'liaison', to: '2026-10-01' });
    const school = await aSchool(database, { name: '丁学校' });
    const asked = { liaison: gone.id, organisations: [school.id], from: '2026-03-01' };
    await server.ask(routes.assignLiaison, asked, desk.registrar);
    expect((await overview({ search: '丁' }))[0]?.liaisons[0]?.holds).toBe(false);
  });

  test('goes out as a workbook, as filtered', async () => {
    const { status, headers } = await server.ask(routes.visitOverviewWorkbook, { region: '310113' }, desk.registrar);
    expect(status).toBe(200);
    expect(decodeURIComponent(String(headers['content-disposition']))).toContain('走访一览_宝山区_2026-10-15.xlsx');
    expect((await server.ask(routes.visitsWorkbook, {}, desk.registrar)).status).toBe(200);
  });
});

describe('what waits for a person', () => {
  const actorOf = (person: Person, kind: PostKind, office: string | null = null): Actor => ({
    personId: person.id,
    region: person.region,
    name: person.name,
    posts: [
      {
        id: person.postId,
        kind,
        organisationId: person.organisationId,
        organisationKind: 'bureau',
        region: person.region,
        office,
      },
    ],
  });
  const todos = async (actor: Actor) =>
    (
      await asking(server.platform.database, 'system', (db) =>
        visitTodos(db, { actor, today, most: 20, around: server.platform }),
      )
    ).rows.map(({ title, act, due }) => `${title.slice(0, 3)} ${act} ${due}`);

  test('is what that person has to do, and nothing of others', async () => {
    const key = await visited(second!, '2026-10-01', null, 1);
    await server.ask(routes.beginVisit, { organisationId: third!.id, on: '2026-10-05' }, cookie);
    await server.ask(routes.beginVisit, { organisationId: third!.id, on: '2026-10-25' }, cookie);
    const leader = await aPerson(server.platform.database, { at: second!, post: 'alliance-lead' });
    const answer = { ...key, number: 1, answer: '照办', due: '2026-11-01' };
    await server.ask(routes.answerPoint, answer, await server.signedIn(leader));
    expect(await todos(actorOf(liaison, 'liaison'))).toEqual(['丙学区 写完送达 2026-10-12', '乙学区 办结 2026-11-01']);
    expect(await todos(actorOf(lead, 'alliance-lead'))).toEqual(['甲学区 答复 2026-10-29', '甲学区 答复 2026-10-29']);
    expect(await todos(actorOf(leader, 'alliance-lead'))).toEqual([]);
    expect(await todos(actorOf(desk.people.registrar, 'district-officer', '基础教育科'))).toHaveLength(3);
    expect(await todos(actorOf(desk.people.personnel, 'district-officer', '人事科'))).toEqual([]);
  });

  test('stands in the calendar when a visit is meant to be made', async () => {
    const appointments = await asking(server.platform.database, 'system', (db) =>
      visitAgenda(db, { actor: actorOf(liaison, 'liaison'), from: today, to: day('2026-11-30') }),
    );
    expect(appointments.map(({ title, on }) => [title, on])).toEqual([['日常巡视：丙学区', '2026-10-25']]);
  });
});

test('the timeline of an organisation tells of visits that were sent', async () => {
  const happened = await asking(server.platform.database, 'system', (db) =>
    visitTimeline(db, { organisations: [first!.id], until: today, most: 5 }),
  );
  expect(happened.map(({ on, title }) => [on, title])).toEqual([
    ['2026-09-20', '联系人甲日常巡视'],
    ['2026-03-10', '联系人甲日常巡视'],
  ]);
});
