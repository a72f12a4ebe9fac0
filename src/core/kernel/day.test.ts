import { expect, test } from 'vitest';
import { addDays, day, daysBetween, isDay, weekday } from './day.ts';

test('a day exists in the calendar and is written in ten characters', () => {
  expect(['2016-02-29', '2000-02-29', '1900-01-01', '2199-12-31'].filter(isDay)).toHaveLength(4);
  expect(
    ['2017-02-29', '1900-02-29', '2017-04-31', '2017-13-01', '2017-9-1', '1899-12-31', '2017-09-01T00', ''].filter(
      isDay,
    ),
  ).toEqual([]);
  expect(() => day('2017-02-30')).toThrow(RangeError);
});

test('days are added and counted across months and leap years', () => {
  expect(addDays(day('2016-02-28'), 2)).toBe('2016-03-01');
  expect(addDays(day('2017-01-01'), -1)).toBe('2016-12-31');
  expect(daysBetween(day('2016-01-01'), day('2017-01-01'))).toBe(366);
  expect(daysBetween(day('2017-01-02'), day('2017-01-01'))).toBe(-1);
});

test('Monday is 1 and Sunday 7', () => {
  expect([weekday(day('2017-09-04')), weekday(day('2017-09-10'))]).toEqual([1, 7]);
});
