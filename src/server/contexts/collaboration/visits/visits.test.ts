import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { Input } from '#contract/route.ts';
import { hashOf } from '#server/platform/authentication.ts';
import { changing } from '#server/platform/database/database.ts';
import { aPdf } from '../../../../../tests/fixtures/uploads/documents.ts';
import { aPng } from '../../../../../tests/fixtures/uploads/pictures.ts';
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
import { neverTwice } from '../../../platform/time/clock.ts';
import { visitsMade } from './facts.ts';

const now = Temporal.Instant.from('2026-10-15T10:00:00+08:00');
let server: TestServer;
let desk: Offices;
let alliance: Organisation;
let school: School;
let liaison: Person;
let cookie: string;
let lead: string;
let principal: string;

const routes = contract.collaboration;
const PNG = aPng();

beforeAll(async () => {
  // What happens one after the other is told in that order, as under the real clock.
  server = await aServer(neverTwice(() => now));
  desk = await offices(server);
  const { database } = server.platform;
  school = await aSchool(database);
  alliance = await anAlliance(database, { members: [school] });
  liaison = await aPerson(database, { at: desk.baoshan, post: 'liaison' });
  cookie = await server.signedIn(liaison);
  lead = await server.signedIn(await aPerson(database, { at: alliance, post: 'alliance-lead' }));
  principal = await server.signedIn(await aPerson(database, { at: school, post: 'principal' }));
});
afterAll(() => server.close());

type Key = { region: string; id: string };
type Save = Input<typeof routes.saveVisit>;

const assign = (more: Partial<Input<typeof routes.assignLiaison>> = {}, who = desk.registrar) =>
  server.ask(
    routes.assignLiaison,
    { liaison: liaison.id, organisations: [alliance.id], from: '2026-09-01', ...more },
    who,
  );
const begun = async (on = '2026-10-14', organisationId = alliance.id): Promise<Key> =>
  (await server.ask(routes.beginVisit, { organisationId, on }, cookie)).body;
const save = (key: Key, more: Partial<Save> = {}, who = cookie) =>
  server.ask(
    routes.saveVisit,
    { ...key, revision: 0, on: '2026-10-14', kind: '日常巡视', met: '负责人', seen: '共享课程已开课', ...more },
    who,
  );
const send = (key: Key, revision = 1) => server.ask(routes.sendVisit, { ...key, revision }, cookie);
/** A visit that was sent, with one problem and one suggestion that proposes something for a programme. */
const sent = async (on = '2026-10-14', organisationId = alliance.id): Promise<Key> => {
  const key = await begun(on, organisationId);
  const proposal = { programmeId: 'a-plan', stage: 'first', task: 'start', proposes: '推迟到下学期' };
  const points: Save['points'] = [
    { number: 1, kind: '问题', body: '走教教师课时未计入工作量' },
    { number: 2, kind: '建议', body: '先理顺课时再推开', proposal },
  ];
  expect((await save(key, { on, points })).code).toBeUndefined();
  expect((await send(key)).code).toBeUndefined();
  return key;
};
const uploaded = async (payload: Buffer, who: string): Promise<string> => {
  const headers = { cookie: who, 'content-type': 'application/octet-stream' };
  const url = '/api/files?name=a&region=310113';
  return (await server.app.inject({ method: 'POST', url, headers, payload })).json<{ id: string }>().id;
};
const seen = async (key: Key, who = cookie) => (await server.ask(routes.visit, key, who)).body;
const status = async (key: Key, who: string) => (await server.ask(routes.visit, key, who)).status;
const answer = (key: Key, number = 1, who = lead, more: Partial<Input<typeof routes.answerPoint>> = {}) =>
  server.ask(routes.answerPoint, { ...key, number, answer: '下周调整', due: '2026-10-30', ...more }, who);
const settle = (key: Key, number: number, settled = true, note = '', who = cookie) =>
  server.ask(routes.settlePoint, { ...key, number, settled, note }, who);
const decide = (key: Key, who: string, adopted = true) =>
  server.ask(routes.decideProposal, { ...key, number: 2, adopted, reason: '理由充分' }, who);

describe('a liaison is assigned', () => {
  test('by the office of basic education of the district or the city, and by nobody else', async () => {
    for (const who of [desk.neighbour, desk.personnel, desk.bookkeeper, cookie, lead, principal])
      expect((await assign({}, who)).code).toBe('collaboration.assigners-only');
    const { body, code } = await assign();
    expect(code).toBeUndefined();
    expect(await trail(server.platform, body.ids[0]!)).toEqual(['collaboration.assign-liaison']);
    expect((await assign({ programmeId: 'a-plan', to: '2027-09-01' }, desk.city)).code).toBeUndefined();
  });

  test('only who is one then, to what can be visited, and never twice at once for the same', async () => {
    const teacher = await aPerson(server.platform.database, { at: school });
    expect((await assign({ liaison: teacher.id })).code).toBe('collaboration.not-a-liaison');
    expect((await assign({ from: '2009-01-01' })).code).toBe('collaboration.visit-outside-life');
    expect((await assign({ organisations: [desk.baoshan.id] })).code).toBe('collaboration.not-to-be-visited');
    expect((await assign({ to: '2026-09-01' })).code).toBe('collaboration.assignment-days');
    expect((await assign({ from: '2026-12-01' })).code).toBe('collaboration.assigned-already');
  });

  test('until the assignment is ended, which stays written down', async () => {
    const { body } = await assign({ organisations: [school.id] });
    const key = { region: school.region, id: body.ids[0]! };
    const end = (to: string, who = desk.registrar) => server.ask(routes.endAssignment, { ...key, to }, who);
    expect((await end('2026-10-01', cookie)).code).toBe('collaboration.assigners-only');
    expect((await end('2026-09-01')).code).toBe('collaboration.assignment-days');
    expect((await end('2026-10-01')).code).toBeUndefined();
    expect((await end('2026-10-02')).code).toBe('collaboration.assignment-ended');
    const listed = async (ended?: 'with') => {
      const asked = { organisation: school.id, ...(ended === undefined ? {} : { ended }) };
      return (await server.ask(routes.liaisonAssignments, asked, desk.registrar)).body.rows.map(({ to }) => to);
    };
    expect(await listed()).toEqual([]);
    expect(await listed('with')).toEqual(['2026-10-01']);
  });
});

describe('a draft', () => {
  test('is begun by a liaison of the district, whether assigned or 计划外', async () => {
    const begin = async (organisationId: string, who: string) =>
      (await server.ask(routes.beginVisit, { organisationId, on: '2026-10-13' }, who)).code;
    for (const who of [desk.registrar, lead, principal])
      expect(await begin(alliance.id, who)).toBe('collaboration.liaison-only');
    const abroad = await aSchool(server.platform.database, { region: '310114' });
    expect(await begin(abroad.id, cookie)).toBe('collaboration.liaison-only');
    expect(await begin(desk.baoshan.id, cookie)).toBe('collaboration.not-to-be-visited');
    const other = await aSchool(server.platform.database);
    expect((await seen(await begun('2026-10-13', other.id))).planned).toBe(false);
    expect((await seen(await begun('2026-10-13'))).planned).toBe(true);
    expect(await begun('2026-10-13')).toEqual(await begun('2026-10-13'));
  });

  test('is seen by its author and by nobody else', async () => {
    const key = await begun();
    await save(key);
    expect(await status(key, cookie)).toBe(200);
    for (const who of [desk.registrar, desk.city, lead, principal]) expect(await status(key, who)).toBe(404);
    expect((await save(key, { revision: 1 }, desk.registrar)).code).toBe('platform.not-found');
  });

  test('written on two devices keeps the words of the first, and tells the second', async () => {
    const key = await begun('2026-10-12');
    const [first, second] = await Promise.all([save(key, { seen: '甲' }), save(key, { seen: '乙' })]);
    expect([first.code, second.code].toSorted()).toEqual(['collaboration.visit-changed', undefined]);
    expect((await seen(key)).revision).toBe(1);
  });

  test('loses the pictures of a point that is struck out, and takes nothing but pictures', async () => {
    const key = await begun('2026-10-11');
    const points: Save['points'] = [1, 2].map((number) => ({ number, kind: '问题', body: `第 ${number} 条` }));
    await save(key, { points });
    const attach = async (bytes: Buffer, number: number | null) => {
      const file = await uploaded(bytes, cookie);
      return server.ask(routes.attachPhoto, { ...key, number, fileRegion: key.region, fileId: file }, cookie);
    };
    expect((await attach(aPdf(), null)).code).toBe('collaboration.photos-only');
    for (const number of [null, 1, 2]) expect((await attach(PNG, number)).code).toBeUndefined();
    await save(key, { revision: 1, points: points.slice(1) });
    expect(new Set((await seen(key)).photos.map(({ number }) => number))).toEqual(new Set([null, 2]));
  });

  test('may be discarded, and is then gone', async () => {
    const key = await begun('2026-10-10');
    expect((await server.ask(routes.discardVisit, key, cookie)).code).toBeUndefined();
    expect(await status(key, cookie)).toBe(404);
  });
});

describe('a report', () => {
  test('is not sent before its day, unfinished, or of a kind nobody knows', async () => {
    const key = await begun('2026-10-20');
    expect((await save(key, { kind: '微服私访' })).code).toBe('collaboration.visit-kind-unknown');
    await save(key, { on: '2026-10-20' });
    expect((await send(key)).code).toBe('collaboration.visit-to-come');
    await save(key, { revision: 1, met: '' });
    expect((await send(key, 2)).code).toBe('collaboration.visit-met-nobody');
    await save(key, { revision: 2, points: [{ number: 1, kind: '问题', body: '' }] });
    expect((await send(key, 3)).code).toBe('collaboration.point-empty');
    expect((await send(key, 2)).code).toBe('collaboration.visit-changed');
  });

  test('is read by the organisation visited and those who follow the district; to others it does not exist', async () => {
    const key = await sent('2026-10-09', school.id);
    const { database } = server.platform;
    const stranger = await server.signedIn(await aPerson(database, { at: await aSchool(database), post: 'principal' }));
    const teacher = await server.signedIn(await aPerson(database, { at: school }));
    for (const who of [cookie, principal, desk.registrar, desk.bookkeeper, desk.city])
      expect(await status(key, who)).toBe(200);
    for (const who of [stranger, teacher, lead, desk.neighbour]) expect(await status(key, who)).toBe(404);
  });

  test('is never changed once it is sent, whoever asks', async () => {
    const key = await sent('2026-10-08');
    expect((await save(key, { revision: 1 })).code).toBe('collaboration.visit-sent-already');
    expect((await send(key)).code).toBe('collaboration.visit-sent-already');
    expect((await server.ask(routes.discardVisit, key, cookie)).code).toBe('collaboration.visit-sent-already');
    // The second wall says the same.
    const session = hashOf(cookie.split('=')[1] ?? '');
    const tampered = await changing(server.platform.database, { session }, async (tx) => {
      const visit = await tx.updateTable('collaboration.visit').set({ seen: '改' }).where('id', '=', key.id).execute();
      const struck = await tx.deleteFrom('collaboration.visit_point').where('visit_id', '=', key.id).execute();
      return [visit[0]?.numUpdatedRows, struck[0]?.numDeletedRows];
    });
    expect(tampered).toEqual([0n, 0n]);
    await expect(
      changing(server.platform.database, { session }, (tx) =>
        tx.updateTable('collaboration.visit_point').set({ body: '改' }).where('visit_id', '=', key.id).execute(),
      ),
    ).rejects.toThrow('permission denied');
  });

  test('counts for the organisation visited on the day of the visit, with its kind and programme', async () => {
    const key = await sent('2026-10-07');
    const facts = await visitsMade.load(server.platform.database.system, '310113');
    const fact = facts.find(({ subject }) => subject === key.id);
    expect(fact).toMatchObject({ organisation: alliance.id, on: '2026-10-07', attributes: { kind: '日常巡视' } });
    const draft = await begun('2026-10-06');
    expect(facts.some(({ subject }) => subject === draft.id)).toBe(false);
  });
});

describe('a point', () => {
  test('is answered by who leads the organisation, with a day to come', async () => {
    const key = await sent('2026-09-30');
    for (const who of [principal, desk.registrar, cookie])
      expect((await answer(key, 1, who)).code).toBe(
        who === principal ? 'platform.not-found' : 'collaboration.visited-only',
      );
    expect((await answer(key, 1, lead, { due: '2026-10-14' })).code).toBe('collaboration.answer-due-past');
    expect((await answer(key, 9)).code).toBe('platform.not-found');
    expect((await answer(key)).code).toBeUndefined();
    const { items } = await seen(key);
    expect(items.map(({ state, due }) => [state, due])).toEqual([
      ['answered', '2026-10-30'],
      ['open', null],
    ]);
  });

  test('becomes a task of somebody there, and of nobody elsewhere', async () => {
    const key = await sent('2026-09-29', school.id);
    const owner = (organisationId: string) =>
      ({ by: 'post', organisationId, post: 'school-admin', office: null }) as const;
    const task = (at: string) => ({ task: { title: '调整课时核算', owner: owner(at) } });
    const elsewhere = await aSchool(server.platform.database);
    expect((await answer(key, 1, principal, task(elsewhere.id))).code).toBe('collaboration.task-beyond-reach');
    expect((await answer(key, 1, principal, task(school.id))).code).toBeUndefined();
    const given = (await seen(key, principal)).items[0]?.steps[0]?.task;
    expect(given).toMatchObject({ title: '调整课时核算', state: 'open' });
    const opened = await server.ask(routes.task, { region: given!.region, id: given!.id }, principal);
    expect(opened.body).toMatchObject({
      origin: '走访',
      due: '2026-10-30',
      from: { to: `/visits/${key.region}/${key.id}` },
    });
  });

  test('is settled or handed back by the liaison who came or who is charged with the organisation now', async () => {
    const { database } = server.platform;
    const colleague = await aPerson(database, { at: desk.baoshan, post: 'liaison' });
    const other = await server.signedIn(colleague);
    const key = await sent('2026-09-28');
    for (const who of [lead, desk.registrar, other])
      expect((await settle(key, 1, true, '', who)).code).toBe('collaboration.follow-up-only');
    expect((await settle(key, 1, false, '再办')).code).toBe('collaboration.point-not-so');
    await answer(key);
    expect((await settle(key, 1, false)).code).toBe('collaboration.reopen-needs-note');
    expect((await settle(key, 1, false, '课时仍未核减')).code).toBeUndefined();
    await answer(key);
    await assign({ liaison: colleague.id });
    expect((await settle(key, 1, true, '已核减', other)).code).toBeUndefined();
    expect((await answer(key)).code).toBe('collaboration.point-not-so');
    expect((await seen(key)).items[0]?.steps.map(({ step }) => step)).toEqual(['答复', '退回', '答复', '办结']);
  });

  test('that is the last to be settled closes the visit, and opened again opens it', async () => {
    const key = await sent('2026-09-27');
    const state = async () => (await seen(key)).state;
    await settle(key, 1);
    expect(await state()).toBe('sent');
    await settle(key, 2);
    expect(await state()).toBe('closed');
    await settle(key, 2, false, '又有反复');
    expect(await state()).toBe('sent');
  });
});

test('a proposal is decided once, with its reason, by the office of basic education', async () => {
  const key = await sent('2026-09-26');
  for (const who of [cookie, lead, desk.bookkeeper])
    expect((await decide(key, who)).code).toBe('collaboration.deciders-only');
  expect((await decide(key, desk.neighbour)).code).toBe('platform.not-found');
  expect((await decide(key, desk.registrar, false)).code).toBeUndefined();
  expect((await decide(key, desk.city)).code).toBe('collaboration.proposal-decided');
  const { proposal } = (await seen(key)).items[1]!;
  expect(proposal).toMatchObject({ state: 'declined', reason: '理由充分', decidedOn: '2026-10-15' });
});
