import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { Input } from '#contract/route.ts';
import { hashOf } from '#server/platform/authentication.ts';
import { asking, changing, type Db } from '#server/platform/database/database.ts';
import { aPerson, aSchool, type Person, type School } from '../../../../../tests/support/builders.ts';
import { aServer, type TestServer } from '../../../../../tests/support/server.ts';

// The line: who is in, who waits, and who moves up.

let server: TestServer;
let school: School;
let principal: string;
let people: Person[];
let cookies: string[];

const routes = contract.collaboration;
const CROWD = 200;
const PLACES = 50;

beforeAll(async () => {
  server = await aServer(() => Temporal.Instant.from('2026-10-15T10:00:00+08:00'));
  const { database } = server.platform;
  school = await aSchool(database);
  principal = await server.signedIn(await aPerson(database, { at: school, post: 'principal' }));
  people = await Promise.all(Array.from({ length: CROWD }, () => aPerson(database, { at: school })));
  cookies = await Promise.all(people.map((person) => server.signedIn(person)));
});
afterAll(() => server.close());

type Plan = Input<typeof routes.organiseActivity>;
type Key = { region: string; id: string };
const plan = (more: Partial<Plan> = {}) => ({
  kind: '培训',
  level: '区级' as const,
  title: '专题培训',
  sessions: [{ on: '2026-10-20', begins: '09:00', ends: '11:30' }],
  place: '报告厅',
  audience: 'posts' as const,
  audiences: [{ way: 'post' as const, organisationId: school.id, post: 'teacher' as const }],
  signUp: { from: '2026-10-10', until: '2026-10-18' },
  ...more,
});
const published = async (more: Partial<Plan>): Promise<Key> => {
  const { body } = await server.ask(routes.organiseActivity, { organisationId: school.id, ...plan(more) }, principal);
  expect((await server.ask(routes.publishActivity, body, principal)).code).toBeUndefined();
  return body;
};
const signUp = (key: Key, who: number) => server.ask(routes.signUp, key, cookies[who]);
const withdraw = (key: Key, who: number) => server.ask(routes.withdrawSignUp, key, cookies[who]);
const seen = async (key: Key, cookie = principal) => (await server.ask(routes.activity, key, cookie)).body;
const lineOf = async (key: Key) => {
  const roster = (await seen(key)).roster ?? [];
  const names = (state: string) =>
    roster.filter((line) => line.signUp === state).map(({ personId }) => people.findIndex(({ id }) => id === personId));
  return { in: names('in'), waiting: names('waiting'), numbers: roster.map(({ number }) => number) };
};

describe('two hundred people at once for fifty places', () => {
  test('are fifty in and a hundred and fifty waiting in a stable order, none lost and none twice', async () => {
    const key = await published({ capacity: PLACES });
    const answers = await Promise.all(people.map((_, who) => signUp(key, who)));
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    const states = Map.groupBy(answers, ({ body }) => body.state);
    expect([states.get('in')?.length, states.get('waiting')?.length]).toEqual([PLACES, CROWD - PLACES]);

    const line = await lineOf(key);
    expect(line.numbers.toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(people.map((_, at) => at + 1));
    expect(new Set([...line.in, ...line.waiting]).size).toBe(CROWD);
    // Who was told that he is in is in, and the roster gives the places to the first numbers.
    const inside = new Set(line.in);
    expect(answers.every(({ body }, who) => (body.state === 'in') === inside.has(who))).toBe(true);
    expect((await lineOf(key)).waiting).toEqual(line.waiting);
    const first = (await seen(key)).roster ?? [];
    expect(first.filter(({ signUp: state }) => state === 'in').every(({ number }) => (number ?? 0) <= PLACES)).toBe(
      true,
    );

    // Thirty leave and others press again at the same moment: the head of the line moves up, in order.
    const leaving = line.in.slice(0, 30);
    const again = await Promise.all([
      ...leaving.map((who) => withdraw(key, who)),
      ...line.in.slice(30, 40).map((who) => signUp(key, who)),
    ]);
    expect(again.filter(({ status }) => status === 200)).toHaveLength(30);
    expect(again.filter(({ code }) => code === 'collaboration.signed-up-already')).toHaveLength(10);
    const after = await lineOf(key);
    expect(after.in).toEqual([...line.in.slice(30), ...line.waiting.slice(0, 30)]);
    expect(after.waiting).toEqual(line.waiting.slice(30));
  });
});

describe('the line', () => {
  test('is joined at its end, also by who left it, and moves up when somebody leaves or there is more room', async () => {
    const key = await published({ capacity: 1 });
    for (const who of [0, 1, 2]) await signUp(key, who);
    expect(await lineOf(key)).toMatchObject({ in: [0], waiting: [1, 2] });
    expect((await seen(key, cookies[2])).ahead).toBe(2);
    expect((await seen(key, cookies[1])).ahead).toBe(1);
    expect((await withdraw(key, 0)).code).toBeUndefined();
    expect(await lineOf(key)).toMatchObject({ in: [1], waiting: [2] });
    expect((await withdraw(key, 0)).code).toBe('collaboration.not-signed-up');
    expect((await signUp(key, 0)).body.state).toBe('waiting');
    expect(await lineOf(key)).toMatchObject({ in: [1], waiting: [2, 0] });
    const revise = async (capacity: number | null) =>
      server.ask(
        routes.reviseActivity,
        { ...key, ...plan({ capacity }), version: (await seen(key)).version },
        principal,
      );
    expect((await revise(2)).code).toBeUndefined();
    expect(await lineOf(key)).toMatchObject({ in: [1, 2], waiting: [0] });
    expect((await revise(1)).code).toBe('collaboration.capacity-taken');
    expect((await revise(null)).code).toBeUndefined();
    expect(await lineOf(key)).toMatchObject({ in: [1, 2, 0], waiting: [] });
  });

  test('is open from the first to the last day of the window, to those the activity is for', async () => {
    const early = await published({ signUp: { from: '2026-10-16', until: '2026-10-18' } });
    const late = await published({ signUp: { from: '2026-10-01', until: '2026-10-14' } });
    const none = await published({ signUp: null, walkIn: true });
    const others = await published({ audiences: [{ way: 'post', organisationId: school.id, post: 'school-admin' }] });
    expect((await signUp(early, 0)).code).toBe('collaboration.sign-up-not-yet');
    expect((await signUp(late, 0)).code).toBe('collaboration.sign-up-closed');
    expect((await signUp(none, 0)).code).toBe('collaboration.sign-up-not-needed');
    expect((await signUp(others, 0)).code).toBe('platform.not-found');
    expect((await server.ask(routes.signUp, others, principal)).code).toBe('collaboration.not-of-audience');
    expect((await seen(others)).can.signUp).toBe('这次活动不面向您的岗位或所在地区');
  });
});

describe('what the tables let a person do alone', () => {
  const as = <T>(who: number, act: (tx: Db) => Promise<T>) =>
    changing(server.platform.database, { session: hashOf(cookies[who]!.split('=')[1] ?? '') }, act);

  test('is to stand in line and to leave it: nobody takes a place, moves another, or sees who else is there', async () => {
    const key = await published({ capacity: 1 });
    for (const who of [0, 1]) await signUp(key, who);
    const set = (state: string, whose: number) => (tx: Db) =>
      tx
        .updateTable('collaboration.activity_sign_up')
        .set({ state })
        .where('region', '=', key.region)
        .where('activity_id', '=', key.id)
        .where('person_id', '=', people[whose]!.id)
        .executeTakeFirst();
    await expect(as(1, set('in', 1))).rejects.toThrow('row-level security');
    expect(Number((await as(1, set('withdrawn', 0))).numUpdatedRows)).toBe(0);
    await expect(
      as(2, (tx) =>
        tx
          .insertInto('collaboration.activity_sign_up')
          .values({
            region: key.region,
            activity_id: key.id,
            person_id: people[2]!.id,
            person_region: key.region,
            number: 9,
            state: 'in',
            at: '2026-10-15T10:00:00Z',
          })
          .execute(),
      ),
    ).rejects.toThrow('row-level security');
    const session = { session: hashOf(cookies[1]!.split('=')[1] ?? '') };
    const visible = await asking(server.platform.database, session, (db) =>
      db.selectFrom('collaboration.activity_sign_up').select('person_id').where('activity_id', '=', key.id).execute(),
    );
    expect(visible).toEqual([{ person_id: people[1]!.id }]);
    const { rows } = await asking(server.platform.database, session, (db) =>
      sql`select * from collaboration.activity_roster(${key.region}, ${key.id}::uuid)`.execute(db),
    );
    expect(rows).toEqual([]);
  });
});
