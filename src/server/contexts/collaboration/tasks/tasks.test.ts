import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { Input } from '#contract/route.ts';
import { aPdf } from '../../../../../tests/fixtures/uploads/documents.ts';
import {
  anAlliance,
  aPerson,
  aSchool,
  type Organisation,
  type Person,
  type School,
} from '../../../../../tests/support/builders.ts';
import { type Offices, offices, trail, trailLength } from '../../../../../tests/support/offices.ts';
import { aServer, type TestServer } from '../../../../../tests/support/server.ts';

// 2026-10-15, ten in the morning.
let now = Temporal.Instant.from('2026-10-15T10:00:00+08:00');
let server: TestServer;
let desk: Offices;
let alliance: Organisation;
let [school, neighbour]: School[] = [];
let people: Record<'lead' | 'principal' | 'admin' | 'teacher' | 'stranger' | 'liaison' | 'researcher', Person>;
let as: Record<keyof typeof people, string>;

const routes = contract.collaboration;

beforeAll(async () => {
  server = await aServer(() => now);
  desk = await offices(server);
  const { database } = server.platform;
  school = await aSchool(database);
  neighbour = await aSchool(database);
  alliance = await anAlliance(database, { members: [school] });
  people = {
    lead: await aPerson(database, { at: alliance, post: 'alliance-lead' }),
    principal: await aPerson(database, { at: school, post: 'principal' }),
    admin: await aPerson(database, { at: school, post: 'school-admin' }),
    teacher: await aPerson(database, { at: school }),
    stranger: await aPerson(database, { at: neighbour, post: 'principal' }),
    liaison: await aPerson(database, { at: desk.baoshan, post: 'liaison' }),
    researcher: await aPerson(database, { at: desk.baoshan, post: 'academy-researcher' }),
  };
  const cookies = await Promise.all(
    Object.entries(people).map(async ([name, person]) => [name, await server.signedIn(person)] as const),
  );
  as = Object.fromEntries(cookies) as typeof as;
});
afterAll(() => server.close());

type Asked = Input<typeof routes.askTask>;
type Owner = Asked['owner'];
type Key = { region: string; id: string };
const principalOf = (at: School | undefined): Owner => ({ by: 'post', organisationId: at!.id, post: 'principal' });
const oneself = ({ region, id }: Person): Owner => ({ by: 'person', region, personId: id });
const wish = (more: Partial<Asked> = {}): Asked => ({
  title: '上报共享课程目录',
  detail: '每门课程一行',
  owner: principalOf(school),
  due: '2026-11-10',
  ...more,
});
const asked = (more: Partial<Asked> = {}, cookie = desk.registrar) => server.ask(routes.askTask, wish(more), cookie);
const given = async (more: Partial<Asked> = {}, cookie = desk.registrar): Promise<Key> => {
  const { body, code } = await asked(more, cookie);
  expect(code).toBeUndefined();
  return body;
};
const seen = async (key: Key, cookie = desk.registrar) => (await server.ask(routes.task, key, cookie)).body;
const status = async (key: Key, cookie: string) => (await server.ask(routes.task, key, cookie)).status;
const report = async (key: Key, cookie: string, more: Partial<Input<typeof routes.reportTask>> = {}) =>
  (await server.ask(routes.reportTask, { ...key, progress: 40, ...more }, cookie)).code;
const finish = (key: Key, cookie: string, more: Partial<Input<typeof routes.reportTask>> = {}) =>
  report(key, cookie, { progress: 100, finished: true, ...more });
const settle = async (key: Key, cookie: string, confirmed = true, note = '') =>
  (await server.ask(routes.confirmTask, { ...key, confirmed, note }, cookie)).code;
const drop = async (key: Key, cookie: string) =>
  (await server.ask(routes.dropTask, { ...key, note: '不再需要' }, cookie)).code;
const change = async (key: Key, cookie: string, more: Partial<Input<typeof routes.changeTask>> = {}) => {
  const { version } = await seen(key);
  const input = { ...key, version, due: '2026-11-10', owner: principalOf(school), note: '情况有变', ...more };
  return (await server.ask(routes.changeTask, input, cookie)).code;
};
const listed = async (cookie: string, more: Input<typeof routes.tasks> = {}) =>
  (await server.ask(routes.tasks, { size: 100, ...more }, cookie)).body;
const idsOf = async (cookie: string, more: Input<typeof routes.tasks> = {}) =>
  (await listed(cookie, more)).rows.map(({ id }) => id);
const aFileOf = async (cookie: string): Promise<{ region: string; id: string }> => {
  const answer = await server.app.inject({
    method: 'POST',
    url: `/api/files?name=${encodeURIComponent('目录.pdf')}&region=310113`,
    headers: { cookie, 'content-type': 'application/octet-stream' },
    payload: aPdf(`(${randomUUID()})`),
  });
  return { region: '310113', id: answer.json<{ id: string }>().id };
};

describe('a task is given', () => {
  test('only within the giver’s reach: the own school, the own alliance and its members, the own district', async () => {
    const beyond = 'collaboration.task-beyond-reach';
    for (const [cookie, owner] of [
      [as.teacher, principalOf(school)],
      [as.principal, principalOf(neighbour)],
      [as.lead, principalOf(neighbour)],
      [as.researcher, principalOf(school)],
      [desk.neighbour, principalOf(school)],
      [desk.bookkeeper, principalOf(school)],
      [desk.personnel, principalOf(school)],
      [as.principal, { by: 'post', organisationId: desk.baoshan.id, post: 'district-officer' }],
    ] as const)
      expect((await asked({ owner }, cookie)).code).toBe(beyond);
    for (const [cookie, owner] of [
      [desk.registrar, principalOf(school)],
      [desk.city, principalOf(school)],
      [as.liaison, principalOf(neighbour)],
      [as.lead, principalOf(school)],
      [as.lead, { by: 'post', organisationId: alliance.id, post: 'alliance-lead' }],
      [as.principal, oneself(people.teacher)],
      [as.admin, principalOf(school)],
    ] as const)
      expect((await asked({ owner }, cookie)).code).toBeUndefined();
  });

  test('to a post such an organisation has or a person one sees, for a day to come', async () => {
    const owner = { by: 'post', organisationId: school!.id, post: 'liaison' } as const;
    expect((await asked({ owner })).code).toBe('collaboration.not-invitable');
    expect((await asked({ owner: { ...owner, organisationId: randomUUID() } })).code).toBe('platform.not-found');
    expect((await asked({ owner: oneself(people.stranger) }, as.principal)).code).toBe('platform.not-found');
    expect((await asked({ due: '2026-10-14' })).code).toBe('collaboration.task-due-past');
    expect((await asked({ due: '2026-10-15' })).code).toBeUndefined();
  });

  test('and leaves one line in the trail, and none when it is refused', async () => {
    const before = await trailLength(server.platform);
    await asked({}, as.teacher);
    expect(await trailLength(server.platform)).toBe(before);
    const { id } = await given();
    expect(await trail(server.platform, id)).toEqual(['collaboration.ask-task']);
  });

  test('to carry out a stage task, which it then names', async () => {
    const stageTask = { programmeId: `plan-${randomUUID()}`, stage: 'first', task: 'start' };
    const key = await given({ stageTask });
    expect(await seen(key)).toMatchObject({
      origin: '阶段任务',
      stageTask,
      from: { to: `/cockpit/${stageTask.programmeId}?tab=stages` },
      askedByOrganisation: desk.baoshan.name,
    });
    expect(await idsOf(desk.registrar, { programme: stageTask.programmeId })).toEqual([key.id]);
  });
});

describe('a task is seen', () => {
  test('by those it concerns; to everybody else it does not exist', async () => {
    const key = await given();
    for (const cookie of [desk.registrar, desk.city, desk.bookkeeper, as.liaison, as.principal, as.admin, as.lead])
      expect(await status(key, cookie)).toBe(200);
    for (const cookie of [as.teacher, as.stranger, desk.neighbour]) {
      expect(await status(key, cookie)).toBe(404);
      for (const act of [report(key, cookie), finish(key, cookie), settle(key, cookie), drop(key, cookie)])
        expect(await act).toBe('platform.not-found');
    }
    // The teacher to whom one is given sees that one.
    expect(await status(await given({ owner: oneself(people.teacher) }), as.teacher)).toBe(200);
  });
});

describe('a task is reported on', () => {
  test('by who owes it alone, and no more once it is done', async () => {
    const key = await given();
    for (const cookie of [desk.registrar, as.admin, as.lead])
      expect(await report(key, cookie)).toBe('collaboration.task-owner-only');
    expect(await report(key, as.principal, { note: '已收到七门' })).toBeUndefined();
    expect(await seen(key)).toMatchObject({ state: 'open', progress: 40, doneOn: null });
    expect(await finish(key, as.principal)).toBeUndefined();
    expect(await report(key, as.principal)).toBe('collaboration.task-not-so');
    expect(await finish(key, as.principal)).toBe('collaboration.task-not-so');
    expect(await seen(key)).toMatchObject({ state: 'done', progress: 100, doneOn: '2026-10-15' });
  });

  test('with evidence of one’s own, which who asked may open and a colleague may not', async () => {
    const key = await given();
    const [own, anothers] = [await aFileOf(as.principal), await aFileOf(as.admin)];
    expect(await report(key, as.principal, { files: [anothers] })).toBe('platform.not-found');
    expect(await report(key, as.principal, { files: [own] })).toBeUndefined();
    expect((await seen(key)).evidence.map(({ file }) => file)).toEqual([
      { ...own, name: '目录.pdf', size: expect.any(Number) },
    ]);
    const open = async (cookie: string) => (await server.ask(contract.platform.file, own, cookie)).status;
    for (const cookie of [desk.registrar, as.principal]) expect(await open(cookie)).toBe(200);
    for (const cookie of [as.teacher, as.stranger, desk.neighbour]) expect(await open(cookie)).toBe(404);
  });

  test('by whoever holds the post now: the successor finds it, the predecessor no longer does', async () => {
    const { database } = server.platform;
    const at = await aSchool(database);
    const before = await aPerson(database, { at, post: 'principal' });
    const after = await aPerson(database, { at });
    const key = await given({ owner: principalOf(at) });
    const mine = async (person: Person) => idsOf(await server.signedIn(person), { whose: 'owed' });
    expect([await mine(before), await mine(after)]).toEqual([[key.id], []]);
    expect(await report(key, await server.signedIn(before), { note: '移交前' })).toBeUndefined();

    const handOver = (person: Person, kind: string) =>
      database.system.updateTable('identity.post').set({ kind }).where('id', '=', person.postId).execute();
    await handOver(before, 'teacher');
    await handOver(after, 'principal');
    expect([await mine(before), await mine(after)]).toEqual([[], [key.id]]);
    expect(await status(key, await server.signedIn(before))).toBe(404);
    expect(await finish(key, await server.signedIn(after))).toBeUndefined();
    expect((await seen(key)).steps.map(({ step, personName }) => [step, personName])).toEqual([
      ['交办', desk.people.registrar.name],
      ['进展', before.name],
      ['完成', after.name],
    ]);
  });

  test('once by each of two who report at the same moment, or the second is told', async () => {
    const key = await given();
    const codes = await Promise.all([
      report(key, as.principal, { progress: 30, note: '甲' }),
      report(key, as.principal, { progress: 60, note: '乙' }),
    ]);
    const { steps, progress, version } = await seen(key);
    const told = codes.filter((code) => code !== undefined);
    expect(told.filter((code) => code !== 'platform.changed-meanwhile')).toEqual([]);
    expect(steps.filter(({ step }) => step === '进展').length).toBe(2 - told.length);
    expect(version).toBe(2 - told.length);
    expect([30, 60]).toContain(progress);
  });

  test('twice at the same moment as done, counts once', async () => {
    const key = await given();
    const codes = await Promise.all([finish(key, as.principal), finish(key, as.principal)]);
    expect(codes.filter((code) => code === undefined).length).toBe(1);
    expect((await seen(key)).steps.filter(({ step }) => step === '完成').length).toBe(1);
  });
});

describe('a task that is done', () => {
  test('is confirmed by who asked for it or their successors, never by who did it or only leads there', async () => {
    const key = await given();
    expect(await settle(key, desk.registrar)).toBe('collaboration.task-not-so');
    await finish(key, as.principal);
    for (const cookie of [as.principal, as.admin, as.lead, as.liaison, desk.bookkeeper])
      expect(await settle(key, cookie)).toBe('collaboration.task-asker-only');
    const successor = await aPerson(server.platform.database, {
      at: desk.baoshan,
      post: 'district-officer',
      office: '基础教育科',
    });
    expect(await settle(key, await server.signedIn(successor))).toBeUndefined();
    expect(await seen(key)).toMatchObject({ state: 'confirmed', doneOn: '2026-10-15' });
    expect(await settle(key, desk.registrar)).toBe('collaboration.task-not-so');
    expect(await settle(key, desk.registrar, false)).toBe('collaboration.task-not-so');
  });

  test('of a school’s own is confirmed by its next principal, but not by the one who owes it', async () => {
    const { database } = server.platform;
    const key = await given({ owner: oneself(people.teacher) }, as.principal);
    await finish(key, as.teacher);
    const next = await server.signedIn(await aPerson(database, { at: school!, post: 'principal' }));
    expect(await settle(key, next)).toBeUndefined();
    const owed = await given({ owner: principalOf(school) }, as.admin);
    await finish(owed, as.principal);
    expect(await settle(owed, as.principal)).toBe('collaboration.task-asker-only');
  });

  test('may be handed back: then it is open again, with the reason, and is reported done anew', async () => {
    const key = await given();
    await report(key, as.principal, { progress: 60 });
    await finish(key, as.principal);
    expect(await settle(key, desk.registrar, false)).toBe('collaboration.hand-back-needs-note');
    expect(await settle(key, desk.registrar, false, '缺少校本课程')).toBeUndefined();
    expect(await seen(key)).toMatchObject({ state: 'open', doneOn: null, progress: 60 });
    expect((await seen(key)).steps.at(-1)).toMatchObject({ step: '退回', note: '缺少校本课程' });
    expect(await finish(key, as.principal)).toBeUndefined();
    expect(await settle(key, desk.registrar)).toBeUndefined();
    expect(await trail(server.platform, key.id)).toEqual([
      'collaboration.ask-task',
      'collaboration.report-task',
      'collaboration.report-task',
      'collaboration.confirm-task',
      'collaboration.report-task',
      'collaboration.confirm-task',
    ]);
  });
});

describe('a task is changed', () => {
  test('by who asked, while it is open, to a day to come, on what one has seen', async () => {
    const key = await given();
    expect(await change(key, as.principal)).toBe('collaboration.task-asker-only');
    expect(await change(key, desk.registrar, { due: '2026-10-14' })).toBe('collaboration.task-due-past');
    expect(await change(key, desk.registrar, { version: 7 })).toBe('platform.changed-meanwhile');
    expect(await change(key, desk.registrar, { due: '2026-12-01' })).toBeUndefined();
    expect((await seen(key)).steps.map(({ step }) => step)).toEqual(['交办', '改期']);
    await finish(key, as.principal);
    expect(await change(key, desk.registrar)).toBe('collaboration.task-not-so');
  });

  test('when it is overdue keeps its day if only the owner changes', async () => {
    const key = await given({ due: '2026-10-15' });
    now = Temporal.Instant.from('2026-10-16T10:00:00+08:00');
    const owner = { by: 'post', organisationId: school!.id, post: 'school-admin' } as const;
    expect(await change(key, desk.registrar, { due: '2026-10-15', owner })).toBeUndefined();
    expect(await seen(key)).toMatchObject({ due: '2026-10-15', overdue: true, owner: '学校管理员' });
    now = Temporal.Instant.from('2026-10-15T10:00:00+08:00');
  });

  test('and passed on within its district and the giver’s reach, and no further', async () => {
    const key = await given();
    const there = await aSchool(server.platform.database, { region: '310114' });
    expect(await change(key, desk.city, { owner: principalOf(there) })).toBe('collaboration.task-beyond-reach');
    const own = await given({ owner: oneself(people.teacher) }, as.principal);
    expect(await change(own, as.principal, { owner: principalOf(neighbour) })).toBe('collaboration.task-beyond-reach');

    expect(await change(key, desk.registrar, { owner: principalOf(neighbour) })).toBeUndefined();
    expect(await report(key, as.stranger)).toBeUndefined();
    expect(await status(key, as.principal)).toBe(404);
    expect((await seen(key)).steps.map(({ step }) => step)).toEqual(['交办', '转交', '进展']);
  });
});

test('a task that is dropped keeps its reason, and nothing more is done with it', async () => {
  const key = await given();
  expect(await drop(key, as.principal)).toBe('collaboration.task-asker-only');
  expect(await drop(key, desk.registrar)).toBeUndefined();
  expect(await seen(key)).toMatchObject({ state: 'dropped', overdue: false });
  expect((await seen(key)).steps.at(-1)).toMatchObject({ step: '撤销', note: '不再需要' });
  for (const act of [drop(key, desk.registrar), change(key, desk.registrar), settle(key, desk.registrar)])
    expect(await act).toBe('collaboration.task-not-so');
  expect(await report(key, as.principal)).toBe('collaboration.task-not-so');
});

describe('what a page may offer', () => {
  test('is what the caller may do with the task as it stands, and else says why not', async () => {
    const key = await given();
    const can = async (cookie: string) => (await seen(key, cookie)).can;
    const notSo = '任务已完成、已办结或已撤销，不能再这样办理';
    expect(await can(as.principal)).toMatchObject({
      report: true,
      finish: true,
      confirm: '由交办人办理',
      change: '由交办人办理',
    });
    expect(await can(desk.registrar)).toMatchObject({
      report: '由任务的承办人办理',
      confirm: notSo,
      drop: true,
      change: true,
    });
    await finish(key, as.principal);
    expect(await can(as.principal)).toMatchObject({ report: notSo, finish: notSo });
    expect(await can(desk.registrar)).toMatchObject({ confirm: true, handBack: true, drop: true, change: notSo });
    expect((await listed(as.teacher)).can.ask).toContain('由教育行政部门、联盟或学校');
    for (const cookie of [desk.registrar, as.liaison, as.lead, as.principal])
      expect((await listed(cookie)).can.ask).toBe(true);
  });
});

describe('the list of tasks', () => {
  test('is filtered by whose they are, their state, origin, place and words, and counted', async () => {
    const { database } = server.platform;
    const at = await aSchool(database, { name: '淞南第九中学' });
    const principal = await server.signedIn(await aPerson(database, { at, post: 'principal' }));
    const late = await given({ owner: principalOf(at), title: '填写档案表', due: '2026-10-15' });
    const done = await given({ owner: principalOf(at), title: '整理场地', due: '2026-10-20' });
    const own = await given({ owner: principalOf(at), title: '自查报告', due: '2026-10-25' }, principal);
    await finish(done, principal);
    now = Temporal.Instant.from('2026-10-16T10:00:00+08:00');

    const organisation = at.id;
    expect(await idsOf(desk.registrar, { organisation })).toEqual([late.id, own.id, done.id]);
    expect(await idsOf(desk.registrar, { organisation, overdue: 'yes' })).toEqual([late.id]);
    expect(await idsOf(desk.registrar, { organisation, state: 'done' })).toEqual([done.id]);
    expect(await idsOf(desk.registrar, { organisation, whose: 'asked' })).toEqual([late.id, done.id]);
    expect(await idsOf(principal, { whose: 'asked' })).toEqual([own.id]);
    expect(await idsOf(principal, { whose: 'owed', state: 'open' })).toEqual([late.id, own.id]);
    expect(await idsOf(desk.registrar, { organisation, origin: '会议' })).toEqual([]);
    expect(await idsOf(desk.registrar, { search: '档案' })).toContain(late.id);
    expect(await idsOf(desk.registrar, { search: 'txdab' })).toEqual([late.id]);
    expect(await idsOf(desk.registrar, { search: '淞南第九' })).toHaveLength(3);
    expect(await idsOf(desk.neighbour, { organisation })).toEqual([]);
    expect((await listed(principal, { search: '没有' })).waiting).toEqual({ owed: 2, asked: 1 });
    const page = await listed(desk.registrar, { organisation, size: 2, page: 2 });
    expect([page.total, page.rows.map(({ id }) => id)]).toEqual([3, [done.id]]);
    now = Temporal.Instant.from('2026-10-15T10:00:00+08:00');
  });
});
