import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { Input } from '#contract/route.ts';
import { hashOf } from '#server/platform/authentication.ts';
import { asking } from '#server/platform/database/database.ts';
import type { FactPort } from '#server/platform/manifest.ts';
import { aPdf } from '../../../../../tests/fixtures/uploads/documents.ts';
import { aPng } from '../../../../../tests/fixtures/uploads/pictures.ts';
import { aPerson, aSchool, type Person, type School } from '../../../../../tests/support/builders.ts';
import { type Offices, offices } from '../../../../../tests/support/offices.ts';
import { aServer, type TestServer } from '../../../../../tests/support/server.ts';
import { doors } from '../door.ts';
import { activityFacts } from './facts.ts';

// Who came, what was made of it, and what it counts for.

const MORNING = Temporal.Instant.from('2026-10-20T08:50:00+08:00');
let now = MORNING;
let server: TestServer;
let desk: Offices;
let school: School;
let principal: string;
let people: Person[];
let cookies: string[];

const routes = contract.collaboration;

beforeAll(async () => {
  server = await aServer(() => now);
  desk = await offices(server);
  const { database } = server.platform;
  school = await aSchool(database);
  principal = await server.signedIn(await aPerson(database, { at: school, post: 'principal' }));
  people = await Promise.all(
    Array.from({ length: 8 }, (_, at) => aPerson(database, { at: school, name: `学员${at}` })),
  );
  cookies = await Promise.all(people.map((person) => server.signedIn(person)));
});
afterAll(() => server.close());

type Plan = Input<typeof routes.organiseActivity>;
type Key = { region: string; id: string };
const plan = (more: Partial<Plan> = {}): Plan => ({
  organisationId: school.id,
  kind: '培训',
  level: '区级',
  title: '专题培训',
  sessions: [{ on: '2026-10-20', begins: '09:00', ends: '11:30' }],
  place: '报告厅',
  audience: 'posts',
  audiences: [{ way: 'post', organisationId: school.id, post: 'teacher' }],
  signUp: { from: '2026-10-10', until: '2026-10-20' },
  hours: 2.5,
  ...more,
});
const published = async (more: Partial<Plan> = {}, cookie = principal): Promise<Key> => {
  const { body, code } = await server.ask(routes.organiseActivity, plan(more), cookie);
  expect(code).toBeUndefined();
  await server.ask(routes.publishActivity, body, cookie);
  return body;
};
const seen = async (key: Key, cookie = principal) => (await server.ask(routes.activity, key, cookie)).body;
const mark = (key: Key, who: readonly number[], state: '到场' | '请假' | '缺席' = '到场', cookie = principal) =>
  server.ask(
    routes.markPresence,
    { ...key, lines: who.map((at) => ({ personRegion: people[at]!.region, personId: people[at]!.id, state })) },
    cookie,
  );
const close = (key: Key, cookie = principal) => server.ask(routes.closeActivity, key, cookie);
const held = async (who: readonly number[], more: Partial<Plan> = {}, cookie = principal): Promise<Key> => {
  const key = await published(more, cookie);
  expect((await mark(key, who, '到场', cookie)).code).toBeUndefined();
  expect((await close(key, cookie)).code).toBeUndefined();
  return key;
};
const summarise = (key: Key, cookie = principal) =>
  server.ask(routes.summariseActivity, { ...key, summary: '各校交流了做法' }, cookie);
const rate = (key: Key, who: number, scores: Readonly<Record<string, number>> = { 内容: 5, 组织: 4, 收获: 3 }) =>
  server.ask(
    routes.rateActivity,
    { ...key, scores: Object.entries(scores).map(([criterion, score]) => ({ criterion, score })) },
    cookies[who],
  );
const facts = async (name: keyof typeof activityFacts, key: Key, region = '310113') =>
  (await (activityFacts[name] as FactPort).load(server.platform.database.system, region)).filter(({ link }) =>
    link?.endsWith(key.id),
  );
const file = async (bytes: Buffer, name: string) => {
  const response = await server.app.inject({
    method: 'POST',
    url: `/api/files?region=${school.region}&name=${encodeURIComponent(name)}`,
    headers: { cookie: principal, 'content-type': 'application/octet-stream' },
    payload: bytes,
  });
  return { fileRegion: school.region, fileId: response.json<{ id: string }>().id };
};

describe('the door', () => {
  const codeOf = (key: Key) => doors(server.platform.settings.dataDir).codeOf({ kind: 'activity', ...key }, now).code;
  const scan = async (key: Key, who: number) => server.ask(routes.scanIn, { code: codeOf(key) }, cookies[who]);

  test('opens on the day to who has a place, once; who waits or never signed up asks at the desk', async () => {
    const key = await published({ capacity: 1 });
    for (const who of [0, 1]) await server.ask(routes.signUp, key, cookies[who]);
    now = MORNING.subtract({ hours: 24 });
    expect((await scan(key, 0)).code).toBe('collaboration.activity-not-yet');
    now = MORNING;
    expect((await scan(key, 0)).body).toMatchObject({
      title: '专题培训',
      again: false,
      to: `/activities/${key.region}/${key.id}`,
    });
    expect((await scan(key, 0)).body.again).toBe(true);
    expect((await scan(key, 1)).code).toBe('collaboration.still-waiting');
    expect((await scan(key, 2)).code).toBe('collaboration.not-signed-up');
    expect((await mark(key, [1, 2])).code).toBeUndefined();
    expect((await close(key)).body).toEqual({ came: 3 });
    expect((await scan(key, 3)).code).toBe('collaboration.activity-door-closed');
  });

  test('opens to everybody the activity is for where it says so, and to nobody else', async () => {
    const key = await published({ walkIn: true, signUp: null });
    expect((await scan(key, 4)).code).toBeUndefined();
    const other = await server.signedIn(
      await aPerson(server.platform.database, { at: await aSchool(server.platform.database) }),
    );
    expect((await server.ask(routes.scanIn, { code: codeOf(key) }, other)).code).toBe('platform.not-found');
    expect((await server.ask(routes.scanIn, { code: codeOf(key) }, desk.registrar)).code).toBe(
      'collaboration.not-of-audience',
    );
  });

  test('is shown by those who run the activity, on the day, until the roster closes', async () => {
    const key = await published();
    const show = async (cookie: string) => (await server.ask(routes.activityDoor, key, cookie)).code;
    expect(await show(cookies[0]!)).toBe('collaboration.organisers-only');
    expect(await show(principal)).toBeUndefined();
    now = MORNING.subtract({ hours: 24 });
    expect(await show(principal)).toBe('collaboration.activity-not-yet');
    now = MORNING;
    await mark(key, [0]);
    await close(key);
    expect(await show(principal)).toBe('collaboration.activity-door-closed');
  });
});

describe('the roster', () => {
  test('closes on the last day over somebody who came; who had a place and no line stayed away', async () => {
    const key = await published({
      sessions: [
        { on: '2026-10-20', begins: '09:00', ends: '11:30' },
        { on: '2026-10-21', begins: '09:00', ends: '11:30' },
      ],
    });
    await server.ask(routes.signUp, key, cookies[0]);
    await mark(key, [1]);
    expect((await close(key)).code).toBe('collaboration.activity-not-over');
    now = MORNING.add({ hours: 24 });
    await mark(key, [1], '缺席');
    expect((await close(key)).code).toBe('collaboration.no-attendees');
    await mark(key, [1]);
    expect((await close(key)).body).toEqual({ came: 1 });
    const lines = (await seen(key)).roster?.map(({ personId, state }) => [
      people.findIndex(({ id }) => id === personId),
      state,
    ]);
    expect(lines).toEqual([
      [0, '缺席'],
      [1, '到场'],
    ]);
    now = MORNING;
  });

  test('is put right afterwards by those who run it, and never down to nobody', async () => {
    const key = await held([0]);
    expect((await mark(key, [1], '到场', cookies[0])).code).toBe('collaboration.organisers-only');
    expect((await mark(key, [1])).code).toBeUndefined();
    expect((await seen(key)).came).toBe(2);
    expect((await mark(key, [0, 1], '缺席')).code).toBe('collaboration.no-attendees');
    expect((await seen(key)).came).toBe(2);
    const nobody = { personRegion: '310113', personId: randomUUID(), state: '到场' as const };
    expect((await server.ask(routes.markPresence, { ...key, lines: [nobody] }, principal)).code).toBe(
      'platform.not-found',
    );
  });

  test('of what was held is corrected only with the reason, and to no later day', async () => {
    const key = await held([0]);
    const { organisationId: _, ...rest } = plan({
      sessions: [{ on: '2026-10-19', begins: '09:00', ends: '10:00' }],
      signUp: null,
      walkIn: true,
    });
    const revise = async (more: object) =>
      (
        await server.ask(
          routes.reviseActivity,
          { ...key, ...rest, version: (await seen(key)).version, ...more },
          principal,
        )
      ).code;
    expect(await revise({})).toBe('collaboration.correction-needs-reason');
    expect(await revise({ reason: '误', sessions: [{ on: '2026-10-21', begins: '09:00', ends: '10:00' }] })).toBe(
      'collaboration.correction-in-future',
    );
    expect(await revise({ reason: '日期录错', criteria: ['别的'] })).toBeUndefined();
    expect(await seen(key)).toMatchObject({
      from: '2026-10-19',
      reason: '日期录错',
      criteria: ['内容', '组织', '收获'],
    });
  });
});

describe('materials', () => {
  test('are added by those who run it and opened by all who see it; a photo is a picture', async () => {
    const key = await published();
    const png = await file(aPng(), '现场.png');
    const pdf = await file(aPdf(), '手册.pdf');
    const add = async (part: '资料' | '照片', of: { fileRegion: string; fileId: string }, cookie = principal) =>
      (await server.ask(routes.attachMaterial, { ...key, part, ...of }, cookie)).code;
    expect(await add('照片', png, cookies[0])).toBe('collaboration.organisers-only');
    expect(await add('照片', pdf)).toBe('collaboration.not-a-photo');
    expect(await add('照片', png)).toBeUndefined();
    expect(await add('资料', pdf)).toBeUndefined();
    const { materials, photos } = await seen(key, cookies[0]);
    expect([materials.map((each) => each.file.name), photos.map((each) => each.file.name)]).toEqual([
      ['手册.pdf'],
      ['现场.png'],
    ]);
    const open = (cookie: string) =>
      server.ask(contract.platform.file, { region: png.fileRegion, id: png.fileId }, cookie);
    expect((await open(cookies[0]!)).status).toBe(200);
    const outsider = await server.signedIn(
      await aPerson(server.platform.database, { at: await aSchool(server.platform.database) }),
    );
    expect((await open(outsider)).status).toBe(404);
    const gone = await server.ask(routes.removeMaterial, { ...key, materialId: photos[0]!.id }, principal);
    expect(gone.code).toBeUndefined();
    expect((await seen(key)).photos).toEqual([]);
  });
});

describe('the rating', () => {
  test('is given once by each who came, on everything asked, within thirty days', async () => {
    const key = await published();
    await mark(key, [0]);
    expect((await rate(key, 0)).code).toBe('collaboration.rating-not-yet');
    await close(key);
    expect((await rate(key, 1)).code).toBe('collaboration.attended-only');
    expect((await rate(key, 0, { 内容: 5 })).code).toBe('collaboration.rating-incomplete');
    expect((await rate(key, 0, { 内容: 5, 组织: 5, 别的: 5 })).code).toBe('collaboration.rating-incomplete');
    now = MORNING.add({ hours: 31 * 24 });
    expect((await rate(key, 0)).code).toBe('collaboration.rating-over');
    now = MORNING;
    expect((await rate(key, 0)).code).toBeUndefined();
    expect((await rate(key, 0)).code).toBe('collaboration.rated-already');
    expect((await seen(key, cookies[0])).own.rated).toBe(true);
  });

  test('shows nothing before five have given theirs, then means and their number, and nobody’s own', async () => {
    const key = await held([0, 1, 2, 3, 4, 5]);
    await summarise(key);
    for (const who of [0, 1, 2, 3]) expect((await rate(key, who)).code).toBeUndefined();
    expect((await seen(key)).rated).toBe(null);
    expect(await facts('activities.quality', key)).toEqual([]);
    await rate(key, 4, { 内容: 1, 组织: 4, 收获: 5 });
    expect((await seen(key)).rated).toEqual({
      people: 5,
      criteria: [
        { criterion: '内容', mean: 4.2 },
        { criterion: '组织', mean: 4 },
        { criterion: '收获', mean: 3.4 },
      ],
    });
    const [fact] = await facts('activities.quality', key);
    expect(fact?.value).toBeCloseTo((4.2 + 4 + 3.4) / 3 / 5);
    for (const cookie of [principal, desk.registrar, desk.city, cookies[5]!]) {
      const { rows } = await ratingsSeenBy(cookie);
      expect(rows.filter(({ activity_id }) => activity_id === key.id)).toEqual([]);
    }
    expect((await ratingsSeenBy(cookies[0]!)).rows.filter(({ activity_id }) => activity_id === key.id)).toHaveLength(3);
  });
});

describe('a certificate', () => {
  test('is for who came to an activity with hours, once the roster is closed', async () => {
    const ask = (key: Key, who: number) => server.ask(routes.activityCertificate, key, cookies[who]);
    const without = await held([0], { hours: null });
    expect((await ask(without, 0)).code).toBe('collaboration.no-hours');
    const key = await published();
    await mark(key, [0, 1]);
    expect((await ask(key, 0)).code).toBe('collaboration.certificate-not-yet');
    await close(key);
    expect((await ask(key, 2)).code).toBe('collaboration.attended-only');
    const document = await ask(key, 0);
    expect(document.headers['content-type']).toContain('wordprocessingml');
    expect((document.body as unknown as Buffer).subarray(0, 2).toString()).toBe('PK');
  });

  test('has a number that nobody else gets, and that is verified with the name', async () => {
    const key = await held([0, 1]);
    const numbers = async () =>
      Object.fromEntries((await seen(key)).roster!.map(({ name, certificate }) => [name, certificate]));
    const first = await numbers();
    expect(new Set(Object.values(first)).size).toBe(2);
    await mark(key, [2]);
    await mark(key, [1], '缺席');
    const after = await numbers();
    expect(after['学员0']).toBe(first['学员0']);
    expect(after['学员1']).toBe(null);
    expect(Object.values(first)).not.toContain(after['学员2']);
    const verify = async (number: string, name: string) =>
      server.ask(routes.verifyCertificate, { number, name }, desk.neighbour);
    expect((await verify(first['学员0']!, '学员0')).body).toMatchObject({ id: key.id, title: '专题培训', hours: 2.5 });
    for (const [number, name] of [
      [first['学员0']!, '学员1'],
      [first['学员1']!, '学员1'],
      ['310113-2026-9999-0001', '学员0'],
      ['不是编号', '学员0'],
    ])
      expect((await verify(number!, name!)).code).toBe('collaboration.certificate-unknown');
    const other = await held([0]);
    expect((await seen(other)).roster![0]!.certificate?.slice(0, 16)).not.toBe(first['学员0']!.slice(0, 16));
  });
});

describe('an activity is a fact', () => {
  test('for each organiser, on its first day, once somebody came and the summary is written', async () => {
    const other = await aSchool(server.platform.database, { region: '310114' });
    const key = await published({ partners: [other.id, desk.baoshan.id], programmeId: 'some-plan' });
    await mark(key, [0]);
    expect((await summarise(key)).code).toBe('collaboration.activity-not-so');
    await close(key);
    expect(await facts('activities.held', key)).toEqual([]);
    expect((await summarise(key, cookies[0])).code).toBe('collaboration.organisers-only');
    await summarise(key);
    const counted = (await facts('activities.held', key, '310000')).map(({ organisation, region, on }) => [
      organisation,
      region,
      on,
    ]);
    // The bureau's counts for the district, as duties of a programme's issuer name it.
    expect(counted.toSorted()).toEqual(
      [
        [school.id, '310113', '2026-10-20'],
        ['310113', '310113', '2026-10-20'],
        [other.id, '310114', '2026-10-20'],
      ].toSorted(),
    );
    const here = await facts('activities.held', key);
    expect(here.map(({ organisation }) => organisation).toSorted()).toEqual([school.id, '310113'].toSorted());
    expect(here[0]?.attributes).toEqual({ kind: '培训', level: '区级', programme: 'some-plan' });
  });

  test('and so are the hours of each who came, for where the person works', async () => {
    const key = await held([0, 1]);
    expect(
      (await facts('staff.training', key))
        .map(({ subject, organisation, value }) => [subject, organisation, value])
        .toSorted(),
    ).toEqual([0, 1].map((at) => [people[at]!.id, school.id, 2.5]).toSorted());
    expect(await facts('staff.training', key, '310114')).toEqual([]);
  });
});

/** Ratings that a session may read, whatever it asks. */
const ratingsSeenBy = (cookie: string) =>
  asking(server.platform.database, { session: hashOf(cookie.split('=')[1] ?? '') }, (db) =>
    sql<{ activity_id: string }>`select * from collaboration.activity_rating`.execute(db),
  );
