import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { Input } from '#contract/route.ts';
import type { Actor } from '#core/identity/actor.ts';
import { day } from '#core/kernel/day.ts';
import { hashOf } from '#server/platform/authentication.ts';
import { asking } from '#server/platform/database/database.ts';
import { anAlliance, aPerson, aSchool, type Organisation, type Person } from '../../../../../tests/support/builders.ts';
import { aServer, type TestServer } from '../../../../../tests/support/server.ts';
import { activityAgenda, activitySearch, activityTimeline, activityTodos } from './ports.ts';

// What the workspace is told of activities: what waits for whom, when, and what can be found.

let now = Temporal.Instant.from('2026-10-15T10:00:00+08:00');
let server: TestServer;
let alliance: Organisation;
let lead: Person;
let teacher: Person;
let [leadCookie, teacherCookie] = ['', ''];

const routes = contract.collaboration;

beforeAll(async () => {
  server = await aServer(() => now);
  const { database } = server.platform;
  const school = await aSchool(database);
  alliance = await anAlliance(database, { members: [school] });
  lead = await aPerson(database, { at: alliance, post: 'alliance-lead' });
  teacher = await aPerson(database, { at: school });
  leadCookie = await server.signedIn(lead);
  teacherCookie = await server.signedIn(teacher);
});
afterAll(() => server.close());

type Key = { region: string; id: string };
type Plan = Input<typeof routes.organiseActivity>;
const published = async (more: Partial<Plan> = {}): Promise<Key> => {
  const { body, code } = await server.ask(
    routes.organiseActivity,
    {
      organisationId: alliance.id,
      kind: '培训',
      level: '区级',
      title: '专题培训',
      sessions: [
        { on: '2026-10-20', begins: '09:00', ends: '11:30' },
        { on: '2026-10-21', begins: '13:00', ends: '15:00' },
      ],
      place: '报告厅',
      audience: 'posts',
      audiences: [{ way: 'member-posts', organisationId: alliance.id, post: 'teacher' }],
      signUp: { from: '2026-10-10', until: '2026-10-18' },
      capacity: 1,
      ...more,
    },
    leadCookie,
  );
  expect(code).toBeUndefined();
  await server.ask(routes.publishActivity, body, leadCookie);
  return body;
};
const actorOf = (person: Person, kind: 'alliance-lead' | 'teacher'): Actor => ({
  personId: person.id,
  region: person.region,
  name: person.name,
  posts: [
    {
      id: person.postId,
      kind,
      organisationId: person.organisationId,
      organisationKind: kind === 'teacher' ? 'school' : 'alliance',
      region: person.region,
      office: null,
    },
  ],
});
const todos = async (who: Actor, today: string, key: Key) =>
  (
    await asking(server.platform.database, 'system', (db) =>
      activityTodos(db, { actor: who, today: day(today), most: 50, around: server.platform }),
    )
  ).rows
    .filter(({ to }) => to.endsWith(key.id))
    .map(({ act, due }) => [act, due]);
const agenda = async (who: Actor, key: Key) =>
  (
    await asking(server.platform.database, 'system', (db) =>
      activityAgenda(db, { actor: who, from: day('2026-10-01'), to: day('2026-10-31') }),
    )
  ).filter(({ to }) => to.endsWith(key.id));

test('who runs an activity is asked to close it and to sum it up, who came to rate it, each until it is done', async () => {
  const [organiser, attendee] = [actorOf(lead, 'alliance-lead'), actorOf(teacher, 'teacher')];
  const key = await published();
  expect(await todos(organiser, '2026-10-20', key)).toEqual([]);
  expect(await todos(organiser, '2026-10-21', key)).toEqual([['登记到场', '2026-10-21']]);
  now = Temporal.Instant.from('2026-10-21T16:00:00+08:00');
  const lines = [{ personRegion: teacher.region, personId: teacher.id, state: '到场' as const }];
  await server.ask(routes.markPresence, { ...key, lines }, leadCookie);
  await server.ask(routes.closeActivity, key, leadCookie);
  expect(await todos(organiser, '2026-10-21', key)).toEqual([['写总结', '2026-11-04']]);
  expect(await todos(attendee, '2026-10-21', key)).toEqual([['评价', '2026-11-20']]);
  expect(await todos(attendee, '2026-11-21', key)).toEqual([]);
  await server.ask(routes.summariseActivity, { ...key, summary: '办完了' }, leadCookie);
  const scores = ['内容', '组织', '收获'].map((criterion) => ({ criterion, score: 5 }));
  await server.ask(routes.rateActivity, { ...key, scores }, teacherCookie);
  expect([await todos(organiser, '2026-10-22', key), await todos(attendee, '2026-10-22', key)]).toEqual([[], []]);
  now = Temporal.Instant.from('2026-10-15T10:00:00+08:00');
});

describe('the calendar', () => {
  test('holds each session of what one signed up for, and says when one only waits or it is cancelled', async () => {
    const attendee = actorOf(teacher, 'teacher');
    const key = await published();
    expect(await agenda(attendee, key)).toEqual([]);
    await server.ask(routes.signUp, key, teacherCookie);
    expect(
      (await agenda(attendee, key)).map(({ on, begins, title, cancelled }) => [on, begins, title, cancelled]),
    ).toEqual([
      ['2026-10-20', '09:00', '专题培训', false],
      ['2026-10-21', '13:00', '专题培训', false],
    ]);
    expect(await agenda(actorOf(lead, 'alliance-lead'), key)).toEqual([]);
    await server.ask(routes.cancelActivity, { ...key, reason: '台风' }, leadCookie);
    expect((await agenda(attendee, key)).every(({ cancelled }) => cancelled)).toBe(true);
    const full = await published({ title: '满员的培训' });
    const other = await aPerson(server.platform.database, {
      at: { id: teacher.organisationId, region: teacher.region, name: '' },
    });
    await server.ask(routes.signUp, full, await server.signedIn(other));
    await server.ask(routes.signUp, full, teacherCookie);
    expect((await agenda(attendee, full))[0]?.title).toBe('满员的培训（候补）');
    await server.ask(routes.withdrawSignUp, full, teacherCookie);
    expect(await agenda(attendee, full)).toEqual([]);
  });
});

test('an activity is found by its name or initials by those who see it, and stands in the timeline of each organiser once held', async () => {
  const { database } = server.platform;
  const partner = await aSchool(database);
  const key = await published({
    title: '寻得到的论坛',
    sessions: [{ on: '2026-10-14', begins: '09:00', ends: '10:00' }],
    signUp: null,
    capacity: null,
    walkIn: true,
    partners: [partner.id],
  });
  const find = async (cookie: string, text: string) =>
    (
      await asking(database, { session: hashOf(cookie.split('=')[1] ?? '') }, (db) =>
        activitySearch.find(db, { actor: actorOf(teacher, 'teacher'), today: day('2026-10-15'), text, most: 5 }),
      )
    ).map(({ id }) => id);
  expect(await find(teacherCookie, '寻得到')).toEqual([key.id]);
  expect(await find(teacherCookie, 'xdddl')).toEqual([key.id]);
  const stranger = await server.signedIn(await aPerson(database, { at: await aSchool(database) }));
  expect(await find(stranger, '寻得到')).toEqual([]);
  const timeline = async (organisation: string) =>
    (
      await asking(database, 'system', (db) =>
        activityTimeline(db, { organisations: [organisation], until: day('2026-10-15'), most: 20 }),
      )
    ).map(({ title }) => title);
  expect(await timeline(partner.id)).toEqual([]);
  const lines = [{ personRegion: teacher.region, personId: teacher.id, state: '到场' as const }];
  await server.ask(routes.markPresence, { ...key, lines }, leadCookie);
  await server.ask(routes.closeActivity, key, leadCookie);
  expect(await timeline(partner.id)).toEqual(['寻得到的论坛']);
  expect(await timeline(alliance.id)).toContain('寻得到的论坛');
});
