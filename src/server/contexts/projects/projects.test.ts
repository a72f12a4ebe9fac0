import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { Input } from '#contract/route.ts';
import { aPerson, aSchool, type Person, type School } from '../../../../tests/support/builders.ts';
import { type Offices, offices, trail } from '../../../../tests/support/offices.ts';
import { aProcedure, publishProcedures } from '../../../../tests/support/procedures.ts';
import { aServer, type TestServer } from '../../../../tests/support/server.ts';
import { neverTwice } from '../../platform/time/clock.ts';
import { projectsFacts } from './facts.ts';

let now = Temporal.Instant.from('2026-10-14T10:00:00+08:00');
let server: TestServer;
let desk: Offices;
let school: School;
let programmeId: string;
let head: Person;
let principal: string;
let admin: string;
let teacher: Person;
let teaching: string;
let stranger: string;

const routes = contract.projects;

beforeAll(async () => {
  server = await aServer(neverTwice(() => now));
  desk = await offices(server);
  const { database } = server.platform;
  school = await aSchool(database);
  head = await aPerson(database, { at: school, post: 'principal' });
  principal = await server.signedIn(head);
  admin = await server.signedIn(await aPerson(database, { at: school, post: 'school-admin' }));
  teacher = await aPerson(database, { at: school, post: 'teacher' });
  teaching = await server.signedIn(teacher);
  stranger = await server.signedIn(await aPerson(database, { at: await aSchool(database), post: 'principal' }));
  programmeId = await publishProcedures(server.platform, [aProcedure()]);
});
afterAll(() => server.close());

type Key = { region: string; id: string };

const prepare = (more: Partial<Input<typeof routes.prepareCall>> = {}, who = desk.registrar) =>
  server.ask(
    routes.prepareCall,
    {
      programmeId,
      procedureId: 'open-the-pond',
      title: '2026 年秋季园地开放',
      guide: '',
      fields: [],
      quotas: {},
      opens: '2026-10-12',
      closes: '2026-10-30',
      ...more,
    },
    who,
  );
const turn = (id: string, to: Input<typeof routes.turnCall>['turn'], revision = 1, who = desk.registrar) =>
  server.ask(routes.turnCall, { id, revision, turn: to }, who);
const opened = async (more: Partial<Input<typeof routes.prepareCall>> = {}) => {
  const { id } = (await prepare(more)).body;
  expect((await turn(id, 'publish')).code).toBeUndefined();
  return id;
};
const begin = (call: string, more: Partial<Input<typeof routes.beginCase>> = {}, who = principal) =>
  server.ask(
    routes.beginCase,
    { call, organisationId: school.id, title: '湖畔园地', kind: '周末开放', field: null, ...more },
    who,
  );
const save = (key: Key, answers: Record<string, unknown>, revision = 0, who = principal) =>
  server.ask(routes.saveAnswers, { ...key, step: 'apply', revision, answers }, who);
const submit = (key: Key, revision = 1, moves = 0, who = principal) =>
  server.ask(routes.submitCase, { ...key, revision, moves }, who);
const move = (key: Key, to: string, moves: number, note = '', who = desk.registrar) =>
  server.ask(routes.moveCase, { ...key, move: to, moves, note, meeting: null }, who);
const seen = async (key: Key, who = principal) => (await server.ask(routes.case, key, who)).body;
const submitted = async (call: string) => {
  const key = (await begin(call)).body;
  await save(key, { goal: '让孩子们认识水' });
  expect((await submit(key)).code).toBeUndefined();
  return key;
};

describe('a call', () => {
  test('is prepared by the posts its procedure names, where the programme is issued', async () => {
    for (const who of [principal, desk.neighbour, desk.bookkeeper, desk.city])
      expect((await prepare({}, who)).code).toBe('projects.callers-only');
    expect((await prepare({ procedureId: 'no-such' })).code).toBe('platform.not-found');
    expect((await prepare({ closes: '2026-10-01' })).code).toBe('projects.closes-before-opens');
    expect((await prepare()).code).toBeUndefined();
  });

  test('is nobody else’s to see while it is drafted, and takes no cases', async () => {
    const { id } = (await prepare({ title: '尚在起草' })).body;
    expect((await server.ask(routes.call, { id }, principal)).code).toBe('platform.not-found');
    expect((await begin(id)).code).toBe('platform.not-found');
    for (const [who, found] of [
      [principal, 0],
      [desk.bookkeeper, 0],
      [desk.registrar, 1],
    ] as const) {
      const listed = await server.ask(routes.calls, { search: '尚在起草' }, who);
      expect(listed.body.rows).toHaveLength(found);
    }
  });

  test('is turned by whoever saw it as it is', async () => {
    const { id } = (await prepare()).body;
    expect((await turn(id, 'close')).code).toBe('projects.call-not-so');
    const both = await Promise.all([turn(id, 'publish'), turn(id, 'publish')]);
    expect(both.map(({ code }) => code ?? 'done').toSorted()).toEqual(['done', 'projects.call-not-so']);
  });

  test('keeps to the version of the definition it began with', async () => {
    const id = await opened();
    const longer = aProcedure({ name: '改过的程序' });
    await publishProcedures(server.platform, [longer], { version: 2 });
    expect((await server.ask(routes.call, { id }, desk.registrar)).body.procedureName).toBe('水乡园地开放申请');
    const next = await opened();
    expect((await server.ask(routes.call, { id: next }, desk.registrar)).body.procedureName).toBe('改过的程序');
  });
});

describe('a case', () => {
  test('is begun by the head of an organisation that may apply, with every reason against it said', async () => {
    const call = await opened();
    for (const who of [admin, teaching, stranger, desk.registrar])
      expect((await begin(call, {}, who)).code).toBe('projects.applicant-only');
    expect((await begin(call, { kind: '平日开放' })).code).toBe('projects.kind-unknown');
    expect((await begin(call, { field: '不在指南里' })).code).toBe('projects.field-unknown');
    expect((await begin(call)).code).toBeUndefined();
    const second = await begin(call);
    expect(second.code).toBe('projects.not-eligible');
    expect(second.body).toMatchObject({ detail: { reasons: ['本次每个单位的周末开放不超过 1 项'] } });
    expect((await begin(call, { kind: '假期开放' })).code).toBeUndefined();
  });

  test('two at once of a kind that an organisation may have once end in one', async () => {
    const call = await opened();
    const both = await Promise.all([begin(call), begin(call)]);
    expect(both.map(({ code }) => code ?? 'done').toSorted()).toEqual(['done', 'projects.not-eligible']);
  });

  test('is the applicant’s own until it is submitted', async () => {
    const key = (await begin(await opened())).body;
    expect((await server.ask(routes.case, key, desk.registrar)).code).toBe('platform.not-found');
    expect((await server.ask(routes.case, key, stranger)).code).toBe('platform.not-found');
    expect((await seen(key, admin)).step).toBe('apply');
    await save(key, { goal: '认识水' }, 0, admin);
    await submit(key);
    expect((await seen(key, desk.registrar)).step).toBe('look');
    expect((await server.ask(routes.case, key, stranger)).code).toBe('platform.not-found');
  });

  test('is filled by the head, the administrators and those it was given to', async () => {
    const key = (await begin(await opened())).body;
    expect((await save(key, { goal: '一' }, 0, teaching)).code).toBe('platform.not-found');
    const give = (person: Person, withdraw = false, who = principal) =>
      server.ask(routes.delegateCase, { ...key, person: { region: person.region, id: person.id }, withdraw }, who);
    expect((await give(teacher, false, admin)).code).toBe('projects.applicant-only');
    expect((await give(desk.people.registrar)).code).toBe('projects.delegate-of-organisation');
    expect((await give(teacher)).code).toBeUndefined();
    expect((await save(key, { goal: '一' }, 0, teaching)).code).toBeUndefined();
    expect((await submit(key, 1, 0, teaching)).code).toBe('projects.not-the-actor');
    expect((await give(teacher, true)).code).toBeUndefined();
    expect((await save(key, { goal: '二' }, 1, teaching)).code).toBe('platform.not-found');
  });

  test('filled in two tabs keeps what was saved first and tells the other by whom', async () => {
    const key = (await begin(await opened())).body;
    const both = await Promise.all([save(key, { goal: '甲' }), save(key, { goal: '乙' }, 0, admin)]);
    expect(both.map(({ code }) => code ?? 'saved').toSorted()).toEqual(['projects.case-changed', 'saved']);
    expect((await seen(key)).filled?.revision).toBe(1);
    expect((await save(key, { goal: '丙' }, 0)).code).toBe('projects.case-changed');
    expect((await submit(key, 2)).code).toBe('projects.case-changed');
  });

  test('is submitted whole, in time, and only once', async () => {
    const key = (await begin(await opened())).body;
    await save(key, { places: 3 });
    expect((await submit(key)).code).toBe('forms.answers-faulty');
    expect((await save(key, { goal: '好', fee: 1 }, 1)).code).toBe('forms.answers-faulty');
    await save(key, { goal: '好', places: 3 }, 1);
    const both = await Promise.all([submit(key, 2), submit(key, 2)]);
    expect(both.map(({ code }) => code ?? 'done').toSorted()).toEqual(['done', 'projects.case-not-so']);
    const last = await opened({ closes: '2026-10-14' });
    const late = (await begin(last)).body;
    await save(late, { goal: '迟' });
    now = now.add({ hours: 24 });
    const tomorrow = await server.signedIn(head);
    expect((await submit(late, 1, 0, tomorrow)).code).toBe('projects.not-taking');
    expect((await begin(last, { kind: '假期开放' }, tomorrow)).code).toBe('projects.not-taking');
    now = now.subtract({ hours: 24 });
  });

  test('goes the way of its procedure and no other, by whom it names, within its days', async () => {
    const key = await submitted(await opened());
    expect((await seen(key)).due).toBe('2026-10-19');
    expect((await move(key, '同意开放', 1, '', principal)).code).toBe('projects.not-the-actor');
    expect((await move(key, '同意开放', 1, '', desk.neighbour)).code).toBe('platform.not-found');
    expect((await move(key, '归档', 1)).code).toBe('projects.case-not-so');
    expect((await move(key, '不同意', 1)).code).toBe('projects.reason-needed');
    expect((await move(key, '退回补正', 1)).code).toBe('projects.reason-needed');
    expect((await move(key, '退回补正', 1, '请写明名额')).code).toBeUndefined();
    expect((await move(key, '同意开放', 1)).code).toBe('projects.case-not-so');
    expect((await move(key, '同意开放', 2)).code).toBe('projects.not-the-actor');
    const back = await seen(key);
    expect([back.step, back.due, back.history[0]?.note]).toEqual(['apply', '2026-10-21', '请写明名额']);
    await save(key, { goal: '好', places: 3 }, 1);
    expect((await submit(key, 2, 2)).code).toBeUndefined();
    expect((await move(key, '同意开放', 3)).code).toBeUndefined();
    expect((await move(key, 'continue', 4)).code).toBeUndefined();
    expect((await move(key, 'archive', 5)).code).toBeUndefined();
    expect((await move(key, 'archive', 6)).code).toBe('projects.case-not-so');
    const ended = await seen(key);
    expect([ended.step, ended.outcome]).toEqual([null, '已开放']);
    expect(await trail(server.platform, key.id)).toEqual([
      'projects.begin-case',
      'projects.save-answers',
      'projects.submit-case',
      'projects.move-case',
      'projects.save-answers',
      'projects.submit-case',
      'projects.move-case',
      'projects.move-case',
      'projects.move-case',
    ]);
  });

  test('is put into an order by the office that recommends, the whole of it each time', async () => {
    const call = await opened();
    const three: Key[] = [];
    for (const kind of ['周末开放', '假期开放', '假期开放']) {
      const key = (await begin(call, { kind, title: `园地 ${three.length + 1}` })).body;
      await save(key, { goal: '让孩子们认识水' });
      await submit(key);
      three.push(key);
    }
    const ids = three.map(({ id }) => id);
    const order = (cases: string[], who = desk.registrar) =>
      server.ask(routes.rankCases, { id: call, region: '310113', cases }, who);
    const ranks = async () => {
      const { rows } = (await server.ask(routes.cases, { call }, desk.registrar)).body;
      return ids.map((id) => rows.find((row) => row.id === id)?.rank);
    };
    expect((await order(ids)).code).toBeUndefined();
    expect((await order([ids[2]!, ids[0]!, ids[1]!])).code).toBeUndefined();
    expect(await ranks()).toEqual([2, 3, 1]);
    expect((await order(ids, principal)).code).toBe('projects.not-the-actor');
    expect((await order(ids, desk.neighbour)).code).toBe('platform.not-found');
    expect((await order([ids[0]!, ids[0]!])).code).toBe('projects.rank-twice');
    const elsewhere = await submitted(await opened());
    expect((await order([ids[0]!, elsewhere.id])).code).toBe('platform.not-found');
    expect(await ranks()).toEqual([2, 3, 1]);
    expect((await order([ids[1]!])).code).toBeUndefined();
    expect(await ranks()).toEqual([null, 1, null]);
  });

  test('two officers deciding at once end in one decision, and the other is told', async () => {
    const key = await submitted(await opened());
    const both = await Promise.all([move(key, '同意开放', 1), move(key, '不同意', 1, '水深')]);
    expect(both.map(({ code }) => code ?? 'done').toSorted()).toEqual(['done', 'projects.case-not-so']);
    expect((await seen(key)).history).toHaveLength(2);
  });

  test('is a fact of its organisation while its procedure says so', async () => {
    const key = await submitted(await opened());
    const facts = async () =>
      (await projectsFacts['projects.established']!.load(server.platform.database.system, '310113')).filter(
        ({ subject }) => subject === key.id,
      );
    expect(await facts()).toEqual([]);
    await move(key, '同意开放', 1);
    expect(await facts()).toMatchObject([
      {
        organisation: school.id,
        from: '2026-10-14',
        attributes: { kind: '园地', programme: programmeId, level: '区级' },
        link: `/cases/${key.region}/${key.id}`,
      },
    ]);
    await move(key, 'continue', 2);
    await move(key, 'archive', 3);
    expect((await facts())[0]?.to).toBe('2026-10-14');
  });

  test('is taken back by who applied until it is decided', async () => {
    const key = await submitted(await opened());
    expect((await move(key, 'withdraw', 1)).code).toBe('projects.applicant-only');
    expect((await move(key, 'withdraw', 1, '', principal)).code).toBeUndefined();
    expect((await seen(key)).outcome).toBe('已撤回');
  });

  test('waits on the desk of whoever acts next', async () => {
    const key = await submitted(await opened());
    const waiting = async (who: string) =>
      (await server.ask(routes.cases, { whose: 'waiting', size: 100 }, who)).body.rows.map(({ id }) => id);
    expect(await waiting(desk.registrar)).toContain(key.id);
    expect(await waiting(principal)).not.toContain(key.id);
    expect(await waiting(desk.neighbour)).not.toContain(key.id);
    await move(key, '退回补正', 1, '请补');
    expect(await waiting(principal)).toContain(key.id);
    expect(await waiting(desk.registrar)).not.toContain(key.id);
  });
});
