import { prepareCall, turnCall } from '#server/contexts/projects/calls/commands/calls.ts';
import { beginCase, saveAnswers, submitCase } from '#server/contexts/projects/cases/commands/cases.ts';
import { moveCase, rankCases } from '#server/contexts/projects/cases/commands/moving.ts';
import type { Caller } from '#server/platform/caller.ts';
import { carryOut } from './carrying.ts';
import type { Act, CallPlan, Deed } from './shapes.ts';
import type { CarriedCall, CarriedCase } from './standing.ts';

type Doing<D extends Deed['do']> = (
  caller: Caller,
  deed: Extract<Deed, { do: D }>,
  plan: CallPlan,
  call: CarriedCall,
) => Promise<void>;

/** How each deed is done: by the command that people use. What an earlier making has done already is passed over. */
const DONE_BY: { readonly [D in Exclude<Deed['do'], 'prepare'>]: Doing<D> } = {
  async turn(caller, { turn }, _plan, call) {
    call.turned += 1;
    if (call.turned <= call.revision) return;
    await turnCall(caller, { id: call.id, revision: call.revision, turn });
    call.revision += 1;
  },

  async begin(caller, { of }, plan, call) {
    if (call.cases.has(of)) return;
    const found = plan.cases.find(({ key }) => key === of);
    if (found === undefined) throw new RangeError(`no case is planned as ${of}`);
    const { organisationId, title, kind, field } = found;
    const begun = await beginCase(caller, { call: call.id, organisationId, title, kind, field });
    call.cases.set(of, { ...begun, moves: 0, lived: 0, saved: new Map(), filled: new Map() });
  },

  async fill(caller, { of, step, answers }, _plan, call) {
    const one = caseOf(call, of);
    const filled = (one.filled.get(step) ?? 0) + 1;
    one.filled.set(step, filled);
    const revision = one.saved.get(step) ?? 0;
    if (filled <= revision) return;
    await saveAnswers(caller, { ...key(one), step, revision, answers: { ...answers } });
    one.saved.set(step, revision + 1);
  },

  async submit(caller, { of, step }, _plan, call) {
    await going(caseOf(call, of), async (one) => {
      await submitCase(caller, { ...key(one), moves: one.moves, revision: one.saved.get(step) ?? 0 });
    });
  },

  async move(caller, { of, move, note }, _plan, call) {
    await going(caseOf(call, of), async (one) => {
      await moveCase(caller, { ...key(one), moves: one.moves, move, note, meeting: null });
    });
  },

  async carry(caller, deed, _plan, call) {
    await carryOut(caller, deed, caseOf(call, deed.of));
  },

  async rank(caller, { region, order }, _plan, call) {
    await rankCases(caller, { id: call.id, region, cases: order.map((of) => caseOf(call, of).id) });
  },
};

/** Does what an act says; answers the call, which the first act of its diary prepares. */
export async function carry(
  caller: Caller,
  { on: _on, time: _time, who: _who, ...deed }: Act,
  plan: CallPlan,
  call: CarriedCall | undefined,
): Promise<CarriedCall> {
  if (deed.do === 'prepare') return call ?? prepared(caller, plan);
  if (call === undefined) throw new RangeError(`${plan.key} was not prepared`);
  await (DONE_BY[deed.do] as Doing<typeof deed.do>)(caller, deed as never, plan, call);
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
  return { id, revision: 1, turned: 1, cases: new Map() };
}

/** Moves a case on, unless that was done before. */
async function going(one: CarriedCase, move: (one: CarriedCase) => Promise<void>): Promise<void> {
  one.lived += 1;
  if (one.lived <= one.moves) return;
  await move(one);
  one.moves += 1;
}

function caseOf({ cases }: CarriedCall, of: string): CarriedCase {
  const found = cases.get(of);
  if (found === undefined) throw new RangeError(`the case ${of} was not begun`);
  return found;
}

const key = ({ region, id }: CarriedCase) => ({ region, id });
