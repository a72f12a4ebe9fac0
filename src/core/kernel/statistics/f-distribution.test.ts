import { describe, expect, test } from 'vitest';
import { fQuantile, fTail } from './f-distribution.ts';

/** How far a figure is from the reference, as a share of it. */
const off = (figure: number, reference: number) => Math.abs(figure / reference - 1);

// R 4.2.2: pf(f, of, to, lower.tail = FALSE).
const TAILS = [
  [1.79467849223947007, 5, 18, 0.16476880834463933],
  [11.027247956403301, 5, 15, 1.3456651648433457e-4],
  [0.1, 3, 7, 0.95747067981809675],
  [4, 1, 8, 0.080516237957262621],
  [1.05, 1999, 13_993, 0.072134621583363576],
  [30, 2.5, 3.25, 0.0076489545909387982],
  [1e-3, 4, 1, 0.99999403979100343],
  [300, 1, 10, 8.7139052699459218e-9],
  [2.2, 40, 9, 0.10406887778935678],
] as const;

// R 4.2.2: qf(probability, of, to).
const QUANTILES = [
  [0.95, 5, 18, 2.77285315299782997],
  [0.975, 5, 15, 3.57641534927906024],
  [0.975, 15, 5, 6.42772816707877581],
  [0.05, 7, 3.7, 0.23936538431566165],
  [0.975, 1999, 13_993, 1.0676452292416634],
  [0.95, 1, 8, 5.31765507157871298],
  [0.95, 1, 1, 161.44763879758818348],
  [0.999, 2, 4, 61.24555320336755],
  [0.975, 5, 4.123456, 8.98971572621267967],
  [0.9973002039367398, 1, 781, 9.05788126590709197],
  [0.025, 0.7, 0.3, 2.9487420439704745e-4],
] as const;

describe('F distribution', () => {
  test.each(TAILS)('above %d with %d and %d degrees of freedom', (f, of, to, reference) => {
    expect(off(fTail(f, of, to), reference)).toBeLessThan(1e-12);
  });

  test.each(QUANTILES)('quantile %d with %d and %d degrees of freedom', (probability, of, to, reference) => {
    expect(off(fQuantile(probability, of, to), reference)).toBeLessThan(1e-12);
  });

  test('printed tables: 1.66 at ten percent with 12 and 60, 3.92 at five percent with 1 and 120', () => {
    expect(fQuantile(0.9, 12, 60).toFixed(2)).toBe('1.66');
    expect(fQuantile(0.95, 1, 120).toFixed(2)).toBe('3.92');
  });

  test('everything is above nothing, and nothing above the infinite', () => {
    expect(fTail(0, 3, 4)).toBe(1);
    expect(fTail(Number.POSITIVE_INFINITY, 3, 4)).toBe(0);
    expect(() => fQuantile(1, 3, 4)).toThrow(RangeError);
  });

  test('a quantile is exceeded with the probability that is left', () => {
    for (const probability of [1e-6, 0.3, 0.5, 0.99, 1 - 1e-9])
      expect(off(fTail(fQuantile(probability, 6, 11), 6, 11), 1 - probability)).toBeLessThan(1e-7);
  });
});
