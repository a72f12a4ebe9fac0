import { addDays, type Day } from '../kernel/day.ts';
import { type IsWorkingDay, workingDaysAfter } from '../kernel/working-days.ts';
import type { Step } from '../programmes/language/procedure.ts';

/** 办理时限：the last day on which a case that came to the step on `entered` should leave it; `null` without a limit. */
export function dueOf(step: Step, entered: Day, works: IsWorkingDay): Day | null {
  return limitFrom(step.limit, entered, works);
}

/** The last day of a limit that begins on the day after `from`; `null` without one. */
export function limitFrom(limit: Step['limit'], from: Day, works: IsWorkingDay): Day | null {
  if (limit === undefined) return null;
  if ('days' in limit) return addDays(from, limit.days);
  return workingDaysAfter(from, limit.workingDays, works);
}
