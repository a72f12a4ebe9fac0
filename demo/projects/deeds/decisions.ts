import { basisOf, departing, weighed } from '#core/projects/comparing.ts';
import { stepOf } from '#core/projects/life.ts';
import { finishNotice } from '#server/contexts/projects/notices/commands/finish-notice.ts';
import { answerObjection, raiseObjection } from '#server/contexts/projects/notices/commands/objections.ts';
import { publishNotice } from '#server/contexts/projects/notices/commands/publish-notice.ts';
import {
  call as callOf,
  casesAt,
  decideCases,
  decidedAt,
  objectionsTo,
  proposed,
} from '#server/contexts/projects/public.ts';
import type { Deed } from '../shapes.ts';
import type { DoneBy } from './doing.ts';
import { type CarriedCall, caseOf, going } from './standing.ts';

export type OfDecisions = Extract<Deed['do'], 'decide' | 'announce' | 'object' | 'answer' | 'finish'>;

/** 研究决定与公示 */
export const DECISIONS: DoneBy<OfDecisions> = {
  async decide(speaking, act, _plan, call) {
    const caller = speaking(act);
    const taken = act.verdicts.map((verdict) => ({ ...verdict, one: caseOf(call, verdict.of) }));
    const left = going(taken.map(({ one }) => one));
    if (left.length === 0) return;
    const departs = await departuresAmong(caller.database.system, call, act.step, taken);
    await decideCases(caller, {
      id: call.id,
      step: act.step,
      meeting: act.meeting,
      decisions: taken.map(({ one, choice, note }) => ({
        region: one.region,
        id: one.id,
        moves: one.moves,
        choice,
        note: note !== '' ? note : departs.has(one.id) ? act.against[departs.get(one.id) ? 'chosen' : 'passed'] : '',
      })),
    });
    for (const one of left) one.moves += 1;
  },

  async announce(speaking, act, _plan, call) {
    if (call.notice !== undefined) return;
    const caller = speaking(act);
    const of = await callOf(caller.database.system, call.id);
    if (of === undefined) throw new RangeError(`the call ${call.id} is gone`);
    const cases = act.cases.map((key) => caseOf(call, key));
    const { id } = await publishNotice(caller, {
      id: call.id,
      step: act.step,
      ...proposed(of, act.step, cases.length, caller.today),
      from: caller.today,
      cases: cases.map(({ region, id: caseId, moves }) => ({ region, id: caseId, moves })),
    });
    call.notice = { id, finished: false };
  },

  async object(speaking, act, _plan, call) {
    const caller = speaking(act);
    const { id } = noticeOf(call);
    if ((await objectionsTo(caller.database.system, id)).length > 0) return;
    await raiseObjection(caller, { id, case: caseOf(call, act.of).id, body: act.body });
  },

  async answer(speaking, act, _plan, call) {
    const caller = speaking(act);
    const { id } = noticeOf(call);
    const open = (await objectionsTo(caller.database.system, id)).find(({ answer }) => answer === null);
    if (open === undefined) return;
    await answerObjection(caller, { id, objection: open.id, upheld: false, answer: act.answer });
  },

  async finish(speaking, act, _plan, call) {
    const notice = noticeOf(call);
    const caller = speaking(act);
    const listed = await caller.database.system
      .selectFrom('projects.noticed')
      .select('case_id')
      .where('notice_id', '=', notice.id)
      .execute();
    const ids = new Set(listed.map(({ case_id }) => case_id));
    const named = [...call.cases.values()].filter(({ id }) => ids.has(id));
    if (going(named).length === 0) return;
    await finishNotice(caller, { id: notice.id });
    for (const one of named) one.moves += 1;
    notice.finished = true;
  },
};

/** Which of the cases are decided on against the ranking, and whether they are chosen by it: the page asks for a reason there. */
async function departuresAmong(
  db: Parameters<typeof callOf>[0],
  { id }: CarriedCall,
  step: string,
  taken: readonly { readonly choice: string; readonly one: { readonly id: string } }[],
): Promise<Map<string, boolean>> {
  const of = await callOf(db, id);
  if (of === undefined) throw new RangeError(`the call ${id} is gone`);
  const choices = stepOf(of.procedure, step).choices ?? [];
  const decided = taken.flatMap(({ choice: name, one }) => {
    const choice = choices.find((each) => each.name === name);
    return choice === undefined || choice.returns === true ? [] : [{ caseId: one.id, picks: choice.picks === true }];
  });
  const [standing, before] = [await casesAt(db, of, step), await decidedAt(db, of, step)];
  const all = [...standing, ...before];
  const departs = departing(weighed(all, basisOf(all)), before, decided);
  return new Map(decided.flatMap(({ caseId, picks }) => (departs.has(caseId) ? [[caseId, picks] as const] : [])));
}

function noticeOf({ notice, id }: CarriedCall): NonNullable<CarriedCall['notice']> {
  if (notice === undefined) throw new RangeError(`nothing of the call ${id} was announced`);
  return notice;
}
