import { itemsOf } from '#core/projects/scoring.ts';
import {
  call as callOf,
  desk,
  instrumentOf,
  roundOf as keptRound,
  seatsOf,
  sits,
} from '#server/contexts/projects/public.ts';
import { confirmPanel, drawPanel } from '#server/contexts/projects/reviews/commands/panel.ts';
import { declareConflicts, saveReview, submitReview } from '#server/contexts/projects/reviews/commands/reviews.ts';
import { beginRound, closeRound, replaceExperts } from '#server/contexts/projects/reviews/commands/rounds.ts';
import { seeing } from '#server/platform/caller.ts';
import { chanceOf } from '../../chance.ts';
import { commentOn, habitOf, marksFor } from '../reviews/marks.ts';
import type { CallPlan, Deed } from '../shapes.ts';
import type { DoneBy } from './doing.ts';
import { type CarriedCall, caseOf, going, roundOf } from './standing.ts';

export type OfRounds = Extract<
  Deed['do'],
  'draw' | 'seat' | 'begin-round' | 'appraise' | 'recuse' | 'replace' | 'close'
>;

/** The end of a working day. */
const closing = (on: string) => `${on}T17:00:00+08:00`;

/** 专家组与评审：drawn, declared, scored and closed with the eyes of whoever does it, as on the product's own pages. */
export const ROUNDS: DoneBy<OfRounds> = {
  async draw(speaking, act, plan, call) {
    const caller = speaking(act, 'own');
    const of = await callOf(caller.database.system, call.id);
    const steps = of?.procedure.steps ?? [];
    const score = steps.slice(steps.findIndex(({ id }) => id === act.step)).find(({ kind }) => kind === 'score')?.id;
    if (score === undefined) throw new RangeError(`nothing is scored after ${act.step} of ${plan.key}`);
    if (call.rounds.has(score)) return;
    const { id } = await drawPanel(caller, { id: call.id, step: act.step, least: 0, most: act.most });
    call.rounds.set(score, { id, opened: false, closed: false });
  },

  async seat(speaking, act, plan, call) {
    const round = roundOf(call, act.score);
    const seated = await casesIn(speaking(act), plan, call, round.id);
    if (going(seated).length === 0) return;
    await confirmPanel(speaking(act, 'own'), { id: round.id, closesAt: closing(act.until) });
    for (const one of seated) one.moves += 1;
    round.opened = true;
  },

  async 'begin-round'(speaking, act, _plan, call) {
    if (call.rounds.has(act.score)) return;
    const { id } = await beginRound(speaking(act, 'own'), {
      id: call.id,
      step: act.score,
      closesAt: closing(act.until),
    });
    call.rounds.set(act.score, { id, opened: true, closed: false });
  },

  async recuse(speaking, act, _plan, call) {
    const { id } = roundOf(call, act.score);
    const seats = await seatsOf(speaking(act).database.system, id);
    const [first] = seats;
    if (first === undefined || seats.some((seat) => !sits(seat))) return;
    const expert = speaking({ ...act, who: { personId: first.expertId, region: first.expertRegion } }, 'own');
    await declareConflicts(expert, { id, cases: [first.caseId], recuses: true, reason: act.reason });
  },

  async replace(speaking, act, _plan, call) {
    const caller = speaking(act, 'own');
    const { id } = roundOf(call, act.score);
    const round = await seeing(caller, (db) => keptRound(db, id));
    const seats = Map.groupBy(await seatsOf(caller.database.system, id), ({ caseId }) => caseId);
    const vacant = [...seats.values()].some((own) => own.filter(sits).length < (round?.needed ?? 0));
    if (vacant) await replaceExperts(caller, { id });
  },

  async appraise(speaking, act, plan, call) {
    const { id, closed } = roundOf(call, act.score);
    const { system } = speaking(act).database;
    const of = await callOf(system, call.id);
    if (closed || of === undefined) return;
    const items = itemsOf(instrumentOf(of, act.score));
    const plans = new Map(
      plan.cases.flatMap((each) => (call.cases.has(each.key) ? [[caseOf(call, each.key).id, each] as const] : [])),
    );
    const seats = (await seatsOf(system, id)).filter(sits);
    const experts = [...new Map(seats.map(({ expertId, expertRegion }) => [expertId, expertRegion])).entries()];
    // Whoever reads a disputed case first does not see what the others see.
    const outliers = new Map(
      seats
        .filter(({ caseId }) => plans.get(caseId)?.disputed === true)
        .map(({ caseId, expertId }) => [caseId, expertId]),
    );
    for (const [nth, [personId, region]] of experts.slice(0, experts.length - act.left).entries()) {
      const on = act.days[nth % act.days.length];
      if (on === undefined) continue;
      const speakingAt = (time: string) => speaking({ who: { personId, region }, on, time }, 'own');
      const reader = speakingAt(`${String(9 + (nth % 3)).padStart(2, '0')}:05`);
      const lying = (await seeing(reader, (db) => desk(db, reader))).find((each) => each.id === id)?.cases ?? [];
      const undeclared = lying.filter(({ declared }) => !declared).map((each) => each.id);
      if (undeclared.length > 0) await declareConflicts(reader, { id, cases: undeclared, recuses: false, reason: '' });
      for (const [at, one] of lying.filter(({ submitted }) => !submitted).entries()) {
        const chance = chanceOf(`${plans.get(one.id)?.key}/${act.score}/${nth}`);
        const seen = { habit: habitOf(personId), outlying: outliers.get(one.id) === personId };
        const marks = marksFor(chance, items, { merit: plans.get(one.id)?.merit ?? 0.7, ...seen });
        const minutes = 20 + at * 17;
        const writer = speakingAt(
          `${String(13 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
        );
        if (!one.saved)
          await saveReview(writer, {
            id,
            case: one.id,
            revision: 0,
            marks,
            comment: commentOn(chance, items, marks, seen),
          });
        await submitReview(writer, { id, case: one.id, revision: 1 });
      }
    }
  },

  async close(speaking, act, plan, call) {
    const round = roundOf(call, act.score);
    const read = await casesIn(speaking(act), plan, call, round.id);
    if (going(read).length === 0) return;
    await closeRound(speaking(act, 'own'), { id: round.id, reason: '' });
    for (const one of read) one.moves += 1;
    round.closed = true;
  },
};

/** Cases that sit in a round. */
async function casesIn(
  { database }: { readonly database: Parameters<typeof seeing>[0]['database'] },
  plan: CallPlan,
  call: CarriedCall,
  roundId: string,
) {
  const own = new Set((await seatsOf(database.system, roundId)).map(({ caseId }) => caseId));
  return plan.cases.flatMap(({ key }) => {
    const one = call.cases.get(key);
    return one !== undefined && own.has(one.id) ? [one] : [];
  });
}
