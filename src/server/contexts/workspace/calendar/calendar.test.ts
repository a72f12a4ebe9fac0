import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import {
  anAlliance,
  aPerson,
  aSchool,
  type Organisation,
  type Person,
  type School,
} from '../../../../../tests/support/builders.ts';
import { aServer, type TestServer } from '../../../../../tests/support/server.ts';
import { aCalendarToken } from '../../../../../tests/support/workspace.ts';
import { icsOf } from './ics.ts';

const { workspace, collaboration } = contract;
let now = Temporal.Instant.from('2026-10-15T10:00:00+08:00');
let server: TestServer;
let school: School;
let alliance: Organisation;
let lead: Person;
let leadCookie: string;
let principal: Person;
let cookie: string;

beforeAll(async () => {
  server = await aServer(() => now);
  const { database } = server.platform;
  school = await aSchool(database);
  alliance = await anAlliance(database, { members: [school] });
  lead = await aPerson(database, { at: alliance, post: 'alliance-lead' });
  leadCookie = await server.signedIn(lead);
});
beforeEach(async () => {
  // The day goes on, so that no test runs into the limit of another.
  now = now.add({ minutes: 2 });
  principal = await aPerson(server.platform.database, { at: school, post: 'principal' });
  cookie = await server.signedIn(principal);
});
afterAll(() => server.close());

const fetchAt = (path: string, headers: Record<string, string> = {}) => server.app.inject({ url: path, headers });
async function subscribe(as = cookie): Promise<string> {
  const made = await server.ask(workspace.makeCalendarAddress, {}, as);
  expect(made.status).toBe(200);
  return made.body.path;
}
const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));

const meetingFor = async (title: string) => {
  const planned = await server.ask(
    collaboration.planMeeting,
    {
      organisationId: alliance.id,
      kind: '工作例会',
      title,
      on: '2026-10-20',
      begins: '14:00',
      ends: '15:30',
      place: '三楼，东会议室; “静思”',
      agenda: [{ item: '通报' }],
      invitations: [{ way: 'person', personRegion: principal.region, personId: principal.id }],
    },
    leadCookie,
  );
  expect(planned.code).toBeUndefined();
  return { region: planned.body.region, id: planned.body.ids[0]! };
};

describe('a calendar’s secret address', () => {
  test('answers without a session what the person’s calendar holds, as another parser reads it', async () => {
    const { id } = await meetingFor('十月例会, 第二次');
    const path = await subscribe();
    expect(path).toMatch(/^\/api\/calendar-feed\/[\w-]{43}\.ics$/);
    const response = await fetchAt(path);
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('text/calendar; charset=utf-8');
    const root = new ICAL.Component(ICAL.parse(response.body) as unknown[]);
    expect(root.getFirstPropertyValue('version')).toBe('2.0');
    expect(root.getFirstPropertyValue('method')).toBe('PUBLISH');
    expect(root.getFirstSubcomponent('vtimezone')?.getFirstPropertyValue('tzid')).toBe('Asia/Shanghai');
    const [event] = eventsOf(response.body);
    expect(event).toMatchObject({
      uid: `meeting/${id}@jiamenkou`,
      sequence: 0,
      summary: '十月例会, 第二次',
      location: '三楼，东会议室; “静思”',
    });
    expect(event?.startDate.toString()).toBe('2026-10-20T14:00:00');
    expect(event?.startDate.zone.tzid).toBe('Asia/Shanghai');
    expect(event?.endDate.toString()).toBe('2026-10-20T15:30:00');
    for (const line of response.body.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  test('follows a change by its sequence, and a cancelled meeting stays as cancelled', async () => {
    const key = await meetingFor('要改期的会');
    const path = await subscribe();
    const moved = await server.ask(
      collaboration.moveMeeting,
      { ...key, version: 0, on: '2026-10-21', begins: '09:00', ends: '10:00', reason: '场地' },
      leadCookie,
    );
    expect(moved.code).toBeUndefined();
    const [after] = eventsOf((await fetchAt(path)).body);
    expect([after?.uid, after?.sequence, after?.startDate.toString()]).toEqual([
      `meeting/${key.id}@jiamenkou`,
      1,
      '2026-10-21T09:00:00',
    ]);
    await server.ask(collaboration.cancelMeeting, { ...key, reason: '不开了' }, leadCookie);
    const [cancelled] = eventsOf((await fetchAt(path)).body);
    expect(cancelled?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(cancelled?.sequence).toBeGreaterThan(1);
  });

  test('is the same to the byte while nothing changes, and then need not be sent again', async () => {
    await meetingFor('不变的会');
    const path = await subscribe();
    const first = await fetchAt(path);
    const tag = String(first.headers['etag']);
    expect(first.headers['cache-control']).toBe('private, max-age=900');
    const again = await fetchAt(path, { 'if-none-match': tag });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    await meetingFor('又一个会');
    expect((await fetchAt(path, { 'if-none-match': tag })).statusCode).toBe(200);
  });

  test('is known by its hash alone, and a renewed or revoked one opens nothing', async () => {
    const first = await subscribe();
    const kept = await server.platform.database.system
      .selectFrom('workspace.calendar_address')
      .selectAll()
      .where('person_id', '=', principal.id)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(kept)).not.toContain(first.slice(19, 40));
    const second = await subscribe();
    expect((await fetchAt(first)).statusCode).toBe(404);
    expect((await fetchAt(second)).statusCode).toBe(200);
    await server.ask(workspace.revokeCalendarAddress, {}, cookie);
    expect((await fetchAt(second)).statusCode).toBe(404);
    expect((await server.ask(workspace.preferences, {}, cookie)).body.calendar.madeAt).toBeNull();
  });

  test('of somebody without a post, or suspended, is answered as one that never was', async () => {
    const { database } = server.platform;
    const never = await fetchAt(`/api/calendar-feed/${'a'.repeat(43)}`);
    expect(never.statusCode).toBe(404);
    const path = await subscribe();
    await database.system
      .updateTable('identity.post')
      .set({ to_day: '2026-10-15' })
      .where('person_id', '=', principal.id)
      .execute();
    const without = await fetchAt(path);
    expect([without.statusCode, without.body]).toEqual([404, never.body]);
    const other = await aPerson(database, { at: school, post: 'principal' });
    const token = await aCalendarToken(server.platform, other);
    await database.system
      .insertInto('identity.account')
      .values({
        region: other.region,
        person_id: other.id,
        login: `u${other.id.slice(0, 8)}`,
        password_hash: 'x',
        must_change: false,
        suspended: true,
      })
      .execute();
    const suspended = await fetchAt(`/api/calendar-feed/${token}`);
    expect([suspended.statusCode, suspended.body]).toEqual([404, never.body]);
  });

  test('that is cut short is refused before anything is looked up', async () => {
    expect((await fetchAt('/api/calendar-feed/short')).statusCode).toBe(400);
  });

  test('may not be knocked at without end, and is open again a minute later', async () => {
    const path = await subscribe();
    const statuses = new Set<number>();
    for (let knock = 0; knock < 125; knock += 1) statuses.add((await fetchAt(path)).statusCode);
    expect(statuses).toEqual(new Set([200, 429]));
    now = now.add({ minutes: 1 });
    expect((await fetchAt(path)).statusCode).toBe(200);
  });
});

test('what lasts all day is a day and no time, and a cancelled one says so', () => {
  const text = icsOf(
    [
      {
        key: 'task/1',
        kind: '任务到期',
        title: '报送材料',
        place: null,
        on: '2026-10-31' as never,
        begins: null,
        ends: null,
        to: '/tasks/310113/1',
        version: 4,
        cancelled: true,
      },
    ],
    '2026-10-15' as never,
    'https://jmk.example.cn',
  );
  const [event] = eventsOf(text);
  expect(text).toContain('DTSTART;VALUE=DATE:20261031\r\nDTEND;VALUE=DATE:20261101\r\n');
  expect(event?.startDate.isDate).toBe(true);
  expect(event?.duration.toString()).toBe('P1D');
  expect(event?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  expect(event?.component.getFirstPropertyValue('url')).toBe('https://jmk.example.cn/tasks/310113/1');
});
