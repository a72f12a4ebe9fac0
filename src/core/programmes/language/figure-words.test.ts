import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMet } from '../goal.ts';
import { type Form, inForm } from './figure-words.ts';
import type { Goal } from './measure.ts';

describe('a figure as shown', () => {
  test.each<[number, Form, Goal | undefined, string]>([
    [0.561, 'share', undefined, '56.1 %'],
    [2 / 3, 'share', { atLeast: 0.5 }, '66.7 %'],
    [0.07, 'share', { atLeast: 0.07 }, '7.0 %'],
    [0.4996, 'share', { atLeast: 0.5 }, '49.96 %'],
    [0.499996, 'share', { atLeast: 0.5 }, '49.9996 %'],
    [0.3002, 'share', { atMost: 0.3 }, '30.02 %'],
    [0.4996, 'share', { atLeast: 0.8 }, '50.0 %'],
    [999 / 1000, 'share', undefined, '99.9 %'],
    [9999 / 10_000, 'share', undefined, '99.99 %'],
    [1 / 5000, 'share', undefined, '0.02 %'],
    [0, 'share', undefined, '0.0 %'],
    [1, 'share', { atLeast: 1 }, '100.0 %'],
    [3, 'count', { between: [3, 5] }, '3'],
    [1_234_567, 'count', undefined, '1,234,567'],
    [120, 'count', undefined, '120'],
    [0.51449, 'number', undefined, '0.514'],
    [0.3004, 'number', { atMost: 0.3 }, '0.3004'],
    [1234.5, 'number', undefined, '1,234.5'],
    [-1500, 'number', undefined, '-1,500'],
  ])('%d as %s, asked for %o, reads %s', (value, form, goal, shown) => {
    expect(inForm(value, form, goal)).toBe(shown);
  });

  test('never looks as if it met a goal that it does not meet, nor the other way round', () => {
    const share = fc
      .tuple(fc.nat(3000), fc.integer({ min: 1, max: 3000 }))
      .map(([some, all]) => Math.min(some, all) / all);
    const bound = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
    const goal = fc.oneof(
      bound.map((atLeast): Goal => ({ atLeast })),
      bound.map((atMost): Goal => ({ atMost })),
    );
    fc.assert(
      fc.property(share, goal, (value, asked) => {
        const read = Number((Number(inForm(value, 'share', asked).replace(' %', '')) / 100).toPrecision(12));
        expect(isMet(asked, read)).toBe(isMet(asked, value));
      }),
    );
  });
});
