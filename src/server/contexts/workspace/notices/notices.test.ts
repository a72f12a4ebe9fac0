import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { anAlliance, aPerson, aSchool, type Organisation, type Person } from '../../../../../tests/support/builders.ts';
import { type Offices, offices } from '../../../../../tests/support/offices.ts';
import { aServer, type TestServer } from '../../../../../tests/support/server.ts';
import { aCalendarToken, aFailedDelivery, aFollow, aNotice, aRobot } from '../../../../../tests/support/workspace.ts';
import type { Announcement } from '../../../platform/announce.ts';
import { hashOf } from '../../../platform/authentication.ts';
import { asking } from '../../../platform/database/database.ts';
import { deliver } from './deliver.ts';

const { workspace } = contract;
let server: TestServer;
let place: Offices;
let alliance: Organisation;
let lead: Person;
let principal: Person;
let cookie: string;
let now = Temporal.Instant.from('2026-11-26T02:00:00Z');

beforeAll(async () => {
  server = await aServer(() => now);
  place = await offices(server);
  const { database } = server.platform;
  const school = await aSchool(database);
  alliance = await anAlliance(database, { members: [school] });
  lead = await aPerson(database, { at: alliance, post: 'alliance-lead' });
  principal = await aPerson(database, { at: school, post: 'principal' });
  cookie = await server.signedIn(principal);
});
afterAll(() => server.close());

let serial = 0;
const announcing = (more: Partial<Announcement>): Announcement => {
  serial += 1;
  return {
    kind: '会议',
    key: `meeting/${serial}`,
    title: `通知${serial}`,
    body: '',
    to: '/meetings/310113/1',
    ...more,
  };
};
const tell = (announcement: Announcement) => deliver(server.platform, announcement);
const keysOf = async (person: Person) =>
  (
    await server.platform.database.system
      .selectFrom('workspace.notice')
      .select('key')
      .where('person_id', '=', person.id)
      .orderBy('told_at')
      .orderBy('key')
      .execute()
  ).map(({ key }) => key);
const toPerson = ({ region, id }: Person) => ({ region, personId: id });

describe('what is announced', () => {
  test('is told once for each key, however often the job runs', async () => {
    const announcement = announcing({ people: [toPerson(principal), toPerson(principal)] });
    await tell(announcement);
    await tell(announcement);
    expect((await keysOf(principal)).filter((key) => key === announcement.key)).toHaveLength(1);
    await tell({ ...announcement, key: `${announcement.key}/moved` });
    expect(await keysOf(principal)).toContain(`${announcement.key}/moved`);
  });

  test('by two servers at once is told once', async () => {
    const announcement = announcing({ people: [toPerson(principal)] });
    await Promise.all([tell(announcement), tell(announcement), tell(announcement)]);
    expect((await keysOf(principal)).filter((key) => key === announcement.key)).toHaveLength(1);
  });

  test('to a post reaches whoever holds it on the day, and not who held it before', async () => {
    const { database } = server.platform;
    const former = await aPerson(database, { at: alliance, post: 'alliance-lead', to: '2026-11-26' });
    const toCome = await aPerson(database, { at: alliance, post: 'alliance-lead', from: '2026-11-27' });
    const post = { organisationId: alliance.id, post: 'alliance-lead', office: null } as const;
    const announcement = announcing({ posts: [post] });
    await tell(announcement);
    expect(await keysOf(lead)).toContain(announcement.key);
    expect([...(await keysOf(former)), ...(await keysOf(toCome))]).toEqual([]);
  });

  test('to an office reaches its people, and to no office in particular those of all', async () => {
    const officers = { organisationId: place.baoshan.id, post: 'district-officer' } as const;
    const one = announcing({ posts: [{ ...officers, office: '人事科' }] });
    const all = announcing({ posts: [{ ...officers, office: null }] });
    await tell(one);
    await tell(all);
    expect(await keysOf(place.people.personnel)).toEqual(expect.arrayContaining([one.key, all.key]));
    expect(await keysOf(place.people.registrar)).toEqual([all.key]);
  });

  test('is not told to who did it', async () => {
    const announcement = announcing({ people: [toPerson(principal), toPerson(lead)], except: principal.id });
    await tell(announcement);
    expect(await keysOf(principal)).not.toContain(announcement.key);
    expect(await keysOf(lead)).toContain(announcement.key);
  });

  test('to nobody there is told to nobody', async () => {
    const nobody = { region: '310113', personId: '00000000-0000-4000-8000-000000000000' };
    await tell(announcing({ people: [nobody] }));
  });
});

describe('the list of notices', () => {
  test('pages, filters by kind, and counts what is unread', async () => {
    const reader = await aPerson(server.platform.database, { at: alliance, post: 'alliance-lead' });
    const as = await server.signedIn(reader);
    for (let at = 0; at < 25; at += 1)
      await aNotice(server.platform, reader, {
        title: `第 ${at} 条`,
        kind: at % 5 === 0 ? '任务' : '会议',
        read: at < 10,
        at: `2026-11-${String(at + 1).padStart(2, '0')}T02:00:00Z`,
      });
    const first = await server.ask(workspace.notices, {}, as);
    expect([first.body.total, first.body.unread, first.body.rows[0]?.title]).toEqual([25, 15, '第 24 条']);
    const second = await server.ask(workspace.notices, { page: 2 }, as);
    expect(second.body.rows.map(({ title }) => title)).toEqual(['第 4 条', '第 3 条', '第 2 条', '第 1 条', '第 0 条']);
    const tasks = await server.ask(workspace.notices, { kind: ['任务'], unread: 'only' }, as);
    expect(tasks.body.rows.map(({ title }) => title)).toEqual(['第 20 条', '第 15 条', '第 10 条']);
    expect(tasks.body.unread).toBe(15);
  });

  test('shows the unread first where it is short', async () => {
    const reader = await aPerson(server.platform.database, { at: alliance, post: 'alliance-lead' });
    const as = await server.signedIn(reader);
    await aNotice(server.platform, reader, { title: '旧而未读', at: '2026-01-01T02:00:00Z' });
    for (let at = 0; at < 9; at += 1) await aNotice(server.platform, reader, { read: true });
    const { body } = await server.ask(workspace.latestNotices, {}, as);
    expect([body.unread, body.rows.length, body.rows[0]?.title]).toEqual([1, 8, '旧而未读']);
  });

  test('is read one by one or all at once, and only one’s own', async () => {
    const mine = [await aNotice(server.platform, principal), await aNotice(server.platform, principal)];
    const theirs = await aNotice(server.platform, lead);
    const one = await server.ask(workspace.readNotices, { ids: [mine[0] ?? '', theirs] }, cookie);
    expect(one.body).toEqual({ read: 1 });
    const again = await server.ask(workspace.readNotices, { ids: [mine[0] ?? ''] }, cookie);
    expect(again.body).toEqual({ read: 0 });
    await server.ask(workspace.readNotices, {}, cookie);
    expect((await server.ask(workspace.latestNotices, {}, cookie)).body.unread).toBe(0);
    const rest = await server.platform.database.system
      .selectFrom('workspace.notice')
      .select('read_at')
      .where('id', '=', theirs)
      .executeTakeFirstOrThrow();
    expect(rest.read_at).toBeNull();
  });
});

describe('whoever asks without a WHERE', () => {
  const eyes = { session: '' };
  const seen = async (table: string) => {
    const { rows } = await asking(server.platform.database, eyes, (db) =>
      sql<{
        whose: string | null;
      }>`select coalesce(to_jsonb(t) ->> 'person_id', to_jsonb(t) ->> 'organisation_id', to_jsonb(t) ->> 'robot_id') as whose from ${sql.table(table)} t`.execute(
        db,
      ),
    );
    return [...new Set(rows.map(({ whose }) => whose))];
  };

  beforeAll(async () => {
    const { platform } = server;
    now = Temporal.Now.instant();
    eyes.session = hashOf((await server.signedIn(lead)).split('=')[1] ?? '');
    const school = await aSchool(platform.database);
    for (const person of [principal, lead]) {
      await aNotice(platform, person);
      await aFollow(platform, person, school.id);
      await aFailedDelivery(platform, { region: person.region, personId: person.id });
      await sql`insert into workspace.preference (region, person_id, mail, digest_hour) values (${person.region}, ${person.id}, '{}', 8)`.execute(
        platform.database.system,
      );
    }
    for (const at of [school, alliance]) {
      const robotId = await aRobot(platform, at);
      await aFailedDelivery(platform, { region: at.region, robotId });
    }
  });

  test.each(['workspace.notice', 'workspace.preference', 'workspace.follow'])(
    'sees of %s the own rows',
    async (table) => {
      expect(await seen(table)).toEqual([lead.id]);
    },
  );

  test('sees the robots of the own group, and what is on its way to oneself or to them', async () => {
    const { database } = server.platform;
    const robots = await asking(database, eyes, (db) =>
      db.selectFrom('workspace.robot').select(['id', 'organisation_id']).execute(),
    );
    expect(robots.map(({ organisation_id }) => organisation_id)).toEqual([alliance.id]);
    expect((await seen('workspace.delivery')).toSorted()).toEqual([lead.id, robots[0]?.id].toSorted());
  });

  test('reads neither a calendar’s hash nor a robot’s address, not even of one’s own', async () => {
    await aCalendarToken(server.platform, lead);
    for (const column of ['token_hash from workspace.calendar_address', 'address_sealed from workspace.robot']) {
      const attempt = asking(server.platform.database, eyes, (db) => sql.raw(`select ${column}`).execute(db));
      await expect(attempt).rejects.toThrow('permission denied');
    }
  });
});
