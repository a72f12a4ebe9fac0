import { addDays, type Day, day, weekday } from './day.ts';

/** 学期：teaching days run from `from` to `to`, both included, as school calendars print them. */
export type Term = { readonly number: 1 | 2; readonly from: Day; readonly to: Day };

/** 学年校历：named by the calendar year it begins in, e.g. 2023 for 2023-09 … 2024-08. */
export type SchoolYear = { readonly year: number; readonly terms: readonly Term[] };

/** The school year a day belongs to: 1 September opens the new one. */
export function schoolYearOf(on: Day): number {
  return Number(on.slice(0, 4)) - (on.slice(5) < '09-01' ? 1 : 0);
}

/** First day of a school year and first day of the next, as a period `[from, to)`. */
export function schoolYearPeriod(year: number): { from: Day; to: Day } {
  return { from: day(`${year}-09-01`), to: day(`${year + 1}-09-01`) };
}

/**
 * Number of school weeks of a term: Monday-based calendar weeks touched, first and last included.
 * Source: 2023学年上海市中小学校历, 21 and 19 weeks.
 */
export function weeksOf(term: Term): number {
  const monday = (of: Day) => addDays(of, 1 - weekday(of));
  let weeks = 1;
  for (let at = monday(term.from); at < monday(term.to); at = addDays(at, 7)) weeks += 1;
  return weeks;
}
