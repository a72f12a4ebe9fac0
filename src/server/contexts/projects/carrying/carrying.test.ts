import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { Input, Route } from '#contract/route.ts';
import { aPerson, aSchool, type Person, type School } from '../../../../../tests/support/builders.ts';
import { publishCarried, workForm } from '../../../../../tests/support/carrying.ts';
import { type Offices, offices, trail } from '../../../../../tests/support/offices.ts';
import { aForm } from '../../../../../tests/support/procedures.ts';
import { aServer, type TestServer } from '../../../../../tests/support/server.ts';
import { neverTwice } from '../../../platform/time/clock.ts';
import { carryingTimeline, carryingTodos } from './ports.ts';

const routes = contract.projects;
const on = (day: string) => Temporal.Instant.from(`${day}T10:00:00+08:00`);
let now = on('2026-10-14');
let server: TestServer;
let desk: Offices;
let school: School;
let head: Person;
let keeper: Person;
let principal: string;
let admin: string;
let registrar: string;
let call: string;

type Key = { region: string; id: string };

beforeAll(async () => {
  server = await aServer(neverTwice(() => now));
  desk = await offices(server);
  const { database } = server.platform;
  school = await aSchool(database, { name: '湖畔小学' });
  head = await aPerson(database, { at: school, post: 'principal' });
  keeper = await aPerson(database, { at: school, post: 'school-admin' });
  await until('2026-10-14');
  const programmeId = await publishCarried(server.platform);
  call = await done(
    routes.prepareCall,
    { programmeId, procedureId: 'open-the-pond', title: '园地', fields: [], quotas: {}, opens: '2026-08-01' },
    registrar,
  ).then(({ id }) => id);
  await done(routes.turnCall, { id: call, revision: 1, turn: 'publish' }, registrar);
});
afterAll(() => server.close());
beforeEach(() => until('2026-10-14'));

/** Goes to the day; sessions do not last until then. */
async function until(day: string) {
  now = on(day);
  principal = await server.signedIn(head);
  admin = await server.signedIn(keeper);
  registrar = await server.signedIn(desk.people.registrar);
}

const code = async <R extends Route>(route: R, input: Input<R>, who: string) =>
  (await server.ask(route, input, who)).code;
async function done<R extends Route>(route: R, input: Input<R>, who: string) {
  const answer = await server.ask(route, input, who);
  if (answer.code !== undefined) throw new Error(`${route.path} ${answer.code} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const WORK = [
  { task: '铺路', until: '2026-11-30', result: '石子路' },
  { task: '种莲', until: '2027-04-30' },
];

/** A case that is carried out since the day: submitted and agreed to, two moves. */
async function carriedOut(work: readonly object[] = WORK): Promise<Key> {
  const begun = await done(
    routes.beginCase,
    { call, organisationId: school.id, title: '湖畔园地', kind: '假期开放', field: null },
    principal,
  );
  const answers = { goal: '认识水', leader: '李老师', work };
  await done(routes.saveAnswers, { ...begun, step: 'apply', revision: 0, answers }, principal);
  await done(routes.submitCase, { ...begun, revision: 1, moves: 0 }, principal);
  await done(routes.moveCase, { ...begun, move: '同意开放', moves: 1 }, registrar);
  return begun;
}
const seen = (key: Key, who = principal) => done(routes.carrying, key, who);
const milestone = async (key: Key, title: string) => {
  const found = (await seen(key)).milestones.find((each) => each.title === title);
  return found!;
};
const reach = async (key: Key, title: string, day: string, who = admin, moves = 2) =>
  code(
    routes.reachMilestone,
    { ...key, moves, milestone: (await milestone(key, title)).id, on: day, evidence: '照片一组' },
    who,
  );
const record = (key: Key, day: string, who = admin, more: Partial<Input<typeof routes.recordProgress>> = {}) =>
  code(routes.recordProgress, { ...key, moves: 2, on: day, body: '路已铺好一半', ...more }, who);
const ask = (key: Key, kind: string, more: Partial<Input<typeof routes.requestChange>> = {}, who = principal) =>
  server.ask(routes.requestChange, { ...key, moves: 2, kind, reason: '雨季提前', ...more }, who);
const listed = async (key: Key, who = registrar, asked: Partial<Input<typeof routes.carried>> = {}) =>
  (await done(routes.carried, { size: 100, ...asked }, who)).rows.find(({ id }) => id === key.id);

describe('milestones', () => {
  test('are what was submitted, from the day the work begins', async () => {
    const key = await carriedOut();
    expect(await seen(key)).toMatchObject({
      since: '2026-10-14',
      under: true,
      leader: '李老师',
      risk: { level: 'calm', reasons: [] },
      milestones: [
        { title: '铺路', result: '石子路', plannedOn: '2026-11-30', due: '2026-11-30', state: 'due', late: 0 },
        { title: '种莲', result: '', state: 'due' },
      ],
    });
  });

  test('are marked by who applied, on a day that has come, and once', async () => {
    const key = await carriedOut();
    expect(await reach(key, '铺路', '2026-10-14', registrar)).toBe('projects.fillers-only');
    expect(await reach(key, '铺路', '2026-10-14', desk.neighbour)).toBe('platform.not-found');
    expect(await reach(key, '铺路', '2026-10-15')).toBe('projects.record-in-future');
    expect(await reach(key, '铺路', '2026-10-13')).toBe('projects.record-before-start');
    expect(await reach(key, '铺路', '2026-10-14', admin, 1)).toBe('projects.not-carried-out');
    expect(await reach(key, '铺路', '2026-10-14')).toBeUndefined();
    expect(await reach(key, '铺路', '2026-10-14')).toBe('projects.milestone-done');
    const { id } = await milestone(key, '铺路');
    const reopen = (which: string) => code(routes.reopenMilestone, { ...key, moves: 2, milestone: which }, admin);
    expect(await reopen((await milestone(key, '种莲')).id)).toBe('projects.milestone-not-done');
    expect(await reopen(id)).toBeUndefined();
    expect(await milestone(key, '铺路')).toMatchObject({ doneOn: null, evidence: null, state: 'due' });
    expect((await trail(server.platform, key.id)).slice(-2)).toEqual([
      'projects.reach-milestone',
      'projects.reopen-milestone',
    ]);
  });

  test('reached after their day stay late', async () => {
    const key = await carriedOut();
    await until('2026-12-10');
    expect(await milestone(key, '铺路')).toMatchObject({ state: 'late', late: 10 });
    expect(await listed(key)).toMatchObject({
      late: 1,
      next: { title: '铺路', due: '2026-11-30' },
      risk: { level: 'watch', reasons: ['1 个节点逾期，最长 10 天'] },
    });
    expect(await reach(key, '铺路', '2026-12-05')).toBeUndefined();
    expect(await milestone(key, '铺路')).toMatchObject({ state: 'done-late', late: 5 });
    expect((await listed(key))?.risk.level).toBe('calm');
  });

  test('are added by a later submission, and none is lost', async () => {
    const key = await carriedOut();
    await done(routes.moveCase, { ...key, move: 'continue', moves: 2 }, registrar);
    const answers = { goal: '认识水', work: [WORK[0], { task: '办展', until: '2027-06-30' }] };
    await done(routes.saveAnswers, { ...key, step: 'half', revision: 0, answers }, principal);
    await done(routes.submitCase, { ...key, revision: 1, moves: 3 }, principal);
    expect((await seen(key)).milestones.map(({ title }) => title)).toEqual(['铺路', '种莲', '办展']);
  });

  test('wait on the desk of who applied when they come near, and of nobody else', async () => {
    const key = await carriedOut();
    const waiting = async (day: string) => {
      const { database, freshness } = server.platform;
      const posts = [
        {
          id: school.id,
          kind: 'principal' as const,
          organisationId: school.id,
          organisationKind: 'school' as const,
          region: school.region,
          office: null,
        },
      ];
      const todos = await carryingTodos(database.system, {
        actor: { personId: head.id, region: head.region, name: '校长', posts },
        today: day as never,
        most: 100,
        around: { database, freshness },
      });
      return todos.rows.filter(({ to }) => to.endsWith(key.id)).map(({ title, due }) => `${title} ${due}`);
    };
    expect(await waiting('2026-11-15')).toEqual([]);
    expect(await waiting('2026-11-16')).toEqual(['铺路 2026-11-30']);
  });
});

describe('progress', () => {
  test('is recorded by who applied, with own files, and read by who oversees', async () => {
    const key = await carriedOut();
    expect(await record(key, '2026-10-14', registrar)).toBe('projects.fillers-only');
    expect(await record(key, '2026-10-15')).toBe('projects.record-in-future');
    const stranger = { files: [{ region: school.region, id: crypto.randomUUID() }] };
    expect(await record(key, '2026-10-14', admin, stranger)).toBe('platform.not-found');
    expect(await record(key, '2026-10-14')).toBeUndefined();
    expect((await seen(key, registrar)).progress).toMatchObject([{ on: '2026-10-14', body: '路已铺好一半' }]);
    expect((await server.ask(routes.carrying, key, desk.neighbour)).code).toBe('platform.not-found');
    const told = await carryingTimeline(server.platform.database.system, {
      organisations: [school.id],
      until: '2026-10-14' as never,
      most: 100,
    });
    expect(told.filter(({ to }) => to.endsWith(key.id)).map(({ title }) => title)).toEqual(['登记进展：湖畔园地']);
  });

  test('that a whole term is without makes a project one to be watched', async () => {
    await until('2026-08-20');
    const key = await carriedOut([{ task: '种莲', until: '2027-08-31' }]);
    await until('2027-03-01');
    expect((await listed(key))?.risk).toEqual({
      level: 'watch',
      reasons: ['2026学年第一学期没有任何记录，至今未登记过进展'],
    });
    expect(await record(key, '2027-03-01')).toBeUndefined();
    expect((await listed(key))?.risk.level).toBe('calm');
  });
});

describe('a change', () => {
  test('is asked for by the head, of a kind the procedure knows, and of what is not done', async () => {
    const key = await carriedOut();
    const { id } = await milestone(key, '铺路');
    const later = { days: [{ milestone: id, due: '2026-12-31' }] };
    expect((await ask(key, '延期', later, admin)).code).toBe('projects.applicant-only');
    expect((await ask(key, '搬家')).code).toBe('projects.change-kind-unknown');
    expect((await ask(key, '延期')).code).toBe('projects.change-empty');
    expect((await ask(key, '延期', { days: [{ milestone: id, due: '2026-11-30' }] })).code).toBe(
      'projects.change-empty',
    );
    expect((await ask(key, '延期', { days: [{ milestone: id, due: '2026-10-01' }] })).code).toBe(
      'projects.change-into-past',
    );
    expect((await ask(key, '改名', { title: '湖畔园地' })).code).toBe('projects.change-empty');
    expect((await ask(key, '延期', later)).code).toBeUndefined();
    expect((await ask(key, '调整内容')).code).toBe('projects.change-open');
  });

  test('that is agreed to moves the milestone at once, and its first day stays to be seen', async () => {
    const key = await carriedOut();
    const { id } = await milestone(key, '铺路');
    const change = (await ask(key, '延期', { days: [{ milestone: id, due: '2026-12-31' }] })).body.id;
    const decide = (who: string, agree = true, answer = '') =>
      code(routes.decideChange, { ...key, moves: 2, change, agree, answer }, who);
    expect(await decide(principal)).toBe('projects.change-decider');
    expect(await decide(desk.bookkeeper)).toBe('projects.change-decider');
    expect(await decide(registrar, false)).toBe('projects.reason-needed');
    const both = await Promise.all([decide(registrar), decide(registrar, false, '不必')]);
    expect(both.filter((each) => each === undefined)).toHaveLength(1);
    expect(both.filter((each) => each === 'projects.change-answered')).toHaveLength(1);
    const found = await milestone(key, '铺路');
    const [request] = (await seen(key)).changes;
    expect(request?.words).toEqual(['“铺路”由 2026-11-30 改为 2026-12-31']);
    expect([found.plannedOn, found.due]).toEqual([
      '2026-11-30',
      request?.state === 'agreed' ? '2026-12-31' : '2026-11-30',
    ]);
  });

  test('gives the project its new name and leader', async () => {
    const key = await carriedOut();
    for (const [kind, more] of [
      ['改名', { title: '湖心园地' }],
      ['换人', { leader: '王老师' }],
    ] as const) {
      const change = (await ask(key, kind, more)).body.id;
      await done(routes.decideChange, { ...key, moves: 2, change, agree: true }, registrar);
    }
    expect((await done(routes.case, key, principal)).title).toBe('湖心园地');
    expect((await seen(key)).leader).toBe('王老师');
  });

  test('is the only way to a new name while the work is done, also where something is filled', async () => {
    const key = await carriedOut();
    await done(routes.moveCase, { ...key, move: 'continue', moves: 2 }, registrar);
    const renamed = { ...key, title: '湖心园地', field: null, moves: 3 };
    expect(await code(routes.describeCase, renamed, principal)).toBe('projects.described-for-good');
    const { can } = await done(routes.case, key, principal);
    expect([can.fill, can.describe]).toEqual([true, expect.stringContaining('变更申请')]);
  });

  test('is agreed to while its days are to come; what was reached in between is judged by the new day', async () => {
    const key = await carriedOut();
    const { id } = await milestone(key, '铺路');
    const asked = async (due: string) => (await ask(key, '延期', { days: [{ milestone: id, due }] })).body.id;
    const decide = (change: string, agree = true) =>
      code(routes.decideChange, { ...key, moves: 2, change, agree, answer: '见面谈过' }, registrar);
    const first = await asked('2026-12-05');
    await until('2026-12-06');
    expect(await decide(first)).toBe('projects.change-day-passed');
    expect(await decide(first, false)).toBeUndefined();
    const second = await asked('2026-12-20');
    expect(await reach(key, '铺路', '2026-12-06')).toBeUndefined();
    expect(await milestone(key, '铺路')).toMatchObject({ state: 'done-late' });
    await until('2026-12-21');
    expect(await decide(second)).toBeUndefined();
    expect(await milestone(key, '铺路')).toMatchObject({ due: '2026-12-20', state: 'done', late: 0 });
  });

  test('is a risk of the project when its day passes, may be taken back, and ends with the work', async () => {
    const key = await carriedOut();
    const first = (await ask(key, '调整内容')).body.id;
    await until('2026-10-22');
    expect((await listed(key))?.risk.reasons).toEqual(['变更申请超过答复期限 1 天']);
    const withdraw = (who: string) => code(routes.withdrawChange, { ...key, moves: 2, change: first }, who);
    expect(await withdraw(registrar)).toBe('projects.applicant-only');
    expect((await seen(key, admin)).can).toMatchObject({ record: true, withdraw: expect.any(String) });
    expect((await seen(key)).can.withdraw).toBe(true);
    expect(await withdraw(principal)).toBeUndefined();
    expect(await withdraw(principal)).toBe('projects.change-answered');
    const change = (await ask(key, '调整内容')).body.id;
    await done(routes.moveCase, { ...key, move: 'continue', moves: 2 }, registrar);
    await done(routes.saveAnswers, { ...key, step: 'half', revision: 0, answers: { goal: '好' } }, principal);
    await done(routes.submitCase, { ...key, revision: 1, moves: 3 }, principal);
    await done(routes.moveCase, { ...key, move: '继续', moves: 4 }, registrar);
    await done(routes.moveCase, { ...key, move: 'continue', moves: 5 }, registrar);
    expect((await seen(key)).changes.map(({ state }) => state)).toEqual(['lapsed', 'withdrawn']);
    expect(await code(routes.decideChange, { ...key, moves: 6, change, agree: true }, registrar)).toBe(
      'projects.not-carried-out',
    );
    expect(await listed(key)).toBeUndefined();
    expect((await seen(key)).under).toBe(false);
  });
});

test('the list is of what one oversees, and can be narrowed and taken away as a workbook', async () => {
  const key = await carriedOut();
  expect(await listed(key, desk.city)).toBeDefined();
  expect(await listed(key, principal)).toBeDefined();
  expect(await listed(key, desk.neighbour)).toBeUndefined();
  expect(await listed(key, registrar, { risk: 'hard' })).toBeUndefined();
  expect(await listed(key, registrar, { search: '湖畔小' })).toBeDefined();
  expect(await listed(key, registrar, { programme: 'another' })).toBeUndefined();
  const book = await server.ask(routes.carriedWorkbook, {}, registrar);
  expect([book.status, String(book.headers['content-type'])]).toEqual([200, expect.stringContaining('spreadsheet')]);
});

test('the form of a call keeps what the work is read from', async () => {
  const saved = (form: object) =>
    code(routes.saveForm, { id: call, step: 'apply', edition: 1, form: form as Record<string, unknown> }, registrar);
  expect(await saved(aForm)).toBe('projects.form-lacks-work');
  expect(await saved({ ...workForm, description: '请写明进度' })).toBeUndefined();
});
