import { addDays, type Day, day, weekday } from '../kernel/day.ts';
import { type SchoolYear, schoolYearOf, termOf } from '../kernel/school-year.ts';

/** 每月第几个星期几：`week` 1–4, or 5 for the last; `weekday` 1 (Monday) to 7 (Sunday). */
export type Monthly = { readonly week: 1 | 2 | 3 | 4 | 5; readonly weekday: number };

/**
 * 系列会议的日期：one day for every month from the first day to the last (both included) that has teaching days, in order.
 * The wished weekday is taken where it lies in term and within the bounds, else the nearest day of the same weekday in that
 * month that does; a month without such a day is left out, for a meeting outside term meets no duty of the term.
 */
export function monthlyInTerm(from: Day, to: Day, wish: Monthly, calendar: readonly SchoolYear[]): Day[] {
  const days: Day[] = [];
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = nextMonth(month)) {
    const candidates = weekdaysOf(month, wish.weekday);
    const wished = wish.week === 5 ? candidates.length - 1 : wish.week - 1;
    const open = candidates
      .map((on, at) => ({ on, away: Math.abs(at - wished) }))
      .filter(({ on }) => on >= from && on <= to && isInTerm(on, calendar))
      .toSorted((a, b) => a.away - b.away || (a.on < b.on ? -1 : 1));
    if (open[0] !== undefined) days.push(open[0].on);
  }
  return days;
}

/** Whether the day lies between the first and the last teaching day of a term. */
export function isInTerm(on: Day, calendar: readonly SchoolYear[]): boolean {
  const year = schoolYearOf(on);
  // A first term may open in the last days of August, which belong to the school year before.
  return [year, year + 1].some((each) =>
    ([1, 2] as const).some((number) => {
      const term = termOf(each, number, calendar);
      return term.from <= on && on <= term.to;
    }),
  );
}

function weekdaysOf(month: string, wanted: number): Day[] {
  const first = day(`${month}-01`);
  const days: Day[] = [];
  for (let on = addDays(first, (wanted - weekday(first) + 7) % 7); on.slice(0, 7) === month; on = addDays(on, 7))
    days.push(on);
  return days;
}

function nextMonth(month: string): string {
  return Temporal.PlainYearMonth.from(month).add({ months: 1 }).toString();
}
