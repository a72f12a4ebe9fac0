import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, day, daysBetween, weekday } from './day.ts';
import { schoolYearOf, schoolYearPeriod, semesterPeriod, termOf, weekdaysBetween, weeksOf } from './school-year.ts';

const of2023 = {
  year: 2023,
  terms: [
    { number: 1, from: day('2023-09-01'), to: day('2024-01-19') },
    { number: 2, from: day('2024-02-19'), to: day('2024-06-28') },
  ],
} as const;

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays(day('2000-01-01'), count));

test('1 September opens the school year', () => {
  expect(schoolYearOf(day('2017-08-31'))).toBe(2016);
  expect(schoolYearOf(day('2017-09-01'))).toBe(2017);
});

test('the 2023 school year of Shanghai has 21 and 19 weeks', () => {
  expect(of2023.terms.map(weeksOf)).toEqual([21, 19]);
});

test('the second semester opens on its first teaching day and ends with the school year', () => {
  expect(semesterPeriod(2023, 1, [of2023])).toEqual({ from: '2023-09-01', to: '2024-02-19' });
  expect(semesterPeriod(2023, 2, [of2023])).toEqual({ from: '2024-02-19', to: '2024-09-01' });
});

test('a school year without a calendar has assumed terms inside it', () => {
  const { from, to } = schoolYearPeriod(2030);
  for (const number of [1, 2] as const) {
    const term = termOf(2030, number, [of2023]);
    expect(from <= term.from && term.from < term.to && term.to < to).toBe(true);
  }
});

test('weekdays are counted with both ends, holidays or not', () => {
  expect(weekdaysBetween(day('2017-09-01'), day('2017-09-01'))).toBe(1); // a Friday
  expect(weekdaysBetween(day('2017-09-02'), day('2017-09-03'))).toBe(0); // the weekend after it
  expect(weekdaysBetween(day('2017-09-01'), day('2017-09-30'))).toBe(21);
  expect(weekdaysBetween(day('2017-09-30'), day('2017-09-01'))).toBe(0);
});

test('weekdays counted at once are those counted one by one', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 100 }), (first, length) => {
      const days = Array.from({ length: length + 1 }, (_, index) => addDays(first, index));
      expect(daysBetween(first, days.at(-1)!)).toBe(length);
      expect(weekdaysBetween(first, days.at(-1)!)).toBe(days.filter((on) => weekday(on) <= 5).length);
    }),
  );
});
