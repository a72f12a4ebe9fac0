import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Figure } from './figure.ts';
import { gapOf, isMet } from './goal.ts';
import type { Goal, Measure } from './language/measure.ts';

const ratio: Measure = { ratio: { of: 'part', among: 'whole' } };
const share = (numerator: number, denominator: number): Figure => ({
  value: numerator / denominator,
  numerator,
  denominator,
  evidence: [],
  lacking: [],
});
const plain = (value: number | null): Figure => ({ value, evidence: [], lacking: [] });

test('bounds are included, and no figure never meets a goal', () => {
  expect(isMet({ atLeast: 0.7 }, 7 / 10)).toBe(true);
  expect(isMet({ atMost: 0.3 }, 3 / 10)).toBe(true);
  expect([2, 3, 5, 6].map((value) => isMet({ between: [3, 5] }, value))).toEqual([false, true, true, false]);
  expect(isMet({ atMost: 3 }, null)).toBe(false);
});

describe('the gap', () => {
  test.each<[Goal, Figure, number, boolean]>([
    [{ atLeast: 0.5 }, share(1, 4), 1, false],
    [{ atLeast: 0.7 }, share(62, 100), 8, false],
    [{ atLeast: 0.7 }, share(64, 101), 7, false],
    [{ atLeast: 1 }, share(3, 5), 2, false],
    [{ atLeast: 0.7 }, share(7, 10), 0, false],
    [{ atMost: 0.1 }, share(3, 10), 2, true],
    [{ between: [0.25, 0.3] }, share(40, 100), 10, true],
    [{ between: [0.25, 0.3] }, share(20, 100), 5, false],
  ])('of a share, %o of %o, counts members', (goal, figure, amount, over) => {
    expect(gapOf(ratio, goal, figure)).toEqual({ amount, over, counts: 'members' });
  });

  test.each<[Goal, number, number, boolean]>([
    [{ atLeast: 40 }, 34, 6, false],
    [{ between: [3, 5] }, 1, 2, false],
    [{ between: [3, 5] }, 4, 0, false],
    [{ between: [3, 5] }, 7, 2, true],
    [{ atMost: 2 }, 5, 3, true],
  ])('of a count, %o at %d, counts records', (goal, value, amount, over) => {
    expect(gapOf({ count: 'alliances' }, goal, plain(value))).toEqual({ amount, over, counts: 'records' });
  });

  test('of a value is what is missing in its own unit', () => {
    expect(gapOf({ average: 'satisfaction' }, { atLeast: 0.85 }, plain(0.8))).toEqual({
      amount: 0.05,
      over: false,
      counts: 'points',
    });
    expect(gapOf({ spread: 'books' }, { atMost: 0.5 }, plain(0.52))).toEqual({
      amount: 0.02,
      over: true,
      counts: 'points',
    });
  });

  test('is not there without a figure', () => {
    expect(gapOf(ratio, { atLeast: 0.5 }, plain(null))).toBeNull();
  });
});

const counts = fc
  .integer({ min: 1, max: 5000 })
  .chain((whole) => fc.tuple(fc.integer({ min: 0, max: whole }), fc.constant(whole)));
const bound = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);

test('a share compares with its bound as the fractions do', () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 0, max: 1000 }), ([held, whole], thousandths) => {
      expect(isMet({ atLeast: thousandths / 1000 }, held / whole)).toBe(held * 1000 >= thousandths * whole);
    }),
  );
});

test('the gap is the smallest number of members that closes it', () => {
  fc.assert(
    fc.property(counts, bound, fc.boolean(), ([held, whole], limit, upper) => {
      const goal: Goal = upper ? { atMost: limit } : { atLeast: limit };
      const { amount, over } = gapOf(ratio, goal, share(held, whole))!;
      const after = (count: number) => isMet(goal, (held + (over ? -count : count)) / whole);
      expect(after(amount)).toBe(true);
      if (amount > 0) expect(after(amount - 1)).toBe(false);
    }),
  );
});
