import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { Input } from '#contract/route.ts';
import type { Announcement } from '#server/platform/announce.ts';
import { asOwner } from '../../../../../tests/architecture/catalogue.ts';
import {
  anAlliance,
  anOrganisation,
  aPerson,
  aSchool,
  type Organisation,
  type Person,
  type School,
} from '../../../../../tests/support/builders.ts';
import { type Offices, offices, trail } from '../../../../../tests/support/offices.ts';
import { aServer, type TestServer } from '../../../../../tests/support/server.ts';

// Who organises, for whom, and what becomes of a plan.

let now = Temporal.Instant.from('2026-10-15T10:00:00+08:00');
let server: TestServer;
let desk: Offices;
let alliance: Organisation;
let schools: School[];
let principals: Person[];
let leadCookie: string;
let teachers: string[];

const routes = contract.collaboration;

beforeAll(async () => {
  server = await aServer(() => now);
  desk = await offices(server);
  const { database } = server.platform;
  schools = [await aSchool(database), await aSchool(database)];
  alliance = await anAlliance(database, { members: schools });
  principals = await Promise.all(schools.map((at) => aPerson(database, { at, post: 'principal' })));
  leadCookie = await server.signedIn(await aPerson(database, { at: alliance, post: 'alliance-lead' }));
  teachers = await Promise.all(schools.map(async (at) => server.signedIn(await aPerson(database, { at }))));
});
afterAll(() => server.close());

type Plan = Input<typeof routes.organiseActivity>;
type Key = { region: string; id: string };
const plan = (more: Partial<Plan> = {}): Plan => ({
  organisationId: alliance.id,
  kind: '展示',
  level: '区级',
  title: '校本课程展示',
  sessions: [{ on: '2026-10-20', begins: '09:00', ends: '11:30' }],
  place: '报告厅',
  audience: 'posts',
  audiences: [{ way: 'member-posts', organisationId: alliance.id, post: 'teacher' }],
  signUp: { from: '2026-10-10', until: '2026-10-18' },
  capacity: 40,
  ...more,
});
const organised = async (more: Partial<Plan> = {}, cookie = leadCookie): Promise<Key> => {
  const { body, code } = await server.ask(routes.organiseActivity, plan(more), cookie);
  expect(code).toBeUndefined();
  return body;
};
const published = async (more: Partial<Plan> = {}, cookie = leadCookie): Promise<Key> => {
  const key = await organised(more, cookie);
  expect((await server.ask(routes.publishActivity, key, cookie)).code).toBeUndefined();
  return key;
};
const why = async (more: Partial<Plan>, cookie = leadCookie) =>
  (await server.ask(routes.organiseActivity, plan(more), cookie)).code;
const status = async (key: Key, cookie: string) => (await server.ask(routes.activity, key, cookie)).status;
const seen = async (key: Key, cookie = leadCookie) => (await server.ask(routes.activity, key, cookie)).body;
const revised = async (key: Key, more: Partial<Plan>, reason: string | null = null, cookie = leadCookie) => {
  const { organisationId: _, ...rest } = plan(more);
  const { version } = await seen(key, cookie);
  return (await server.ask(routes.reviseActivity, { ...key, ...rest, version, reason }, cookie)).code;
};
/** What people are told about an activity, oldest first, as it waits to be delivered. */
async function told(id: string): Promise<Notice[]> {
  const notices = await asOwner(server.platform.database.ownerUrl, (query) =>
    query<{ payload: Notice }>('select payload from graphile_worker._private_jobs order by id'),
  );
  return notices.map(({ payload }) => payload).filter(({ key }) => key.startsWith(`activity/${id}/`));
}
type Notice = Pick<Announcement, 'key' | 'title' | 'people' | 'posts'>;

describe('an activity is organised', () => {
  test('by who leads the organisation or organises for its district, and by nobody else', async () => {
    const { database } = server.platform;
    const researcher = await server.signedIn(
      await aPerson(database, { at: await anOrganisation(database, { kind: 'academy' }), post: 'academy-researcher' }),
    );
    const member = await server.signedIn(principals[0]!);
    for (const cookie of [teachers[0]!, member, researcher, desk.neighbour, desk.bookkeeper])
      expect(await why({}, cookie)).toBe('collaboration.organisers-only');
    for (const cookie of [leadCookie, desk.registrar, desk.city]) expect(await why({}, cookie)).toBeUndefined();
    expect(await why({ organisationId: schools[0]!.id, audience: 'public' }, member)).toBeUndefined();
  });

  test('at the level of the city by the offices of the city alone', async () => {
    for (const cookie of [leadCookie, desk.registrar])
      expect(await why({ level: '市级' }, cookie)).toBe('collaboration.city-level-only');
    expect(await why({ level: '市级' }, desk.city)).toBeUndefined();
    const key = await organised();
    expect(await revised(key, { level: '市级' })).toBe('collaboration.city-level-only');
    expect(await revised(key, { level: '市级' }, null, desk.city)).toBeUndefined();
    // What the city made its own stays so when others revise it.
    expect(await revised(key, { level: '市级', place: '大厅' })).toBeUndefined();
  });

  test('when it can be, by organisers who are there, for posts that somebody could hold', async () => {
    const { database } = server.platform;
    const closed = await aSchool(database, { to: '2026-10-20' });
    const code = await why({ partners: [closed.id] });
    expect(code).toBe('collaboration.organiser-not-there');
    expect(await why({ partners: [alliance.id] })).toBe('collaboration.organiser-twice');
    expect(await why({ kind: '晚会' })).toBe('collaboration.activity-kind-unknown');
    expect(await why({ audiences: [] })).toBe('collaboration.no-audience');
    expect(await why({ signUp: null })).toBe('collaboration.capacity-needs-sign-up');
    const invite = (audience: NonNullable<Plan['audiences']>[number]) => why({ audiences: [audience] });
    expect(await invite({ way: 'post', organisationId: alliance.id, post: 'teacher' })).toBe(
      'collaboration.not-invitable',
    );
    expect(await invite({ way: 'member-posts', organisationId: schools[0]!.id, post: 'teacher' })).toBe(
      'collaboration.not-invitable',
    );
    expect(await invite({ way: 'district-posts', region: '310199', post: 'teacher' })).toBe('platform.not-found');
    expect(await invite({ way: 'district-posts', region: '310113', post: 'principal' })).toBeUndefined();
    expect(await invite({ way: 'post', organisationId: schools[0]!.id })).toBeUndefined();
  });

  test('and leaves its line in the trail; kinds are added by the offices that run programmes', async () => {
    const key = await published();
    expect(await trail(server.platform, key.id)).toEqual([
      'collaboration.organise-activity',
      'collaboration.publish-activity',
    ]);
    const add = (cookie: string) => server.ask(routes.addActivityKind, { name: '读书节' }, cookie);
    expect((await add(leadCookie)).code).toBe('collaboration.activity-kinds-only');
    expect((await add(desk.registrar)).code).toBeUndefined();
    expect((await add(desk.registrar)).code).toBe('collaboration.activity-kind-known');
    expect(await why({ kind: '读书节' })).toBeUndefined();
  });
});

describe('a draft', () => {
  test('is seen by those who organise it alone; published, by those it is for', async () => {
    const { database } = server.platform;
    const partner = await aSchool(database);
    const partnerCookie = await server.signedIn(await aPerson(database, { at: partner, post: 'principal' }));
    const stranger = await server.signedIn(await aPerson(database, { at: await aSchool(database) }));
    const key = await organised({ partners: [partner.id] });
    for (const cookie of [leadCookie, desk.registrar, desk.city, partnerCookie])
      expect(await status(key, cookie)).toBe(200);
    for (const cookie of [teachers[0]!, stranger, desk.neighbour, desk.bookkeeper])
      expect(await status(key, cookie)).toBe(404);
    await server.ask(routes.publishActivity, key, leadCookie);
    for (const cookie of [teachers[0]!, desk.bookkeeper]) expect(await status(key, cookie)).toBe(200);
    for (const cookie of [stranger, desk.neighbour]) expect(await status(key, cookie)).toBe(404);
    // The second organiser sees it, and does not run it.
    expect((await seen(key, partnerCookie)).can.cancel).toContain('主办单位');
    expect((await server.ask(routes.cancelActivity, { ...key, reason: '不' }, partnerCookie)).code).toBe(
      'collaboration.organisers-only',
    );
  });

  test('for the district is for whoever is at home there; a public one for all who are signed in', async () => {
    const { database } = server.platform;
    const elsewhere = await server.signedIn(
      await aPerson(database, { at: await aSchool(database, { region: '310114' }) }),
    );
    const here = await server.signedIn(await aPerson(database, { at: await aSchool(database) }));
    const district = await published({ audience: 'district', audiences: [] });
    expect([await status(district, here), await status(district, elsewhere)]).toEqual([200, 404]);
    const open = await published({ audience: 'public', audiences: [] });
    expect([await status(open, here), await status(open, elsewhere)]).toEqual([200, 200]);
    expect((await seen(open, elsewhere)).can.signUp).toBe(true);
    expect((await seen(open, elsewhere)).roster).toBe(null);
  });

  test('is told to those who pass it on, not to every teacher', async () => {
    const key = await published();
    const [notice] = await told(key.id);
    expect(notice?.posts?.map(({ organisationId, post }) => `${post}@${organisationId}`).toSorted()).toEqual(
      schools.map(({ id }) => `principal@${id}`).toSorted(),
    );
    const open = await published({ audience: 'public', audiences: [] });
    expect((await told(open.id))[0]?.posts?.every(({ post }) => post === 'principal')).toBe(true);
    // What is entered afterwards concerns nobody any more.
    const past = await published({
      sessions: [{ on: '2026-10-01', begins: '09:00', ends: '10:00' }],
      signUp: null,
      capacity: null,
      walkIn: true,
    });
    expect(await told(past.id)).toEqual([]);
  });
});

describe('a plan is revised', () => {
  test('while it is to come, by one person at a time, and those who signed up are told when it is moved', async () => {
    const key = await published();
    await server.ask(routes.signUp, key, teachers[0]!);
    const { version } = await seen(key);
    const { organisationId: _, ...same } = plan({ title: '改了题目' });
    expect((await server.ask(routes.reviseActivity, { ...key, ...same, version }, leadCookie)).code).toBeUndefined();
    expect((await told(key.id)).map(({ title }) => title)).not.toContain('时间或地点有变：改了题目');
    expect((await server.ask(routes.reviseActivity, { ...key, ...same, version }, leadCookie)).code).toBe(
      'platform.changed-meanwhile',
    );
    expect(
      await revised(key, {
        title: '改了题目',
        sessions: [
          { on: '2026-10-22', begins: '13:00', ends: '15:00' },
          { on: '2026-10-21', begins: '13:00', ends: '15:00' },
        ],
      }),
    ).toBeUndefined();
    const after = await seen(key);
    expect([after.from, after.to, after.begins]).toEqual(['2026-10-21', '2026-10-22', '13:00']);
    const moved = (await told(key.id)).find(({ title }) => title === '时间或地点有变：改了题目');
    expect(moved?.people).toHaveLength(1);
  });

  test('but not once it is cancelled, which says why to those who signed up', async () => {
    const key = await published();
    await server.ask(routes.signUp, key, teachers[1]!);
    expect((await server.ask(routes.cancelActivity, { ...key, reason: '台风' }, leadCookie)).code).toBeUndefined();
    expect((await seen(key, teachers[1]!)).reason).toBe('台风');
    expect((await told(key.id)).at(-1)?.title).toBe('活动取消：校本课程展示');
    expect(await revised(key, {})).toBe('collaboration.activity-not-so');
    for (const ask of [
      () => server.ask(routes.cancelActivity, { ...key, reason: '又' }, leadCookie),
      () => server.ask(routes.publishActivity, key, leadCookie),
      () => server.ask(routes.signUp, key, teachers[0]!),
      () => server.ask(routes.closeActivity, key, leadCookie),
      () => server.ask(routes.summariseActivity, { ...key, summary: '无' }, leadCookie),
    ])
      expect((await ask()).code).toBe('collaboration.activity-not-so');
  });
});

test('the list shows what is to come first, and finds by kind, organiser, part taken and words', async () => {
  const { database } = server.platform;
  const school = await aSchool(database, { name: '列表样例小学' });
  const principal = await server.signedIn(await aPerson(database, { at: school, post: 'principal' }));
  const teacher = await server.signedIn(await aPerson(database, { at: school }));
  const mine = {
    organisationId: school.id,
    audience: 'posts',
    audiences: [{ way: 'post', organisationId: school.id }],
  } as const;
  const on = (day: string) => ({ sessions: [{ on: day, begins: '09:00', ends: '10:00' }] });
  const make = (more: Partial<Plan>) => published({ ...mine, audiences: [...mine.audiences], ...more }, principal);
  await make({ title: '已过去的', ...on('2026-10-01'), signUp: null, capacity: null, walkIn: true });
  await make({
    title: '以后的论坛',
    kind: '论坛',
    ...on('2026-11-20'),
    signUp: { from: '2026-11-01', until: '2026-11-10' },
  });
  const soon = await make({ title: '就要办的', ...on('2026-10-20'), partners: [alliance.id] });
  await server.ask(routes.signUp, soon, teacher);
  const titles = async (asked: Input<typeof routes.activities>, cookie = teacher) =>
    (await server.ask(routes.activities, { organisation: school.id, ...asked }, cookie)).body.rows.map(
      ({ title }) => title,
    );
  expect(await titles({})).toEqual(['就要办的', '以后的论坛', '已过去的']);
  expect(await titles({ kind: '论坛' })).toEqual(['以后的论坛']);
  expect(await titles({ open: 'yes' })).toEqual(['就要办的']);
  expect(await titles({ mine: 'joined' })).toEqual(['就要办的']);
  expect(await titles({ search: 'jiuyb' })).toEqual([]);
  expect(await titles({ search: 'jybd' })).toEqual(['就要办的']);
  expect(await titles({ search: '列表样例' })).toHaveLength(3);
  expect(await titles({ level: '市级' })).toEqual([]);
  expect(await titles({ organisation: alliance.id, search: '就要' }, principal)).toEqual(['就要办的']);
  const row = (await server.ask(routes.activities, { search: '就要办的' }, teacher)).body.rows[0]!;
  expect({
    taken: row.taken,
    mine: row.mine,
    signUpIs: row.signUpIs,
    organisers: row.organisers.map(({ name }) => name),
  }).toEqual({
    taken: 1,
    mine: 'in',
    signUpIs: 'open',
    organisers: ['列表样例小学', alliance.name],
  });
  now = Temporal.Instant.from('2026-10-19T10:00:00+08:00');
  expect(await titles({ open: 'yes' })).toEqual([]);
  now = Temporal.Instant.from('2026-10-15T10:00:00+08:00');
});
