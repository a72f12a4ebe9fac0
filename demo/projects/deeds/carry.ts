import { prepareCall, saveForm, turnCall } from '#server/contexts/projects/calls/commands/calls.ts';
import { beginCase, saveAnswers, submitCase } from '#server/contexts/projects/cases/commands/cases.ts';
import { moveCase, rankCases } from '#server/contexts/projects/cases/commands/moving.ts';
import { formEdition } from '#server/contexts/projects/public.ts';
import type { Caller } from '#server/platform/caller.ts';
import { carryOut } from '../carrying.ts';
import type { Act, CallPlan, Deed } from '../shapes.ts';
import type { Speaking } from './actors.ts';
import { DECISIONS, type OfDecisions } from './decisions.ts';
import type { Doing, DoneBy } from './doing.ts';
import { type OfRounds, ROUNDS } from './rounds.ts';
import { type CarriedCall, type CarriedCase, caseOf, going } from './standing.ts';

/** 征集的发布、申报与推荐 */
const CASES: DoneBy<Exclude<Deed['do'], 'prepare' | OfRounds | OfDecisions>> = {
  async turn(speaking, act, _plan, call) {
    call.turned += 1;
    if (call.turned <= call.revision) return;
    await turnCall(speaking(act), { id: call.id, revision: call.revision, turn: act.turn });
    call.revision += 1;
  },

  async form(speaking, act, _plan, call) {
    const caller = speaking(act);
    const { system } = caller.database;
    const first = await formEdition(system, call.id, act.step, 1);
    if (first === undefined || (await formEdition(system, call.id, act.step, 2)) !== undefined) return;
    const words = Object.entries(act.words).reduce(
      (text, [from, to]) => text.replaceAll(from, to),
      JSON.stringify(first.form),
    );
    await saveForm(caller, { id: call.id, step: act.step, edition: 1, form: JSON.parse(words) });
  },

  async begin(speaking, act, plan, call) {
    if (call.cases.has(act.of)) return;
    const found = plan.cases.find(({ key }) => key === act.of);
    if (found === undefined) throw new RangeError(`no case is planned as ${act.of}`);
    const { organisationId, title, kind, field } = found;
    const begun = await beginCase(speaking(act), { call: call.id, organisationId, title, kind, field });
    call.cases.set(act.of, { ...begun, moves: 0, lived: 0, saved: new Map(), filled: new Map() });
  },

  async fill(speaking, act, _plan, call) {
    const { step } = act;
    const one = caseOf(call, act.of);
    const filled = (one.filled.get(step) ?? 0) + 1;
    one.filled.set(step, filled);
    const revision = one.saved.get(step) ?? 0;
    if (filled <= revision) return;
    await saveAnswers(speaking(act), { ...key(one), step, revision, answers: { ...act.answers } });
    one.saved.set(step, revision + 1);
  },

  async submit(speaking, act, _plan, call) {
    for (const one of going([caseOf(call, act.of)])) {
      await submitCase(speaking(act), { ...key(one), moves: one.moves, revision: one.saved.get(act.step) ?? 0 });
      one.moves += 1;
    }
  },

  async move(speaking, act, _plan, call) {
    for (const one of going([caseOf(call, act.of)])) {
      await moveCase(speaking(act), {
        ...key(one),
        moves: one.moves,
        move: act.move,
        note: act.note,
        meeting: act.meeting ?? null,
      });
      one.moves += 1;
    }
  },

  async carry(speaking, act, _plan, call) {
    await carryOut(speaking(act), act, caseOf(call, act.of));
  },

  async rank(speaking, act, _plan, call) {
    await rankCases(speaking(act), {
      id: call.id,
      region: act.region,
      cases: act.order.map((of) => caseOf(call, of).id),
    });
  },
};

const DONE_BY = { ...CASES, ...ROUNDS, ...DECISIONS };

/** Does what an act says; answers the call, which the first act of its diary prepares. */
export async function carry(
  speaking: Speaking,
  act: Act,
  plan: CallPlan,
  call: CarriedCall | undefined,
): Promise<CarriedCall> {
  if (act.do === 'prepare') return call ?? prepared(speaking(act), plan);
  if (call === undefined) throw new RangeError(`${plan.key} was not prepared`);
  await (DONE_BY[act.do] as Doing<typeof act.do>)(speaking, act as never, plan, call);
  return call;
}

async function prepared(caller: Caller, plan: CallPlan): Promise<CarriedCall> {
  const { programmeId, procedureId, title, guide, fields, quotas, opens, closes } = plan;
  const { id } = await prepareCall(caller, {
    programmeId,
    procedureId,
    title,
    guide,
    fields: [...fields],
    quotas: { ...quotas },
    opens,
    closes,
  });
  return { id, revision: 1, turned: 1, cases: new Map(), rounds: new Map(), notice: undefined };
}

const key = ({ region, id }: CarriedCase) => ({ region, id });
