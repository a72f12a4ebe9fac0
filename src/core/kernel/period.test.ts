import { expect, test } from 'vitest';
import { day } from './day.ts';
import { holdsOn, overlap } from './period.ts';

const period = (from: string, to: string | null) => ({ from: day(from), to: to === null ? null : day(to) });

test('a period holds from its first day until the day before its last; open, for ever', () => {
  const year = period('2016-09-01', '2017-09-01');
  expect(['2016-08-31', '2016-09-01', '2017-08-31', '2017-09-01'].map((on) => holdsOn(year, day(on)))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(holdsOn(period('2016-09-01', null), day('2199-12-31'))).toBe(true);
});

test('periods that only touch share no day', () => {
  expect(overlap(period('2016-01-01', '2017-01-01'), period('2017-01-01', null))).toBe(false);
  expect(overlap(period('2017-01-01', null), period('2016-01-01', '2017-01-02'))).toBe(true);
});
