import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { shanghaiCalendar } from '../../../tests/programmes/files.ts';
import { addDays, day, weekday } from '../kernel/day.ts';
import { isInTerm, type Monthly, monthlyInTerm } from './series.ts';

const calendar = shanghaiCalendar();
const monthly = (from: string, to: string, week: Monthly['week'], on: number) =>
  monthlyInTerm(day(from), day(to), { week, weekday: on }, calendar);

test('there is no day where there is no term, and none before the first day', () => {
  expect(monthly('2026-07-01', '2026-08-31', 1, 1)).toEqual([]);
  expect(monthly('2026-10-15', '2026-10-14', 1, 1)).toEqual([]);
  // Between the terms of 2025学年, from 31 January to 1 March, lies the whole of February.
  expect(monthly('2026-01-01', '2026-03-31', 2, 3)).toEqual(['2026-01-14', '2026-03-11']);
});

test('a school year of second Wednesdays', () => {
  expect(monthly('2026-09-01', '2027-08-31', 2, 3)).toEqual([
    '2026-09-09',
    '2026-10-14',
    '2026-11-11',
    '2026-12-09',
    '2027-01-13',
    // The second term opens on the 22nd: the only Wednesday of February in term.
    '2027-02-24',
    '2027-03-10',
    '2027-04-14',
    '2027-05-12',
    '2027-06-09',
  ]);
});

test('the last of a month is its fourth or fifth, and the last in term where the term ends before', () => {
  expect(monthly('2026-10-01', '2027-01-31', 5, 5)).toEqual(['2026-10-30', '2026-11-27', '2026-12-25', '2027-01-22']);
});

test('both bounds are days that may be taken, and a day beyond them gives way to the nearest within', () => {
  expect(monthly('2026-10-14', '2026-11-11', 2, 3)).toEqual(['2026-10-14', '2026-11-11']);
  expect(monthly('2026-10-15', '2026-11-10', 2, 3)).toEqual(['2026-10-21', '2026-11-04']);
});

test('a first term that opens in August makes August a month of meetings', () => {
  const early = [
    {
      year: 2030,
      terms: [
        { number: 1, from: day('2030-08-26'), to: day('2031-01-17') },
        { number: 2, from: day('2031-02-17'), to: day('2031-06-30') },
      ],
    },
  ] as const;
  expect(monthlyInTerm(day('2030-08-01'), day('2030-09-30'), { week: 1, weekday: 3 }, early)).toEqual([
    '2030-08-28',
    '2030-09-04',
  ]);
  expect(isInTerm(day('2030-08-25'), early)).toBe(false);
});

test('the first and the last teaching day are in term, the days around them are not', () => {
  for (const { terms } of calendar) {
    for (const { from, to } of terms) {
      expect([isInTerm(from, calendar), isInTerm(to, calendar)]).toEqual([true, true]);
      expect([isInTerm(addDays(from, -1), calendar), isInTerm(addDays(to, 1), calendar)]).toEqual([false, false]);
    }
  }
});

test('whatever is wished, there is one day a month, of the weekday, in term, within bounds, wherever there can be one', () => {
  const anyDay = fc.integer({ min: 0, max: 12 * 365 }).map((count) => addDays(day('2015-01-01'), count));
  const wish = fc.record({ week: fc.constantFrom(1, 2, 3, 4, 5), weekday: fc.integer({ min: 1, max: 7 }) });
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 400 }), wish, (from, length, wished) => {
      const all = Array.from({ length: length + 1 }, (_, at) => addDays(from, at));
      const open = all.filter((on) => weekday(on) === wished.weekday && isInTerm(on, calendar));
      const taken = monthlyInTerm(from, all.at(-1)!, wished, calendar);
      for (const on of taken) expect(open).toContain(on);
      expect(taken.map((on) => on.slice(0, 7))).toEqual([...new Set(open.map((on) => on.slice(0, 7)))]);
    }),
  );
});
