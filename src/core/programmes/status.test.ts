import { describe, expect, test } from 'vitest';
import { day } from '../kernel/day.ts';
import type { Figure } from './figure.ts';
import type { Goal } from './language/measure.ts';
import { statusOf } from './status.ts';

const plain = (value: number | null): Figure => ({ value, evidence: [], lacking: [] });

/** 2016 has 366 days: a quarter of the way to 2017-01-01 is 91.5 days. */
function status(goal: Goal, value: number | null, on: string, start: number | null = 0) {
  const course = { begins: day('2016-01-01'), by: day('2017-01-01'), on: day(on) };
  return statusOf(goal, plain(value), course, () => plain(start));
}

test('a goal that holds is met on any day, before the programme and after the date', () => {
  for (const on of ['2015-06-01', '2016-06-01', '2017-06-01']) expect(status({ atLeast: 4 }, 4, on)).toBe('met');
});

test('without a figure there is nothing to measure', () => {
  expect(status({ atLeast: 4 }, null, '2016-06-01')).toBe('nothing-to-measure');
});

test('before the programme nothing is due; on the date itself the day is over', () => {
  expect(status({ atLeast: 4 }, 0, '2015-12-31')).toBe('not-due');
  expect(status({ atLeast: 4 }, 3, '2016-12-31')).toBe('at-risk');
  expect(status({ atLeast: 4 }, 3, '2017-01-01')).toBe('missed');
});

describe('the pace', () => {
  test('is not judged in the first quarter', () => {
    expect(status({ atLeast: 4 }, 0, '2016-04-01')).toBe('on-track'); // 91 days
    expect(status({ atLeast: 4 }, 0, '2016-04-02')).toBe('at-risk'); // 92 days
  });

  test('goes on from the figure of the first day', () => {
    // 183 of 366 days gone: what was gained is gained once more.
    expect(status({ atLeast: 10 }, 8, '2016-07-02', 6)).toBe('on-track');
    expect(status({ atLeast: 10 }, 8, '2016-07-02', 7)).toBe('at-risk');
    expect(status({ atLeast: 10 }, 5, '2016-07-02', 0)).toBe('on-track');
  });

  test('also goes down, towards an upper bound', () => {
    expect(status({ atMost: 0.5 }, 0.6, '2016-07-02', 0.7)).toBe('on-track');
    expect(status({ atMost: 0.5 }, 0.6, '2016-07-02', 0.6)).toBe('at-risk');
  });

  test('towards a range need only cross the bound it is short of', () => {
    expect(status({ between: [3, 5] }, 2, '2016-04-15', 0)).toBe('on-track');
    expect(status({ between: [3, 5] }, 1, '2016-07-02', 0)).toBe('at-risk');
  });

  test('is nil when there was no figure on the first day', () => {
    expect(status({ atLeast: 0.85 }, 0.84, '2016-07-02', null)).toBe('at-risk');
  });

  test('of a share starts from 0 when there was nobody to measure on the first day', () => {
    const members = (numerator: number, denominator: number): Figure => ({
      value: denominator === 0 ? null : numerator / denominator,
      numerator,
      denominator,
      evidence: [],
      lacking: [],
    });
    // Half of the time gone: 6 of 10 becomes all of them, 4 of 10 does not.
    const course = { begins: day('2016-01-01'), by: day('2017-01-01'), on: day('2016-07-02') };
    expect(statusOf({ atLeast: 1 }, members(6, 10), course, () => members(0, 0))).toBe('on-track');
    expect(statusOf({ atLeast: 1 }, members(4, 10), course, () => members(0, 0))).toBe('at-risk');
  });

  test('of “every” is that of the members', () => {
    const members = (numerator: number): Figure => ({
      value: Math.floor(numerator / 4),
      numerator,
      denominator: 4,
      evidence: [],
      lacking: [],
    });
    const course = { begins: day('2016-01-01'), by: day('2017-01-01'), on: day('2016-07-02') };
    expect(statusOf({ atLeast: 1 }, members(2), course, () => members(0))).toBe('on-track');
    expect(statusOf({ atLeast: 1 }, members(1), course, () => members(0))).toBe('at-risk');
  });
});
