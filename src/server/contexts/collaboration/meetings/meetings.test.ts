import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { Input } from '#contract/route.ts';
import {
  anAlliance,
  aPerson,
  aSchool,
  type Organisation,
  type Person,
  type School,
} from '../../../../../tests/support/builders.ts';
import { type Offices, offices, trail } from '../../../../../tests/support/offices.ts';
import { aServer, type TestServer } from '../../../../../tests/support/server.ts';
import { doors } from '../door.ts';
import { meetingsHeld } from './facts.ts';

// 2026-10-15, ten in the morning.
let now = Temporal.Instant.from('2026-10-15T10:00:00+08:00');
let server: TestServer;
let desk: Offices;
let alliance: Organisation;
let schools: School[];
let principals: Person[];
let lead: Person;
let leadCookie: string;

const routes = contract.collaboration;

beforeAll(async () => {
  server = await aServer(() => now);
  desk = await offices(server);
  const { database } = server.platform;
  schools = [await aSchool(database), await aSchool(database), await aSchool(database)];
  alliance = await anAlliance(database, { members: schools });
  principals = await Promise.all(schools.map((at) => aPerson(database, { at, post: 'principal' })));
  lead = await aPerson(database, { at: alliance, post: 'alliance-lead' });
  leadCookie = await server.signedIn(lead);
});
afterAll(() => server.close());

type Plan = Input<typeof routes.planMeeting>;
const plan = (more: Partial<Plan> = {}): Plan => ({
  organisationId: alliance.id,
  kind: '工作例会',
  title: '十月工作例会',
  on: '2026-10-15',
  begins: '14:00',
  ends: '15:30',
  place: '一号会议室',
  agenda: [{ item: '通报九月工作' }],
  invitations: [{ way: 'member-posts', organisationId: alliance.id, post: 'principal' }],
  ...more,
});
type Key = { region: string; id: string };
const planned = async (more: Partial<Plan> = {}, cookie = leadCookie): Promise<Key> => {
  const { body, code } = await server.ask(routes.planMeeting, plan(more), cookie);
  expect(code).toBeUndefined();
  return { region: body.region, id: body.ids[0]! };
};
const refused = async (more: Partial<Plan>, cookie = leadCookie) =>
  (await server.ask(routes.planMeeting, plan(more), cookie)).code;
const seen = async (key: Key, cookie = leadCookie) => (await server.ask(routes.meeting, key, cookie)).body;
const marked = (key: Key, people: readonly Person[], state: '到会' | '请假' | '缺席' = '到会') =>
  server.ask(
    routes.markAttendance,
    { ...key, lines: people.map(({ region, id }) => ({ personRegion: region, personId: id, state })) },
    leadCookie,
  );
const closed = (key: Key) => server.ask(routes.closeAttendance, key, leadCookie);
const held = async (more: Partial<Plan> = {}): Promise<Key> => {
  const key = await planned(more);
  await marked(key, principals);
  expect((await closed(key)).code).toBeUndefined();
  return key;
};
const saved = (
  key: Key,
  revision: number,
  body: string,
  decisions: Input<typeof routes.saveMinutes>['decisions'] = [],
) => server.ask(routes.saveMinutes, { ...key, revision, body, decisions }, leadCookie);
const counted = async () =>
  (await meetingsHeld.load(server.platform.database.system, '310113')).map(({ subject, organisation, on }) => ({
    subject,
    organisation,
    on,
  }));

describe('a meeting is called', () => {
  test('by who leads the organisation or convenes for its district, and by nobody else', async () => {
    const teacher = await server.signedIn(await aPerson(server.platform.database, { at: schools[0]! }));
    const member = await server.signedIn(principals[0]!);
    for (const cookie of [teacher, member, desk.neighbour, desk.bookkeeper])
      expect(await refused({}, cookie)).toBe('collaboration.conveners-only');
    for (const cookie of [desk.registrar, desk.city, leadCookie]) expect(await refused({}, cookie)).toBeUndefined();
  });

  test('at a time that can be, by somebody that is, with somebody to attend', async () => {
    expect(await refused({ begins: '15:00', ends: '15:00' })).toBe('collaboration.ends-before-begins');
    expect(await refused({ on: '2015-08-31' })).toBe('collaboration.holder-not-yet');
    expect(await refused({ organisationId: randomUUID() })).toBe('platform.not-found');
    expect(
      await refused({
        invitations: [{ way: 'post', organisationId: alliance.id, post: 'alliance-lead', attends: '列席' }],
      }),
    ).toBe('collaboration.nobody-invited');
    expect(await refused({ invitations: [{ way: 'post', organisationId: alliance.id, post: 'principal' }] })).toBe(
      'collaboration.not-invitable',
    );
    const gone = await anAlliance(server.platform.database, { to: '2026-10-01' });
    expect(await refused({ organisationId: gone.id }, desk.registrar)).toBe('collaboration.holder-ended');
  });

  test('once for every month in term, when a series is wished', async () => {
    const { body } = await server.ask(
      routes.planMeeting,
      plan({ on: '2026-09-01', series: { until: '2027-06-30', week: 2, weekday: 3 } }),
      leadCookie,
    );
    const days = await Promise.all(body.ids.map(async (id) => (await seen({ region: body.region, id })).on));
    expect(days.slice(0, 3)).toEqual(['2026-09-09', '2026-10-14', '2026-11-11']);
    expect(new Set(days.map((on) => on.slice(0, 7))).size).toBe(days.length);
    expect(await trail(server.platform, body.ids[0]!)).toEqual(['collaboration.plan-meeting']);
  });

  test('and seen by those invited, by those it concerns, and by nobody else', async () => {
    const key = await planned();
    const stranger = await aPerson(server.platform.database, {
      at: await aSchool(server.platform.database),
      post: 'principal',
    });
    const status = async (cookie: string) => (await server.ask(routes.meeting, key, cookie)).status;
    expect(await status(await server.signedIn(principals[1]!))).toBe(200);
    expect(await status(desk.registrar)).toBe(200);
    expect(await status(desk.neighbour)).toBe(404);
    expect(await status(await server.signedIn(stranger))).toBe(404);
    expect(await status(await server.signedIn(await aPerson(server.platform.database, { at: schools[0]! })))).toBe(404);
  });
});

describe('who is invited', () => {
  test('is whoever holds the post on the day of the meeting', async () => {
    const { database } = server.platform;
    const school = await aSchool(database);
    const before = await aPerson(database, { at: school, post: 'principal', to: '2026-11-01' });
    const after = await aPerson(database, { at: school, post: 'principal', from: '2026-11-01' });
    const invitations = [{ way: 'post', organisationId: school.id, post: 'principal' }] as const;
    const people = async (on: string) =>
      (await seen(await planned({ on, invitations: [...invitations] }))).roster.map(({ personId }) => personId);
    expect(await people('2026-10-31')).toEqual([before.id]);
    expect(await people('2026-11-01')).toEqual([after.id]);
    // Whose post ends before the day is not asked to come, and does not see the meeting.
    const { body } = await server.ask(routes.meetings, { mine: 'yes' }, await server.signedIn(before));
    expect(body.rows.map(({ on }) => on)).toEqual(['2026-10-31']);
  });

  test('is counted once, however many invitations reach a person', async () => {
    const key = await planned({
      invitations: [
        { way: 'member-posts', organisationId: alliance.id, post: 'principal', attends: '列席' },
        { way: 'person', personRegion: principals[0]!.region, personId: principals[0]!.id },
      ],
    });
    const { roster } = await seen(key);
    expect(roster.map(({ personId }) => personId).toSorted()).toEqual(principals.map(({ id }) => id).toSorted());
    expect(roster.find(({ personId }) => personId === principals[0]!.id)?.attends).toBe('出席');
  });
});

describe('the roster', () => {
  test('is kept by who convenes or the secretary, from the day of the meeting on', async () => {
    const secretary = await aPerson(server.platform.database, { at: schools[0]! });
    const key = await planned({ on: '2026-10-16', secretary: { region: secretary.region, personId: secretary.id } });
    const lines = [{ personRegion: principals[0]!.region, personId: principals[0]!.id, state: '到会' as const }];
    const mark = async (cookie: string) => (await server.ask(routes.markAttendance, { ...key, lines }, cookie)).code;
    expect(await mark(await server.signedIn(principals[0]!))).toBe('collaboration.secretary-only');
    expect(await mark(await server.signedIn(secretary))).toBe('collaboration.not-the-day-yet');
    expect((await closed(key)).code).toBe('collaboration.not-the-day-yet');
    expect((await marked(key, [principals[2]!], '请假')).code).toBeUndefined();
    now = Temporal.Instant.from('2026-10-16T13:50:00+08:00');
    expect(await mark(await server.signedIn(secretary))).toBeUndefined();
    now = Temporal.Instant.from('2026-10-15T10:00:00+08:00');
  });

  test('does not close over an empty room; those who stayed away are written down as absent', async () => {
    const key = await planned();
    expect((await closed(key)).code).toBe('collaboration.nobody-came');
    await marked(key, [principals[0]!]);
    await marked(key, [principals[1]!], '请假');
    expect((await closed(key)).body).toEqual({ expected: 3, present: 1, quorate: false });
    const { roster, state } = await seen(key);
    expect(state).toBe('held');
    expect(Object.fromEntries(roster.map(({ personId, state: came }) => [personId, came]))).toEqual({
      [principals[0]!.id]: '到会',
      [principals[1]!.id]: '请假',
      [principals[2]!.id]: '缺席',
    });
    expect((await closed(key)).code).toBe('collaboration.meeting-not-so');
    // Put right afterwards, the count follows.
    await marked(key, [principals[2]!]);
    expect((await seen(key)).quorate).toBe(true);
  });

  test('counts each of 300 people who scan the same code at once exactly once', async () => {
    const { database } = server.platform;
    const school = await aSchool(database);
    const teachers = await Promise.all(Array.from({ length: 300 }, () => aPerson(database, { at: school })));
    const key = await planned(
      { invitations: [{ way: 'post', organisationId: school.id, post: 'teacher' }] },
      desk.registrar,
    );
    const cookies = await Promise.all(teachers.map((teacher) => server.signedIn(teacher)));
    const { code } = doors(server.platform.settings.dataDir).codeOf({ kind: 'meeting', ...key }, now);
    const answers = await Promise.all(cookies.map((cookie) => server.ask(routes.scanIn, { code }, cookie)));
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    const again = await Promise.all(cookies.slice(0, 20).map((cookie) => server.ask(routes.scanIn, { code }, cookie)));
    expect(again.every(({ body }) => body.again)).toBe(true);
    const { roster } = await seen(key, desk.registrar);
    expect(roster.filter(({ state, noted }) => state === '到会' && noted === '扫码').length).toBe(300);
  });

  test('takes no code that is old, invented, or scanned by somebody not invited', async () => {
    const key = await planned();
    const { codeOf } = doors(server.platform.settings.dataDir);
    const { code } = codeOf({ kind: 'meeting', ...key }, now);
    const old = codeOf({ kind: 'meeting', ...key }, now.subtract({ seconds: 65 })).code;
    const cookie = await server.signedIn(principals[0]!);
    const scan = async (scanned: string, who = cookie) =>
      (await server.ask(routes.scanIn, { code: scanned }, who)).code;
    expect(await scan(old)).toBe('collaboration.stale-code');
    expect(await scan(`${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`)).toBe('collaboration.stale-code');
    expect(await scan('x')).toBe('collaboration.stale-code');
    expect(await scan(code, desk.registrar)).toBe('collaboration.not-invited');
    expect(await scan(code, desk.neighbour)).toBe('platform.not-found');
    expect(await scan(code)).toBeUndefined();
    await closed(key);
    expect(await scan(code, await server.signedIn(principals[1]!))).toBe('collaboration.door-closed');
  });
});

describe('minutes', () => {
  test('come after the meeting, circulate before they are final, and are never changed then', async () => {
    const key = await planned();
    expect((await saved(key, 0, '早了')).code).toBe('collaboration.minutes-first');
    await marked(key, principals);
    await closed(key);
    const finalised = () => server.ask(routes.finaliseMinutes, key, leadCookie);
    expect((await finalised()).code).toBe('collaboration.minutes-empty');
    expect((await saved(key, 0, '会议通报了九月工作')).code).toBeUndefined();
    expect((await finalised()).code).toBe('collaboration.minutes-not-so');
    const circulate = (until: string) => server.ask(routes.circulateMinutes, { ...key, until }, leadCookie);
    expect((await circulate('2026-10-14')).code).toBe('collaboration.remarks-until-past');
    expect((await circulate('2026-10-18')).code).toBeUndefined();
    expect((await saved(key, 1, '偷改')).code).toBe('collaboration.minutes-not-so');

    const member = await server.signedIn(principals[0]!);
    const remark = await server.ask(routes.remark, { ...key, body: '第二项应为本校' }, member);
    expect(remark.code).toBeUndefined();
    const answer = (cookie: string) =>
      server.ask(routes.answerRemark, { ...key, remarkId: remark.body.id, answer: '已改' }, cookie);
    expect((await answer(member)).code).toBe('collaboration.secretary-only');
    expect((await answer(leadCookie)).code).toBeUndefined();
    expect((await answer(leadCookie)).code).toBe('collaboration.remark-answered');

    expect((await finalised()).body).toEqual({ tasks: 0, counts: true });
    expect((await saved(key, 1, '再改')).code).toBe('collaboration.minutes-final');
    expect((await server.ask(routes.remark, { ...key, body: '迟了' }, member)).code).toBe(
      'collaboration.remarks-closed',
    );
    // The database holds the final edition fast too.
    const { rowCount } = await rewrite(key);
    expect(rowCount).toBe(0);

    const corrected = await server.ask(routes.correctMinutes, { ...key, reason: '人名有误' }, leadCookie);
    expect(corrected.body.edition).toBe(2);
    expect((await server.ask(routes.correctMinutes, { ...key, reason: '又一次' }, leadCookie)).code).toBe(
      'collaboration.minutes-open',
    );
    expect((await seen(key)).editions.map(({ edition, state, body }) => [edition, state, body])).toEqual([
      [2, 'draft', '会议通报了九月工作'],
      [1, 'final', '会议通报了九月工作'],
    ]);
    expect((await seen(key)).counts).toBe(true);
  });

  test('of two who write at once keep the words of both: the second is told, and saves on what the first wrote', async () => {
    const key = await held();
    await saved(key, 0, '第一段\n第二段');
    const [first, second] = await Promise.all([
      saved(key, 1, '第一段（甲改）\n第二段'),
      saved(key, 1, '第一段\n第二段（乙改）'),
    ]);
    const codes = [first.code, second.code];
    expect(codes.toSorted()).toEqual(['collaboration.minutes-changed', undefined].toSorted());
    const kept = (await seen(key)).editions[0]!;
    expect(kept.body).toBe(codes[0] === undefined ? '第一段（甲改）\n第二段' : '第一段\n第二段（乙改）');
    expect((await saved(key, kept.revision, '第一段（甲改）\n第二段（乙改）')).code).toBeUndefined();
  });

  test('hold only decisions that can have come about', async () => {
    const key = await held();
    const decision = {
      matter: '共享课程',
      way: '表决',
      result: '通过',
      votes: { for: 2, against: 1, abstain: 0 },
    } as const;
    const why = async (more: object) => (await saved(key, 0, '', [{ ...decision, ...more }])).code;
    expect(await why({ votes: null })).toBe('collaboration.votes-with-a-vote');
    expect(await why({ votes: { for: 3, against: 1, abstain: 0 } })).toBe('collaboration.more-votes-than-people');
    expect(await why({ votes: { for: 1, against: 2, abstain: 0 } })).toBe('collaboration.passed-against-votes');
    expect(await why({ options: ['甲', '乙'] })).toBe('collaboration.passed-without-choice');
    expect(await why({ options: ['甲', '乙'], chosen: '丙' })).toBe('collaboration.chosen-not-an-option');
    expect(await why({ options: ['甲', '乙'], chosen: '甲' })).toBeUndefined();
  });

  test('give the tasks they decide to whoever holds the post, once, also when they are corrected', async () => {
    const key = await held();
    const school = schools[1]!;
    const tasks = [
      {
        title: '整理课程目录',
        owner: { by: 'post', organisationId: school.id, post: 'principal' },
        due: '2026-11-10',
      } as const,
    ];
    const decisions = [{ matter: '共享课程', way: '协商一致', result: '通过', tasks: [...tasks] } as const];
    await saved(
      key,
      0,
      '',
      decisions.map((each) => ({ ...each, tasks: [...each.tasks] })),
    );
    const finish = async () => {
      await server.ask(routes.circulateMinutes, { ...key, until: '2026-10-16' }, leadCookie);
      return (await server.ask(routes.finaliseMinutes, key, leadCookie)).body;
    };
    expect(await finish()).toEqual({ tasks: 1, counts: true });
    const { body } = await server.ask(routes.tasks, { whose: 'owed' }, await server.signedIn(principals[1]!));
    expect(body.rows.map(({ title, due, mine, origin }) => ({ title, due, mine, origin }))).toEqual([
      { title: '整理课程目录', due: '2026-11-10', mine: true, origin: '会议' },
    ]);
    await server.ask(routes.correctMinutes, { ...key, reason: '补充一项' }, leadCookie);
    await saved(
      key,
      1,
      '补充',
      decisions.map((each) => ({ ...each, tasks: [...each.tasks, { ...tasks[0]!, title: '第二件' }] })),
    );
    expect(await finish()).toEqual({ tasks: 1, counts: true });
  });

  test('leave as a document', async () => {
    const key = await held();
    await saved(key, 0, '会议听取了汇报');
    const document = await server.ask(routes.minutesDocument, key, leadCookie);
    expect(document.headers['content-type']).toContain('wordprocessingml');
    expect((document.body as unknown as Buffer).subarray(0, 2).toString()).toBe('PK');
  });
});

describe('a meeting is a fact', () => {
  test('for its day once enough came and its minutes are final; moved, for the other day', async () => {
    const key = await held({ title: '计入的例会' });
    const mine = async () => (await counted()).filter(({ subject }) => subject === key.id);
    expect(await mine()).toEqual([]);
    await saved(key, 0, '内容');
    await server.ask(routes.circulateMinutes, { ...key, until: '2026-10-16' }, leadCookie);
    expect(await mine()).toEqual([]);
    await server.ask(routes.finaliseMinutes, key, leadCookie);
    expect(await mine()).toEqual([{ subject: key.id, organisation: alliance.id, on: '2026-10-15' }]);

    const { version } = await seen(key);
    const move = (more: object) =>
      server.ask(
        routes.moveMeeting,
        { ...key, version, on: '2026-09-29', begins: '09:00', ends: '10:00', ...more },
        leadCookie,
      );
    expect((await move({})).code).toBe('collaboration.move-needs-reason');
    expect((await move({ reason: '日期录错', on: '2026-10-20' })).code).toBe('collaboration.not-the-day-yet');
    expect((await move({ reason: '日期录错', version: version - 1 })).code).toBe('platform.changed-meanwhile');
    expect((await move({ reason: '日期录错' })).code).toBeUndefined();
    expect(await mine()).toEqual([{ subject: key.id, organisation: alliance.id, on: '2026-09-29' }]);
  });

  test('not while too few came', async () => {
    const key = await planned({ quorum: 67 });
    await marked(key, principals.slice(0, 2));
    expect((await closed(key)).body.quorate).toBe(false);
    await saved(key, 0, '内容');
    await server.ask(routes.circulateMinutes, { ...key, until: '2026-10-16' }, leadCookie);
    expect((await server.ask(routes.finaliseMinutes, key, leadCookie)).body.counts).toBe(false);
    expect((await counted()).filter(({ subject }) => subject === key.id)).toEqual([]);
  });
});

test('a cancelled meeting keeps its reason, and nothing more is done with it', async () => {
  const key = await planned();
  expect((await server.ask(routes.cancelMeeting, { ...key, reason: '台风' }, leadCookie)).code).toBeUndefined();
  expect((await seen(key)).reason).toBe('台风');
  expect((await server.ask(routes.cancelMeeting, { ...key, reason: '又一次' }, leadCookie)).code).toBe(
    'collaboration.meeting-not-so',
  );
  expect((await marked(key, principals)).code).toBe('collaboration.meeting-not-so');
});

async function rewrite({ region, id }: Key): Promise<{ rowCount: number }> {
  const { changing } = await import('#server/platform/database/database.ts');
  const { hashOf } = await import('#server/platform/authentication.ts');
  const session = hashOf(leadCookie.split('=')[1] ?? '');
  return changing(server.platform.database, { session }, async (tx) => {
    const result = await tx
      .updateTable('collaboration.minutes')
      .set({ body: '改写' })
      .where('region', '=', region)
      .where('meeting_id', '=', id)
      .executeTakeFirst();
    return { rowCount: Number(result.numUpdatedRows) };
  });
}
