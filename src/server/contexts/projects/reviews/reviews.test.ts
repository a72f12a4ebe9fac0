import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import {
  anAlliance,
  anOrganisation,
  aPerson,
  aSchool,
  type Organisation,
  type Person,
} from '../../../../../tests/support/builders.ts';
import { type Offices, offices, trail } from '../../../../../tests/support/offices.ts';
import {
  type Applied,
  anExpert,
  applied,
  aTie,
  engage,
  openCall,
  publishReviewed,
} from '../../../../../tests/support/reviewing.ts';
import { aServer, type TestServer } from '../../../../../tests/support/server.ts';
import { neverTwice } from '../../../platform/time/clock.ts';

const MORNING = Temporal.Instant.from('2026-10-14T10:00:00+08:00');
const CLOSES = '2026-10-20T17:00:00+08:00';
const WHOLE = { 'idea/clear': 25, 'idea/new': 20.5, safe: 30 };
let now = MORNING;
let server: TestServer;
let desk: Offices;
let academy: Organisation;
let programme: string;
let call: string;
let cases: Applied[];
let experts: { person: Person; cookie: string }[];

const routes = contract.projects;
const office = () => desk.registrar;

beforeAll(async () => {
  server = await aServer(neverTwice(() => now));
  desk = await offices(server);
  academy = await anOrganisation(server.platform.database, { kind: 'academy', region: '310101' });
  programme = await publishReviewed(server);
  experts = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const person = await anExpert(server, academy);
      return { person, cookie: await server.signedIn(person) };
    }),
  );
});
afterAll(() => server.close());

const draw = (who = office(), more = {}) =>
  server.ask(routes.drawPanel, { id: call, step: 'panel', least: 0, most: 10, ...more }, who);
const confirm = (id: string, closesAt = CLOSES, who = office()) =>
  server.ask(routes.confirmPanel, { id, closesAt }, who);
const reviews = async (who = office()) => (await server.ask(routes.callReviews, { id: call }, who)).body;
const latest = async () => (await reviews()).rounds[0]!;
const cookieOf = (id: string) => experts.find(({ person }) => person.id === id)?.cookie ?? '';
const declare = (id: string, caseIds: string[], who: string, recuses = false, reason = '') =>
  server.ask(routes.declareConflicts, { id, cases: caseIds, recuses, reason }, who);
const save = (id: string, caseId: string, who: string, marks: Record<string, number> = WHOLE, revision = 0) =>
  server.ask(routes.saveReview, { id, case: caseId, revision, marks, comment: '可行' }, who);
const submit = (id: string, caseId: string, who: string, revision = 1) =>
  server.ask(routes.submitReview, { id, case: caseId, revision }, who);
const close = (id: string, reason = '', who = office()) => server.ask(routes.closeRound, { id, reason }, who);
const done = async <T extends { code: string | undefined }>(answer: Promise<T>): Promise<T> => {
  const told = await answer;
  expect(told.code).toBeUndefined();
  return told;
};

/** A round that is open on all cases. */
async function opened(): Promise<string> {
  const { id } = (await done(draw())).body;
  await done(confirm(id));
  return id;
}
/** Each expert of the round declares and scores everything, but for those left out. */
async function scored(id: string, but: (caseId: string, expertId: string) => boolean = () => false): Promise<void> {
  for (const { seats } of (await latest()).cases)
    for (const { caseId, expertId, state } of seats) {
      if (state === 'recused' || but(caseId, expertId)) continue;
      const who = cookieOf(expertId);
      if (state === 'seated') await done(declare(id, [caseId], who));
      await done(save(id, caseId, who));
      await done(submit(id, caseId, who));
    }
}

beforeEach(async () => {
  now = MORNING;
  call = await openCall(server, programme, office());
  cases = [await applied(server, call), await applied(server, call, { field: '水工', title: '桥下的一课' })];
});

/** Takes somebody out of the bank again, ties and all. */
async function leave(...people: Person[]): Promise<void> {
  const ids = people.map(({ id }) => id);
  const { system } = server.platform.database;
  await system.deleteFrom('projects.seat').where('expert_id', 'in', ids).execute();
  await system.deleteFrom('projects.expert_tie').where('person_id', 'in', ids).execute();
  await system.deleteFrom('projects.expert').where('person_id', 'in', ids).execute();
}

describe('a panel', () => {
  test('is drawn by who acts at its step, where there is something to draw for', async () => {
    for (const who of [desk.neighbour, desk.bookkeeper, desk.city, experts[0]!.cookie])
      expect((await draw(who)).code).toBe('projects.panel-office');
    expect((await draw(office(), { step: 'score' })).code).toBe('platform.not-found');
    expect((await draw(office(), { least: 3, most: 2 })).code).toBe('projects.load-bounds');
    expect((await server.ask(routes.callReviews, { id: call }, desk.bookkeeper)).code).toBe('platform.not-found');
    await opened();
    expect((await draw()).code).toBe('projects.panel-empty');
  });

  test('names the cases that lack experts and why, and draws nothing', async () => {
    const refused = await draw(office(), { most: 1 });
    expect(refused.code).toBe('projects.experts-lacking');
    expect(JSON.stringify(refused.body)).toContain('河边的一课');
    expect((await reviews()).rounds).toEqual([]);
  });

  test('keeps its seed and the proof that none is better, and is drawn anew until it is confirmed', async () => {
    await done(draw());
    const first = await latest();
    expect(first).toMatchObject({ state: 'drawn', closesAt: null, results: null });
    expect(first.cases.map(({ seats }) => seats.length)).toEqual([3, 3]);
    const [proof] = first.draws;
    expect(proof?.value).toBe(proof?.bound);
    expect(proof).toMatchObject({ what: 'draw', cases: 2, loads: { least: 1, most: 2 } });
    await done(draw());
    const second = await latest();
    expect(second.id).toBe(first.id);
    expect(second.draws.map(({ seed }) => seed)).toEqual([proof?.seed, expect.not.stringMatching(proof?.seed ?? '')]);
  });

  test('two draws at once leave one panel', async () => {
    await Promise.all([draw(), draw()]);
    const { rounds } = await reviews();
    expect(rounds.map((round) => round.cases.map(({ seats }) => seats.length))).toEqual([[3, 3]]);
  });

  test('bars who stepped back, who worked at the applicant and who keeps away from it', async () => {
    const { school } = cases[0]!;
    const insider = await anExpert(server, school, { post: 'teacher' });
    const id = (await done(draw())).body.id;
    const candidates = (await server.ask(routes.roundCandidates, { id, case: cases[0]!.id }, office())).body;
    expect(candidates.find((each) => each.id === insider.id)?.barred).toBe('与申报单位为同一单位');
    const [seat] = (await latest()).cases.find((each) => each.id === cases[0]!.id)!.seats;
    const exchange = (to: string, reason = '时间不便') =>
      server.ask(routes.exchangeExpert, { id, case: cases[0]!.id, from: seat!.expertId, to, reason }, office());
    expect((await exchange(insider.id)).code).toBe('projects.expert-barred');
    expect((await exchange(seat!.expertId)).code).toBe('projects.seat-unknown');
    const other = candidates.find((each) => each.barred === null)!;
    await done(exchange(other.id));
    const after = await latest();
    expect(after.cases.flatMap(({ seats }) => seats).some((each) => each.expertId === other.id)).toBe(true);
    expect(after.draws.at(-1)).toMatchObject({ what: 'exchange', reason: '时间不便' });
    await done(draw());
    const again = (await latest()).cases.find((each) => each.id === cases[0]!.id)!.seats;
    expect(again.map(({ expertId }) => expertId)).not.toContain(seat!.expertId);
    await leave(insider);
  });

  test('bars whom a registered tie keeps away, and whoever shares an alliance with the applicant', async () => {
    const { database } = server.platform;
    const { school } = cases[0]!;
    const fellow = await aSchool(database);
    await anAlliance(database, { members: [school, fellow] });
    const [kept, allied] = [await anExpert(server, academy), await anExpert(server, fellow, { post: 'teacher' })];
    await aTie(server, kept, school.id, '回避');
    const id = (await done(draw())).body.id;
    const candidates = (await server.ask(routes.roundCandidates, { id, case: cases[0]!.id }, office())).body;
    const barred = (person: Person) => candidates.find((each) => each.id === person.id)?.barred;
    expect(barred(kept)).toBe('登记为须回避的单位');
    expect(barred(allied)).toBe('与申报单位同属一个联盟');
    const { seats } = (await latest()).cases.find((each) => each.id === cases[0]!.id)!;
    for (const person of [kept, allied]) expect(seats.map(({ expertId }) => expertId)).not.toContain(person.id);
    await leave(kept, allied);
  });

  test('that is blind seats nobody whose post shows who applies', async () => {
    const blind = await publishReviewed(server, { id: 'baoshan-water-unseen', blind: true });
    call = await openCall(server, blind, office());
    cases = [await applied(server, call)];
    const { region } = cases[0]!;
    const { database } = server.platform;
    const overseer = await aPerson(database, {
      at: await anOrganisation(database, { kind: 'academy', region }),
      post: 'academy-researcher',
    });
    await engage(server, overseer, ['水文']);
    const id = (await done(draw())).body.id;
    const candidates = (await server.ask(routes.roundCandidates, { id, case: cases[0]!.id }, office())).body;
    expect(candidates.find((each) => each.id === overseer.id)?.barred).toBe('岗位职责可见申报单位，不参加盲审');
    const { draws } = await latest();
    expect(draws.at(-1)?.barred).toContainEqual({ reason: '岗位职责可见申报单位，不参加盲审', pairs: 1 });
    await leave(overseer);
  });

  test('is confirmed with a time ahead, once, and the cases go on', async () => {
    const { id } = (await done(draw())).body;
    expect((await confirm(id, '2026-10-01T17:00:00+08:00')).code).toBe('projects.closes-at-past');
    const both = await Promise.all([confirm(id), confirm(id)]);
    expect(both.map(({ code }) => code ?? 'done').toSorted()).toEqual(['done', 'projects.panel-confirmed']);
    const seen = (await server.ask(routes.case, { region: cases[0]!.region, id: cases[0]!.id }, office())).body;
    expect(seen.step).toBe('score');
    expect(await trail(server.platform, call)).toContain('projects.confirm-panel');
  });
});

describe('an expert', () => {
  test('declares first, then reads, marks and submits, and changes nothing afterwards', async () => {
    const id = await opened();
    const { caseId, expertId } = (await latest()).cases[0]!.seats[0]!;
    const who = cookieOf(expertId);
    const read = async () => (await server.ask(routes.review, { id, case: caseId }, who)).body;
    expect((await read()).paper).toBeNull();
    expect((await save(id, caseId, who)).code).toBe('projects.declare-first');
    await done(declare(id, [caseId], who));
    expect((await read()).paper?.answers).toMatchObject({ goal: '让孩子们认识水' });
    expect((await save(id, caseId, who, { safe: 41 })).code).toBe('projects.mark-out-of-range');
    expect((await save(id, caseId, who, { other: 1 })).code).toBe('projects.mark-unknown');
    await done(save(id, caseId, who, { safe: 30 }));
    expect((await submit(id, caseId, who)).code).toBe('projects.review-incomplete');
    const both = await Promise.all([save(id, caseId, who, WHOLE, 1), save(id, caseId, who, WHOLE, 1)]);
    expect(both.map(({ code }) => code ?? 'saved').toSorted()).toEqual(['projects.review-changed', 'saved']);
    expect((await read()).total).toBe(75.5);
    await done(submit(id, caseId, who, 2));
    expect((await submit(id, caseId, who, 2)).code).toBe('projects.review-submitted');
    expect((await save(id, caseId, who, WHOLE, 2)).code).toBe('projects.review-submitted');
    expect((await declare(id, [caseId], who, true, '相熟')).code).toBe('projects.review-submitted');
  });

  test('finds nothing that lies on another’s desk', async () => {
    const id = await opened();
    const { id: caseId, seats } = (await latest()).cases[0]!;
    const stranger = experts.find(({ person }) => !seats.some(({ expertId }) => expertId === person.id))!.cookie;
    for (const who of [stranger, office(), desk.city]) {
      expect((await server.ask(routes.review, { id, case: caseId }, who)).code).toBe('platform.not-found');
      expect((await declare(id, [caseId], who)).code).toBe('platform.not-found');
      expect((await save(id, caseId, who)).code).toBe('platform.not-found');
      expect((await submit(id, caseId, who)).code).toBe('platform.not-found');
    }
  });

  test('steps back with a reason, and is replaced with the fewest changes', async () => {
    const id = await opened();
    const before = (await latest()).cases;
    const { caseId, expertId } = before[0]!.seats[0]!;
    expect((await server.ask(routes.replaceExperts, { id }, office())).code).toBe('projects.nothing-to-replace');
    expect((await declare(id, [caseId], cookieOf(expertId), true)).code).toBe('projects.recusal-reason');
    await done(declare(id, [caseId], cookieOf(expertId), true, '曾共同署名'));
    expect((await server.ask(routes.review, { id, case: caseId }, cookieOf(expertId))).code).toBe('platform.not-found');
    await done(server.ask(routes.replaceExperts, { id }, office()));
    const after = (await latest()).cases.find((each) => each.id === caseId)!.seats;
    expect(after.filter(({ state }) => state === 'seated')).toHaveLength(3);
    expect(after.find((seat) => seat.expertId === expertId)).toMatchObject({ state: 'recused', reason: '曾共同署名' });
    const kept = before[0]!.seats.slice(1).map((seat) => seat.expertId);
    expect(after.map((seat) => seat.expertId)).toEqual(expect.arrayContaining(kept));
  });

  test('submits up to the last moment and not a moment later, unless it is prolonged', async () => {
    const id = await opened();
    const [first, second] = (await latest()).cases[0]!.seats;
    for (const seat of [first!, second!]) {
      await done(declare(id, [seat.caseId], cookieOf(seat.expertId)));
      await done(save(id, seat.caseId, cookieOf(seat.expertId)));
    }
    now = Temporal.Instant.from(CLOSES).subtract({ seconds: 1 });
    await done(submit(id, first!.caseId, cookieOf(first!.expertId)));
    now = Temporal.Instant.from(CLOSES);
    expect((await submit(id, second!.caseId, cookieOf(second!.expertId))).code).toBe('projects.review-over');
    expect((await save(id, second!.caseId, cookieOf(second!.expertId), WHOLE, 1)).code).toBe('projects.review-over');
    await done(server.ask(routes.prolongRound, { id, closesAt: '2026-10-21T17:00:00+08:00' }, office()));
    await done(submit(id, second!.caseId, cookieOf(second!.expertId)));
  });
});

describe('what waits', () => {
  const waiting = async (who: string) =>
    (await server.ask(contract.workspace.todos, { size: 100 }, who)).body.rows
      .filter(({ title }) => title.includes('水上课堂评选'))
      .map(({ title, act }) => [title.split('：')[0], act]);

  test('is told to experts until they submitted, and to the office when it can close or has to replace', async () => {
    await server.platform.database.system
      .updateTable('projects.round')
      .set({ closed_at: now.toString() })
      .where('opened_at', 'is not', null)
      .execute();
    const id = await opened();
    const { caseId, expertId } = (await latest()).cases[0]!.seats[0]!;
    expect(await waiting(cookieOf(expertId))).toEqual([['待声明回避', '声明回避']]);
    expect(await waiting(office())).toEqual([]);
    await done(declare(id, [caseId], cookieOf(expertId), true, '曾共同署名'));
    expect(await waiting(office())).toEqual([['待补选专家', '补选专家']]);
    await done(server.ask(routes.replaceExperts, { id }, office()));
    expect(await waiting(office())).toEqual([]);
    await scored(id);
    expect(await waiting(office())).toEqual([['评审已满，可以结束', '结束评审']]);
    expect(await waiting(cookieOf(expertId))).toEqual([]);
  });
});

describe('a round', () => {
  test('shows its office who submitted, and no mark until it is closed', async () => {
    const id = await opened();
    await scored(id);
    const shown = await latest();
    expect(shown.results).toBeNull();
    expect(JSON.stringify(shown)).not.toContain('75.5');
    expect(shown.experts.map(({ cases: own, submitted }) => own - submitted)).toEqual(shown.experts.map(() => 0));
    expect((await server.ask(routes.roundWorkbook, { id }, office())).code).toBe('projects.round-not-so');
    await done(close(id));
    const closed = await latest();
    expect(closed.results?.cases.map(({ mean, place }) => [mean, place])).toEqual([
      [75.5, 1],
      [75.5, 1],
    ]);
    expect((await server.ask(routes.roundWorkbook, { id }, office())).status).toBe(200);
    expect((await close(id)).code).toBe('projects.round-not-so');
  });

  test('is not closed while a case lacks its quorum, and early only for a reason', async () => {
    const one = await publishReviewed(server, { id: 'baoshan-water-quorum', quorum: 2 });
    call = await openCall(server, one, office());
    cases = [await applied(server, call)];
    const id = await opened();
    const [last] = (await latest()).cases[0]!.seats;
    const [, second] = (await latest()).cases[0]!.seats;
    await scored(id, (_case, expertId) => expertId === last!.expertId || expertId === second!.expertId);
    const refused = await close(id);
    expect(refused.code).toBe('projects.quorum-lacking');
    expect(refused.body).toMatchObject({ detail: { cases: ['“河边的一课”'] } });
    await scored(id, (_case, expertId) => expertId !== second!.expertId);
    expect((await close(id)).code).toBe('projects.early-reason');
    expect((await close(id, '', desk.bookkeeper)).code).toBe('projects.panel-office');
    await done(close(id, '专家因病不能评审'));
    const who = cookieOf(last!.expertId);
    expect((await declare(id, [last!.caseId], who)).code).toBe('projects.review-over');
  });

  test('closed at the moment of a submission ends in one outcome', async () => {
    const two = await publishReviewed(server, { id: 'baoshan-water-race', quorum: 2 });
    call = await openCall(server, two, office());
    cases = [await applied(server, call)];
    const id = await opened();
    const [last] = (await latest()).cases[0]!.seats;
    await scored(id, (_case, expertId) => expertId === last!.expertId);
    const who = cookieOf(last!.expertId);
    await done(declare(id, [last!.caseId], who));
    await done(save(id, last!.caseId, who));
    const [sent] = await Promise.all([submit(id, last!.caseId, who), done(close(id, '会期已定'))]);
    const scores = (await latest()).results?.cases[0]?.scores.length;
    expect([sent.code, scores]).toEqual(sent.code === undefined ? [undefined, 3] : ['projects.review-over', 2]);
  });

  test('is begun by the former panel where cases are scored once more', async () => {
    const id = await opened();
    const begin = (who = office()) =>
      server.ask(routes.beginRound, { id: call, step: 'hear', closesAt: '2026-11-01T17:00:00+08:00' }, who);
    expect((await begin()).code).toBe('projects.no-former-panel');
    expect((await begin(desk.bookkeeper)).code).toBe('projects.panel-office');
    const sat = (await latest()).cases.flatMap(({ seats }) => seats.map((seat) => seat.expertId));
    await scored(id);
    await done(close(id));
    await done(begin());
    const next = await latest();
    expect([next.step, next.state]).toEqual(['hear', 'open']);
    expect(next.cases.flatMap(({ seats }) => seats.map((seat) => seat.expertId)).toSorted()).toEqual(sat.toSorted());
    await scored(next.id);
    await done(close(next.id));
    const seen = (await server.ask(routes.case, { region: cases[0]!.region, id: cases[0]!.id }, office())).body;
    expect(seen.step).toBe('decide');
  });

  test('that is blind names nobody: numbers instead of titles, and no answer that tells', async () => {
    const blind = await publishReviewed(server, { id: 'baoshan-water-blind', blind: true });
    call = await openCall(server, blind, office());
    cases = [await applied(server, call)];
    const id = await opened();
    const { caseId, expertId } = (await latest()).cases[0]!.seats[0]!;
    const who = cookieOf(expertId);
    const lying = (await server.ask(routes.desk, {}, who)).body.find((round) => round.id === id);
    expect(lying?.cases).toMatchObject([{ number: 1, title: '', organisationName: null }]);
    await done(declare(id, [caseId], who));
    const { paper } = (await server.ask(routes.review, { id, case: caseId }, who)).body;
    expect(paper?.answers).toEqual({ goal: '让孩子们认识水', places: 12 });
  });
});
