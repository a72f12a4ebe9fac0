import { addDays, type Day, day, daysBetween } from '../../kernel/day.ts';
import {
  type SchoolYear,
  schoolYearOf,
  schoolYearPeriod,
  semesterPeriod,
  termOf,
  weekdaysBetween,
} from '../../kernel/school-year.ts';
import type { Rhythm } from '../definition.ts';

/** 时段：first and last day, both included. */
export type Span = { readonly from: Day; readonly to: Day };

/** 履行时段：a time in which a duty is owed a number of times, with its name, e.g. 2017学年第一学期. */
export type Window = Span & { readonly label: string };

/** A month owes only with at least this many weekdays (of term). */
const LEAST_WEEKDAYS = 5;

/**
 * The windows of a rhythm in the time a duty runs. A window that the run cuts keeps the part inside, and only if that
 * is enough of it: nobody owes a year's work in its last weeks. A window between two given days is never cut.
 */
export function windowsOf(rhythm: Rhythm, run: Span, calendar: readonly SchoolYear[]): Window[] {
  if ('between' in rhythm) {
    const [from, to] = rhythm.between;
    return [{ from, to, label: `${from} 至 ${to}` }];
  }
  const windows =
    'every' in rhythm
      ? cycles(rhythm.from, rhythm.every.schoolYears, run)
      : REGULAR[rhythm.per](run, calendar, rhythm.during === 'term');
  return windows.flatMap((window) => {
    const inside = common(window, run);
    if (inside === null || !isEnough(lengthOf(inside), window)) return [];
    if (
      'per' in rhythm &&
      rhythm.per === 'month' &&
      weekdaysIn(inside, calendar, rhythm.during === 'term') < LEAST_WEEKDAYS
    )
      return [];
    return [{ ...window, ...inside }];
  });
}

/** Whether so many days of a window are enough to owe what the window asks: a quarter of it. */
export function isEnough(days: number, window: Window): boolean {
  return days * 4 >= lengthOf(window);
}

/** The days two spans share; none → `null`. */
export function common(a: Span, b: Span): Span | null {
  const from = a.from < b.from ? b.from : a.from;
  const to = a.to < b.to ? a.to : b.to;
  return from <= to ? { from, to } : null;
}

/** Number of days of a span. */
export function lengthOf({ from, to }: Span): number {
  return daysBetween(from, to) + 1;
}

type Regular = (run: Span, calendar: readonly SchoolYear[], term: boolean) => Window[];

const REGULAR: Readonly<Record<Extract<Rhythm, { per: unknown }>['per'], Regular>> = {
  month: (run) =>
    years(run, calendarYearOf).flatMap((year) => Array.from({ length: 12 }, (_, month) => monthOf(year, month + 1))),
  semester: (run, calendar, term) =>
    years(run, schoolYearOf).flatMap((year) =>
      ([1, 2] as const).map((number) => ({
        ...(term ? termOf(year, number, calendar) : closed(semesterPeriod(year, number, calendar))),
        label: `${year}学年第${number === 1 ? '一' : '二'}学期`,
      })),
    ),
  'school-year': (run, calendar, term) =>
    years(run, schoolYearOf).map((year) => ({
      ...(term
        ? { from: termOf(year, 1, calendar).from, to: termOf(year, 2, calendar).to }
        : closed(schoolYearPeriod(year))),
      label: `${year}学年`,
    })),
  'calendar-year': (run) =>
    years(run, calendarYearOf).map((year) => ({
      from: day(`${year}-01-01`),
      to: day(`${year}-12-31`),
      label: `${year}年`,
    })),
};

function cycles(first: number, length: number, run: Span): Window[] {
  const last = schoolYearOf(run.to);
  const starts = Array.from(
    { length: Math.max(0, Math.floor((last - first) / length) + 1) },
    (_, index) => first + index * length,
  );
  return starts.map((year) => ({
    from: schoolYearPeriod(year).from,
    to: closed(schoolYearPeriod(year + length - 1)).to,
    label: length === 1 ? `${year}学年` : `${year}至${year + length - 1}学年`,
  }));
}

function monthOf(year: number, month: number): Window {
  const first = day(`${year}-${String(month).padStart(2, '0')}-01`);
  const next = month === 12 ? day(`${year + 1}-01-01`) : day(`${year}-${String(month + 1).padStart(2, '0')}-01`);
  return { ...closed({ from: first, to: next }), label: `${year}年${month}月` };
}

function weekdaysIn(span: Span, calendar: readonly SchoolYear[], term: boolean): number {
  if (!term) return weekdaysBetween(span.from, span.to);
  return years(span, schoolYearOf)
    .flatMap((year) => [termOf(year, 1, calendar), termOf(year, 2, calendar)])
    .map((teaching) => common(span, teaching))
    .reduce((sum, part) => sum + (part === null ? 0 : weekdaysBetween(part.from, part.to)), 0);
}

/** `[from, to)` as first and last day. */
const closed = ({ from, to }: Span): Span => ({ from, to: addDays(to, -1) });

const calendarYearOf = (on: Day) => Number(on.slice(0, 4));

const years = (run: Span, yearOf: (on: Day) => number) =>
  Array.from({ length: yearOf(run.to) - yearOf(run.from) + 1 }, (_, index) => yearOf(run.from) + index);
