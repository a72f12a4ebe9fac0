import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { krippendorffAlpha, type Scale } from './krippendorff.ts';

const _ = null;
/** Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), data C: four observers, twelve units. */
const OBSERVERS = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, _],
  [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 3],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
];
const UNITS = OBSERVERS[0]!.map((__, unit) => OBSERVERS.flatMap((values) => values[unit] ?? []));

// Exact to what the paper prints: .743 .815 .849 .797.
const REFERENCE = [
  ['nominal', 0.743421052631579],
  ['ordinal', 0.815387503754881],
  ['interval', 0.849107142857143],
  ['ratio', 0.797402774711612],
] as const;

const SCALES: readonly Scale[] = REFERENCE.map(([scale]) => scale);

describe('Krippendorff’s alpha', () => {
  test('says nothing where no value can be paired', () => {
    for (const scale of SCALES) {
      expect(krippendorffAlpha([], scale)).toBeNull();
      expect(krippendorffAlpha([[3], [], [4]], scale)).toBeNull();
    }
  });

  test('says nothing where no disagreement was possible', () => {
    for (const scale of SCALES) expect(krippendorffAlpha([[0.1, 0.1, 0.1], [0.1, 0.1], [7]], scale)).toBeNull();
  });

  test('has no ratio of what is below nothing, and no place for what is no number', () => {
    expect(() => krippendorffAlpha([[-1, 2]], 'ratio')).toThrow(RangeError);
    expect(() => krippendorffAlpha([[Number.NaN, 2]], 'interval')).toThrow(RangeError);
  });

  test.each(REFERENCE)('on the %s scale is that of the published data', (scale, reference) => {
    expect(Math.abs(krippendorffAlpha(UNITS, scale)! - reference)).toBeLessThan(1e-10);
  });

  test('is one where all agree on every unit', () => {
    for (const scale of SCALES)
      expect(
        krippendorffAlpha(
          [
            [1, 1],
            [2, 2, 2],
            [0, 0],
          ],
          scale,
        ),
      ).toBe(1);
  });

  test('two observers who never agree on either of two words are below chance', () => {
    // Observed disagreement 1; by chance 2 · 2 · 2 / (4 · 3).
    for (const scale of SCALES)
      expect(
        krippendorffAlpha(
          [
            [1, 2],
            [2, 1],
          ],
          scale,
        ),
      ).toBeCloseTo(-0.5, 12);
  });

  const anyUnits = fc.array(fc.array(fc.integer({ min: 0, max: 10 }), { maxLength: 4 }), {
    minLength: 1,
    maxLength: 8,
  });

  test('does not depend on the order of units or raters, nor a unit with one value', () => {
    fc.assert(
      fc.property(anyUnits, fc.constantFrom(...SCALES), (units, scale) => {
        const alpha = krippendorffAlpha(units, scale);
        const other = krippendorffAlpha([[4], ...units.toReversed().map((values) => values.toReversed())], scale);
        if (alpha === null) expect(other).toBeNull();
        else expect(other).toBeCloseTo(alpha, 10);
      }),
    );
  });

  test('on the interval scale depends on neither unit nor origin, on the ordinal scale on the order alone', () => {
    fc.assert(
      fc.property(anyUnits, fc.integer({ min: -1000, max: 1000 }), (units, shift) => {
        const moved = units.map((values) => values.map((value) => 3 * value + shift));
        const bent = units.map((values) => values.map((value) => value ** 3));
        expect(krippendorffAlpha(moved, 'interval') ?? 0).toBeCloseTo(krippendorffAlpha(units, 'interval') ?? 0, 8);
        expect(krippendorffAlpha(bent, 'ordinal')).toBe(krippendorffAlpha(units, 'ordinal'));
      }),
    );
  });
});
