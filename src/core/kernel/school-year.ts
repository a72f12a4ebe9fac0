import { addDays, type Day, day, daysBetween, weekday } from './day.ts';

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

/** 暂定校历：used for a school year whose calendar nobody has entered; an assumption, never an official date. */
const ASSUMED = { 1: ['09-01', '01-20'], 2: ['02-15', '06-30'] } as const;

/** A term of a school year: as the calendar has it, else the assumed one. */
export function termOf(year: number, number: 1 | 2, calendar: readonly SchoolYear[]): Term {
  const known = calendar.find((entered) => entered.year === year)?.terms.find((term) => term.number === number);
  if (known !== undefined) return known;
  const [from, to] = ASSUMED[number];
  return { number, from: day(`${number === 1 ? year : year + 1}-${from}`), to: day(`${year + 1}-${to}`) };
}

/**
 * 学期起止：a semester as a period `[from, to)`. The two share the school year between them: the second opens on its
 * first teaching day, so that every day belongs to exactly one.
 */
export function semesterPeriod(year: number, number: 1 | 2, calendar: readonly SchoolYear[]): { from: Day; to: Day } {
  const whole = schoolYearPeriod(year);
  const turn = termOf(year, 2, calendar).from;
  return number === 1 ? { from: whole.from, to: turn } : { from: turn, to: whole.to };
}

/** Number of Mondays to Fridays from the first day to the last, both included; public holidays are not taken off. */
export function weekdaysBetween(first: Day, last: Day): number {
  if (last < first) return 0;
  const days = daysBetween(first, last) + 1;
  const opening = weekday(first) - 1;
  let count = Math.floor(days / 7) * 5;
  for (let offset = 0; offset < days % 7; offset += 1) if ((opening + offset) % 7 < 5) count += 1;
  return count;
}
