import { addDays, type Day } from './day.ts';

/** Whether people work on the day: holidays and the days worked in exchange are public data that the server knows. */
export type IsWorkingDay = (on: Day) => boolean;

/**
 * 工作日期限：the last day of a limit of `count` (1–366) working days that begins on the day after `from`, as limits of official
 * acts are counted. Throws RangeError for other counts, and when a year knows no working day.
 */
export function workingDaysAfter(from: Day, count: number, works: IsWorkingDay): Day {
  if (!Number.isInteger(count) || count < 1 || count > 366)
    throw new RangeError(`not a limit in working days: ${count}`);
  let on = from;
  let left = count;
  for (let days = 0; days < 3 * 366; days += 1) {
    on = addDays(on, 1);
    if (works(on)) left -= 1;
    if (left === 0) return on;
  }
  throw new RangeError('too few working days in the calendar');
}
