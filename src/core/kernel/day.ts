/**
 * 日期：a calendar day written `2026-09-01`. Days are kept as ISO text because text of this form sorts as the days do and
 * costs nothing to compare: figures compare millions of them. Arithmetic goes through `Temporal.PlainDate`.
 */
export type Day = string & { readonly calendar: 'iso8601' };

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a day that exists, between 1900 and 2199, written `YYYY-MM-DD`. */
export function isDay(text: string): text is Day {
  const parts = FORM.exec(text);
  if (parts === null) return false;
  const year = Number(parts[1]);
  const month = Number(parts[2]);
  const date = Number(parts[3]);
  return year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && date >= 1 && date <= daysIn(year, month);
}

/** Reads a day; throws RangeError for anything that `isDay` does not accept. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day between 1900 and 2199: ${text}`);
  return text;
}

/** The day `count` days later (earlier when negative). */
export function addDays(from: Day, count: number): Day {
  return Temporal.PlainDate.from(from).add({ days: count }).toString() as Day;
}

/** Whole days from the first to the second; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;
}

/** 1 (Monday) to 7 (Sunday). */
export function weekday(of: Day): number {
  return Temporal.PlainDate.from(of).dayOfWeek;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
