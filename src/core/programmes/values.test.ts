import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { meanOf, momentsOf, settled, sumOf } from './values.ts';

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 50 });
const shuffled = (from: number[]) => fc.shuffledSubarray(from, { minLength: from.length, maxLength: from.length });

test('a sum keeps what plain addition loses', () => {
  expect(sumOf(Array(10).fill(0.1))).toBe(1);
  expect(sumOf([1e15, 0.5, -1e15])).toBe(0.5);
  expect(sumOf([])).toBe(0);
});

test('the order of the values changes nothing', () => {
  fc.assert(
    fc.property(
      values.chain((from) => fc.tuple(fc.constant(from), shuffled(from))),
      ([one, other]) => {
        expect(sumOf(other)).toBe(sumOf(one));
        expect(meanOf(other)).toBe(meanOf(one));
        expect(momentsOf(other)).toEqual(momentsOf(one));
      },
    ),
  );
});

test('a written decimal survives being computed', () => {
  expect(settled(0.1 + 0.2)).toBe(0.3);
  expect(settled(1 - 0.9)).toBe(0.1);
});

test('equal weights weigh nothing; no weight at all gives no moments', () => {
  expect(momentsOf([1, 3])).toEqual({ mean: 2, deviation: 1 });
  expect(momentsOf([1, 3], [5, 5])).toEqual({ mean: 2, deviation: 1 });
  expect(momentsOf([1, 4], [2, 1])).toEqual({ mean: 2, deviation: Math.SQRT2 });
  expect(momentsOf([1, 3], [0, 0])).toBeNull();
});
