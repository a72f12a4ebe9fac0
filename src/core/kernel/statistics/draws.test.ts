import { expect, test } from 'vitest';
import { drawsFrom, nextOf } from './draws.ts';

test('the numbers are those of the published generator', () => {
  const state = Uint32Array.of(1, 2, 3, 4);
  // xoshiro128starstar.c of Blackman and Vigna, compiled and run from the state 1, 2, 3, 4.
  expect(Array.from({ length: 6 }, () => nextOf(state))).toEqual([
    11_520, 0, 5_927_040, 70_819_200, 2_031_721_883, 1_637_235_492,
  ]);
});

test('a seed gives the same numbers again, and another seed others', () => {
  const five = (seed: number) => Array.from({ length: 5 }, drawsFrom(seed).normal);
  expect(five(7)).toEqual(five(7));
  expect(five(7)).not.toEqual(five(8));
});

test('normal draws have the moments of the normal distribution', () => {
  const { normal } = drawsFrom(1);
  const drawn = Array.from({ length: 100_000 }, normal);
  const moment = (power: number) => drawn.reduce((sum, value) => sum + value ** power, 0) / drawn.length;
  expect(moment(1)).toBeCloseTo(0, 1);
  expect(moment(2)).toBeCloseTo(1, 1);
  expect(Math.abs(moment(3))).toBeLessThan(0.05);
  expect(Math.abs(moment(4) - 3)).toBeLessThan(0.1);
});
