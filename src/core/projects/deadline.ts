import { addDays, type Day } from '../kernel/day.ts';
import { type IsWorkingDay, workingDaysAfter } from '../kernel/working-days.ts';
import type { Step } from '../programmes/language/procedure.ts';

/** 办理时限：the last day on which a case that came to the step on `entered` should leave it; `null` without a limit. */
export function dueOf(step: Step, entered: Day, works: IsWorkingDay): Day | null {
  if (step.limit === undefined) return null;
  if ('days' in step.limit) return addDays(entered, step.limit.days);
  return workingDaysAfter(entered, step.limit.workingDays, works);
}
