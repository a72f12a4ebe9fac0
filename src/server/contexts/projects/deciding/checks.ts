import { Refusal } from '#core/kernel/refusal.ts';
import { basisOf, departing, weighed } from '#core/projects/comparing.ts';
import { stepOf } from '#core/projects/life.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { ProceduralCall } from '../calls/store.ts';
import { casesAt, decidedAt } from './standing.ts';

export type Decision = { readonly id: string; readonly choice: string; readonly note: string };

/**
 * 决定是否站得住：a field takes no more than its number, and whoever decides against the order of the experts, or of the districts where
 * nobody scored, says why. What the step decided before counts on both.
 */
export async function checkDecisions(
  tx: Db,
  call: ProceduralCall,
  step: string,
  decisions: readonly Decision[],
): Promise<void> {
  const choices = stepOf(call.procedure, step).choices ?? [];
  const [standing, before] = [await casesAt(tx, call, step), await decidedAt(tx, call, step)];
  const taken = decisions.flatMap(({ id, choice: name, note }) => {
    const found = standing.find(({ caseId }) => caseId === id);
    const choice = choices.find((each) => each.name === name);
    return found === undefined || choice === undefined || choice.returns === true
      ? []
      : { ...found, note, picks: choice.picks === true };
  });
  const chosen = [...before, ...taken].filter(({ picks }) => picks);
  for (const { name, quota } of call.fields) {
    const used = chosen.filter(({ field }) => field === name).length;
    if (quota !== null && used > quota && taken.some(({ field, picks }) => picks && field === name))
      throw new Refusal('conflict', 'projects.field-full', { field: name, quota, used });
  }
  const all = [...standing, ...before];
  const basis = basisOf(all);
  const departs = departing(weighed(all, basis), before, taken);
  const unexplained = taken.filter(({ caseId, note }) => departs.has(caseId) && note === '');
  if (unexplained.length > 0)
    throw new Refusal('invalid', 'projects.departure-reason', {
      titles: unexplained.map(({ title }) => `“${title}”`),
      order: basis === 'score' ? '评审得分' : '推荐次序',
    });
}
