import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { Refusal } from '#core/kernel/refusal.ts';
import { handedIn, type Key, openedBid, publishBids } from '../../../../../tests/support/bids.ts';
import { aPerson, aSchool, type Person, type School } from '../../../../../tests/support/builders.ts';
import { type Offices, offices, trail } from '../../../../../tests/support/offices.ts';
import { aServer, type TestServer } from '../../../../../tests/support/server.ts';
import type { Caller } from '../../../platform/caller.ts';
import { entriesOf } from '../../../platform/documents/archive/zip.ts';
import { systemCaller } from '../../../platform/system-caller.ts';
import { neverTwice } from '../../../platform/time/clock.ts';
import { finishNotice } from './commands/finish-notice.ts';
import { raiseObjection } from './commands/objections.ts';

const routes = contract.projects;
const at = (day: string, time = '10:00:00') => Temporal.Instant.from(`${day}T${time}+08:00`);
let now = at('2026-10-14');
let server: TestServer;
let desk: Offices;
let programmeId: string;
let schools: { school: School; principal: string }[];
let elsewhere: School;
let neighbour: Person;
let objector: string;
let bystander: string;

beforeAll(async () => {
  server = await aServer(neverTwice(() => now));
  desk = await offices(server);
  const { database } = server.platform;
  schools = await Promise.all(
    ['东湖', '西湖'].map(async (name) => {
      const school = await aSchool(database, { name: `${name}小学` });
      return { school, principal: await server.signedIn(await aPerson(database, { at: school, post: 'principal' })) };
    }),
  );
  // Anybody may object: here a teacher of another district.
  elsewhere = await aSchool(database, { region: '310114' });
  bystander = await server.signedIn(await aPerson(database, { at: elsewhere, post: 'principal' }));
  programmeId = await publishBids(server.platform);
});
afterAll(() => server.close());
beforeEach(async () => {
  now = at('2026-10-14');
  neighbour = await aPerson(server.platform.database, { at: elsewhere });
  objector = await server.signedIn(neighbour);
});

const publish = (
  id: string,
  cases: readonly Key[],
  more: { from?: string; moves?: number } = {},
  who = desk.registrar,
) =>
  server.ask(
    routes.publishNotice,
    {
      id,
      step: 'notice',
      title: '拟采用方案的公示',
      body: '现予公示。',
      from: more.from ?? '2026-10-14',
      cases: cases.map((key) => ({ ...key, moves: more.moves ?? 2 })),
    },
    who,
  );
const notice = async (id: string, who = desk.registrar) => (await server.ask(routes.publicNotice, { id }, who)).body;
const object = (id: string, key: Key, who = objector, body = '水质没有检测') =>
  server.ask(routes.raiseObjection, { id, case: key.id, body }, who);
const answer = (id: string, objection: string, upheld: boolean, who = desk.registrar) =>
  server.ask(routes.answerObjection, { id, objection, upheld, answer: '经核查，已有检测报告' }, who);
const finish = (id: string, who = desk.registrar) => server.ask(routes.finishNotice, { id }, who);
const seen = async (key: Key) => (await server.ask(routes.case, key, desk.registrar)).body;

async function adopted(): Promise<{ call: string; keys: [Key, Key] }> {
  const call = await openedBid(server, desk.registrar, programmeId);
  const keys: Key[] = [];
  for (const { school, principal } of schools)
    keys.push(await handedIn(server, call, { at: school, as: principal, title: `${school.name}方案` }));
  const decisions = keys.map((key) => ({ ...key, moves: 1, choice: '采用', note: '' }));
  const input = { id: call, step: 'settle', meeting: null, decisions };
  expect((await server.ask(routes.decideCases, input, desk.registrar)).code).toBeUndefined();
  return { call, keys: keys as [Key, Key] };
}
async function announced(): Promise<{ call: string; keys: [Key, Key]; id: string }> {
  const { call, keys } = await adopted();
  const { body, code } = await publish(call, keys);
  expect(code).toBeUndefined();
  return { call, keys, id: body.id };
}

describe('a public notice', () => {
  test('is published by whoever acts at the step, from today on, of cases that stand there once', async () => {
    const { call, keys } = await adopted();
    for (const who of [schools[0]!.principal, desk.personnel, desk.city])
      expect((await publish(call, [keys[0]], {}, who)).code).toBe('projects.others-act');
    expect((await publish(call, keys, {}, desk.neighbour)).code).toBe('platform.not-found');
    expect((await publish(call, keys, { from: '2026-10-13' })).code).toBe('projects.notice-from-past');
    expect((await publish(call, keys, { moves: 1 })).code).toBe('projects.cases-moved');
    const twice = await Promise.all([publish(call, keys), publish(call, [keys[1]])]);
    expect(twice.map(({ code }) => code ?? 'done').toSorted()).toEqual(['done', 'projects.notice-twice']);
  });

  test('runs the working days of its step, the first day not counted, and is everybody’s to read', async () => {
    const { id, call } = await announced();
    // 2026-10-14 is a Wednesday: Thursday, Friday, Monday, Tuesday, Wednesday.
    const read = await notice(id, bystander);
    expect([read.from, read.to, read.state]).toEqual(['2026-10-14', '2026-10-21', 'running']);
    expect(read.cases.map(({ organisationName, title }) => [organisationName, title])).toEqual([
      ['东湖小学', '东湖小学方案'],
      ['西湖小学', '西湖小学方案'],
    ]);
    expect(read.can.object).toBe(true);
    expect(read.can.finish).toBe('请由负责这个环节的人员办理');
    const listed = await server.ask(routes.callNotices, { id: call }, bystander);
    expect(listed.body.notices.map((one) => [one.id, one.cases])).toEqual([[id, 2]]);
    expect(listed.body.steps[0]?.cases).toEqual([]);
  });

  test('that begins later is not public before', async () => {
    const { call, keys } = await adopted();
    const { id } = (await publish(call, keys, { from: '2026-10-19' })).body;
    const finds = async () =>
      (await server.ask(contract.workspace.search, { text: '拟采用方案' }, bystander)).body
        .flatMap(({ rows }) => rows)
        .some(({ to }) => to === `/notices/${id}`);
    expect(await finds()).toBe(false);
    expect((await server.ask(routes.publicNotice, { id }, bystander)).code).toBe('platform.not-found');
    expect((await object(id, keys[0])).code).toBe('platform.not-found');
    expect((await notice(id)).can.object).toBe('公示自 2026-10-19 开始，届时可以提出异议');
    now = at('2026-10-19');
    expect((await notice(id, bystander)).state).toBe('running');
    expect(await finds()).toBe(true);
  });

  test('proposes its words in the way of the office', async () => {
    const { call } = await adopted();
    const { steps } = (await server.ask(routes.callNotices, { id: call }, desk.registrar)).body;
    expect(steps[0]?.title).toBe('关于“2026 年园地共建方案征集”拟入选名单的公示');
    expect(steps[0]?.body).toContain('根据《宝山区园地共建行动方案》（二），经报送方案、集体研究决定等环节');
    expect(steps[0]?.body).toContain('公示时间为2026年10月14日至2026年10月21日（自次日起5个工作日）。');
  });
});

describe('an objection', () => {
  test('is raised by anybody signed in, to a listed case, while the notice runs', async () => {
    const { id, keys } = await announced();
    const other = await adopted();
    expect((await object(id, other.keys[0])).code).toBe('platform.not-found');
    expect((await object(id, keys[0], objector, '  ')).status).toBe(400);
    expect((await object(id, keys[0])).code).toBeUndefined();
    now = at('2026-10-21', '23:59:59');
    expect((await object(id, keys[0])).code).toBeUndefined();
    now = at('2026-10-22', '00:00:00');
    expect((await object(id, keys[0])).code).toBe('projects.notice-over');
  });

  test('is seen by who raised it and those who oversee, and nobody else', async () => {
    const { id, keys } = await announced();
    await object(id, keys[0]);
    const bodies = async (who: string) => (await notice(id, who)).objections.map(({ body }) => body);
    for (const who of [bystander, schools[0]!.principal, desk.neighbour]) expect(await bodies(who)).toEqual([]);
    for (const who of [objector, desk.registrar]) expect(await bodies(who)).toEqual(['水质没有检测']);
  });

  test('is one of five that a person may raise in a day, whatever to', async () => {
    const first = await announced();
    const second = await announced();
    for (let nth = 0; nth < 4; nth += 1) expect((await object(first.id, first.keys[0])).code).toBeUndefined();
    const both = await Promise.all([object(second.id, second.keys[0]), object(second.id, second.keys[1])]);
    expect(both.map(({ code }) => code ?? 'done').toSorted()).toEqual(['done', 'projects.objections-too-many']);
    expect((await object(first.id, first.keys[0], bystander)).code).toBeUndefined();
    now = at('2026-10-15', '00:00:00');
    expect((await object(second.id, second.keys[1])).code).toBeUndefined();
  });

  test('is answered once, by whoever acts at the step', async () => {
    const { id, keys } = await announced();
    const { id: objection } = (await object(id, keys[0])).body;
    expect((await answer(id, objection, false, objector)).code).toBe('platform.not-found');
    expect((await answer(id, objection, false, desk.personnel)).code).toBe('projects.others-act');
    const both = await Promise.all([answer(id, objection, false), answer(id, objection, true)]);
    expect(both.map(({ code }) => code ?? 'done').toSorted()).toEqual(['done', 'projects.objection-answered']);
    expect((await notice(id, objector)).objections[0]?.answer).toBe('经核查，已有检测报告');
  });

  test('that is upheld sends its case back, and once only', async () => {
    const { id, keys, call } = await announced();
    const [one, two] = [(await object(id, keys[0])).body.id, (await object(id, keys[0])).body.id];
    await answer(id, one, true);
    await answer(id, two, true);
    const back = await seen(keys[0]);
    expect([back.step, back.history.length, back.history[0]?.note]).toEqual(['settle', 3, '经核查，已有检测报告']);
    now = at('2026-10-22');
    expect((await finish(id)).code).toBeUndefined();
    expect([(await seen(keys[0])).step, (await seen(keys[1])).step]).toEqual(['settle', 'run']);
    expect([(await seen(keys[0])).number, (await seen(keys[1])).number]).toEqual([null, '2026-001']);
    const again = { ...keys[0], moves: 3, choice: '采用', note: '检测合格' };
    await server.ask(
      routes.decideCases,
      { id: call, step: 'settle', meeting: null, decisions: [again] },
      desk.registrar,
    );
    const second = await publish(call, [keys[0]], { from: '2026-10-22', moves: 4 });
    now = at('2026-10-30');
    expect((await finish(second.body.id)).code).toBeUndefined();
    expect((await seen(keys[0])).number).toBe('2026-002');
  });
});

describe('finishing a notice', () => {
  test('comes after its period, with every objection answered, once', async () => {
    const { id, keys } = await announced();
    const { id: objection } = (await object(id, keys[1])).body;
    now = at('2026-10-21', '23:59:59');
    expect((await finish(id)).code).toBe('projects.notice-running');
    now = at('2026-10-22');
    expect((await finish(id, desk.personnel)).code).toBe('projects.others-act');
    const early = await finish(id);
    expect(early.body).toMatchObject({
      code: 'projects.objections-open',
      detail: { count: 1, titles: ['“西湖小学方案”'] },
    });
    await answer(id, objection, false);
    const twice = await Promise.all([finish(id), finish(id)]);
    expect(twice.map(({ code }) => code ?? 'done').toSorted()).toEqual(['done', 'projects.notice-finished']);
    expect((await notice(id)).cases.map(({ number }) => number)).toEqual(['2026-001', '2026-002']);
    expect(await trail(server.platform, id)).toEqual(['projects.publish-notice', 'projects.finish-notice']);
    expect((await answer(id, objection, true)).code).toBe('projects.objection-answered');
  });

  test('an objection at the last moment is in and must be answered, or it is too late', async () => {
    // Sent in the last second of the notice, it meets what is sent in the first second after it.
    const callerAt = (instant: Temporal.Instant, posts: Caller['actor']['posts']): Caller => {
      const { database, freshness } = server.platform;
      const someone = systemCaller(database, freshness, '有人', () => instant);
      return { ...someone, actor: { ...someone.actor, posts } };
    };
    const officer: Caller['actor']['posts'][number] = {
      id: desk.baoshan.id,
      kind: 'district-officer',
      organisationId: desk.baoshan.id,
      organisationKind: 'bureau',
      region: '310113',
      office: '基础教育科',
    };
    for (const objectsFirst of [true, false, true, false]) {
      now = at('2026-10-14');
      const { id, keys } = await announced();
      const input = { id, case: keys[0].id, body: '水质没有检测' };
      const objects = () => raiseObjection(callerAt(at('2026-10-21', '23:59:59'), []), input);
      const finishes = () => finishNotice(callerAt(at('2026-10-22', '00:00:00'), [officer]), { id });
      const ends = await Promise.allSettled(objectsFirst ? [objects(), finishes()] : [finishes(), objects()]);
      const refused = ends.flatMap((end) => (end.status === 'rejected' ? [(end.reason as Refusal).code] : []));
      now = at('2026-10-22');
      const { objections, state } = await notice(id);
      expect([objections.length, state, refused]).toEqual(
        objections.length === 1 ? [1, 'over', ['projects.objections-open']] : [0, 'finished', ['projects.notice-over']],
      );
    }
  });

  test('waits on the desk of whoever finishes, as do objections to answer', async () => {
    const { id, keys } = await announced();
    const waiting = async (who: string) =>
      (await server.ask(contract.workspace.todos, { size: 100 }, who)).body.rows
        .filter(({ to }) => to === `/notices/${id}` || keys.some((key) => to.endsWith(key.id)))
        .map(({ act }) => act);
    expect(await waiting(desk.registrar)).toEqual([]);
    const { id: objection } = (await object(id, keys[0])).body;
    expect(await waiting(desk.registrar)).toEqual(['答复异议']);
    await answer(id, objection, false);
    now = at('2026-10-22');
    expect(await waiting(desk.registrar)).toEqual(['办结公示']);
    expect(await waiting(desk.personnel)).toEqual([]);
  });
});

describe('a document', () => {
  const text = async (asked: Promise<{ status: number; body: unknown }>) => {
    const { status, body } = await asked;
    expect(status).toBe(200);
    const { stored, from, to } = entriesOf(body as Buffer).get('word/document.xml')!;
    const part = (body as Buffer).subarray(from, to);
    return String(stored ? part : inflateRawSync(part)).replaceAll(/<[^>]+>/g, '');
  };

  test('of the notice, of the establishment, of the form and of the trail say what happened', async () => {
    const { id, keys } = await announced();
    const noticed = await text(server.ask(routes.noticeDocument, { id }, bystander));
    for (const word of ['宝山区教育局', '拟采用方案的公示', '现予公示。', '西湖小学方案'])
      expect(noticed).toContain(word);
    const asked = () => server.ask(routes.establishmentDocument, { id }, bystander);
    expect((await asked()).code).toBe('projects.notice-unfinished');
    now = at('2026-10-22');
    await finish(id);
    const established = await text(asked());
    for (const word of ['2026-001', '2026-002', '东湖小学方案', '2026年10月22日']) expect(established).toContain(word);
    const form = await text(server.ask(routes.formDocument, keys[0], desk.registrar));
    for (const word of ['让孩子们认识水', '2026-001', '东湖小学']) expect(form).toContain(word);
    const trailed = await text(server.ask(routes.trailDocument, keys[0], schools[0]!.principal));
    for (const word of ['办理单', '集体研究决定', '采用', '公示期满']) expect(trailed).toContain(word);
    expect((await server.ask(routes.trailDocument, keys[0], bystander)).code).toBe('platform.not-found');
    expect((await server.ask(routes.formDocument, keys[0], bystander)).code).toBe('platform.not-found');
  });
});
