import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { movesAt, WITHDRAWN } from '#core/projects/life.ts';
import { aBid, handedIn, type Key, openedBid, publishBids } from '../../../../tests/support/bids.ts';
import { aPerson, aSchool, type School } from '../../../../tests/support/builders.ts';
import { type Offices, offices } from '../../../../tests/support/offices.ts';
import { aServer, type TestServer } from '../../../../tests/support/server.ts';
import { neverTwice } from '../../platform/time/clock.ts';

const routes = contract.projects;
const procedure = aBid();
let now = Temporal.Instant.from('2026-10-14T10:00:00+08:00');
let server: TestServer;
let desk: Offices;
let programmeId: string;
let schools: { school: School; principal: string }[];

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
  programmeId = await publishBids(server.platform);
});
afterAll(() => server.close());

/** What somebody may try, whether it is open or not; `of` is one of the two cases, `by` its school or the office. */
const act = fc.record({
  what: fc.constantFrom(
    '采用',
    '不采用',
    '退回修改',
    'continue',
    'archive',
    'withdraw',
    'finish',
    'submit',
    'decide',
    'publish',
    'object',
    'answer',
    'finish-notice',
    'wait',
  ),
  of: fc.constantFrom(0, 1),
  byOffice: fc.boolean(),
  yes: fc.boolean(),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

type Standing = { key: Key; moves: number };

async function tried(call: string, { what, of, byOffice, yes }: Act, cases: readonly Standing[]): Promise<void> {
  const { key, moves } = cases[of]!;
  const own = schools[of]!.principal;
  const who = byOffice ? desk.registrar : own;
  const notices = async () => (await server.ask(routes.callNotices, { id: call }, desk.registrar)).body.notices;
  switch (what) {
    case 'submit': {
      const { filled } = (await server.ask(routes.case, key, own)).body;
      await server.ask(routes.submitCase, { ...key, revision: filled?.revision ?? 1, moves }, who);
      return;
    }
    case 'decide': {
      const choice = yes ? '采用' : '不采用';
      const decisions = cases.map((one) => ({ ...one.key, moves: one.moves, choice, note: '' }));
      await server.ask(routes.decideCases, { id: call, step: 'settle', meeting: null, decisions }, who);
      return;
    }
    case 'publish': {
      const listed = yes ? cases.map((one) => ({ ...one.key, moves: one.moves })) : [{ ...key, moves }];
      const from = now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
      await server.ask(
        routes.publishNotice,
        { id: call, step: 'notice', title: '公示', body: '公示', from, cases: listed },
        who,
      );
      return;
    }
    case 'object':
      for (const { id } of await notices())
        await server.ask(routes.raiseObjection, { id, case: key.id, body: '异议' }, own);
      return;
    case 'answer':
      for (const { id } of await notices())
        for (const { id: objection } of (await server.ask(routes.publicNotice, { id }, who)).body.objections)
          await server.ask(routes.answerObjection, { id, objection, upheld: yes, answer: '答复' }, who);
      return;
    case 'finish-notice':
      for (const { id } of await notices()) await server.ask(routes.finishNotice, { id }, who);
      return;
    case 'wait':
      now = now.add({ hours: 24 * 4 });
      return;
    default:
      await server.ask(routes.moveCase, { ...key, moves, move: what, note: yes ? '理由' : '', meeting: null }, who);
  }
}

async function checked({ key }: Standing): Promise<Standing> {
  const { system } = server.platform.database;
  const found = await system.selectFrom('projects.case').selectAll().where('id', '=', key.id).executeTakeFirstOrThrow();
  const moves = await system
    .selectFrom('projects.move')
    .selectAll()
    .where('case_id', '=', key.id)
    .orderBy('number')
    .execute();
  const known = [...(procedure.outcomes ?? []), WITHDRAWN];
  expect(found.outcome === null || known.includes(found.outcome), `outcome ${found.outcome}`).toBe(true);
  expect(found.step === null || procedure.steps.some(({ id }) => id === found.step), `step ${found.step}`).toBe(true);
  expect(moves.map(({ number }) => number)).toEqual(moves.map((_, index) => index + 1));
  expect(found.moves).toBe(moves.length);
  // Each move begins where the one before it ended, and leads where the definition says.
  let at: string | null = procedure.steps[0]!.id;
  for (const move of moves) {
    expect(move.from_step).toBe(at);
    const open = movesAt(procedure as Parameters<typeof movesAt>[0], move.from_step).find(
      ({ name }) => name === move.move,
    );
    expect(open?.leads).toEqual({ step: move.to_step, outcome: move.to_outcome });
    at = move.to_step;
  }
  expect([found.step, found.outcome]).toEqual([at, moves.at(-1)?.to_outcome ?? null]);
  return { key, moves: moves.length };
}

/** Every move is named by one line of the trail: its own, or that of the act that moved several. */
async function audited(cases: readonly Standing[]): Promise<void> {
  const { system } = server.platform.database;
  const lines = await system.selectFrom('platform.audit').select(['action', 'subject_id', 'detail']).execute();
  const named = lines.flatMap(({ action, subject_id: subject, detail: written }) => {
    const detail = written as unknown as { cases?: string[]; case?: string; moved?: boolean };
    if (['projects.submit-case', 'projects.move-case'].includes(action)) return [subject];
    if (action === 'projects.decide-cases' || action === 'projects.finish-notice') return detail.cases ?? [];
    return action === 'projects.answer-objection' && detail.moved === true ? [detail.case ?? ''] : [];
  });
  for (const { key, moves } of cases)
    expect(
      named.filter((id) => id === key.id),
      'lines of the trail about its moves',
    ).toHaveLength(moves);
}

test('whatever is tried in whatever order, a case is where its definition knows it, with its history whole and on the trail', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 12, maxLength: 24 }), async (acts) => {
      now = Temporal.Instant.from('2026-10-14T10:00:00+08:00');
      const call = await openedBid(server, desk.registrar, programmeId);
      let cases: Standing[] = [];
      for (const { school, principal } of schools) {
        const key = await handedIn(server, call, { at: school, as: principal, title: `${school.name}方案` });
        cases.push({ key, moves: 1 });
      }
      for (const one of acts) {
        await tried(call, one, cases);
        cases = await Promise.all(cases.map(checked));
      }
      await audited(cases);
    }),
    { numRuns: 6 },
  );
});
