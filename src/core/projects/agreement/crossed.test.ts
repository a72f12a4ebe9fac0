import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aPanel } from '../../../../tests/fixtures/agreement/panel.ts';
import { PENICILLIN, PENICILLIN_FITS } from '../../../../tests/fixtures/agreement/penicillin.ts';
import reference from '../../../../tests/fixtures/agreement/reference.json' with { type: 'json' };
import { invertDefinite } from '../../kernel/statistics/definite.ts';
import { type CrossedFit, crossedFit } from './crossed.ts';
import type { Effects } from './crossed-effects.ts';
import { intraclass } from './icc.ts';
import type { TwoWay } from './two-way.ts';

type Given = readonly (readonly [first: number, second: number, value: number])[];

const twoWay = (given: Given, levels: readonly [number, number]): TwoWay => ({
  values: Float64Array.from(given, ([, , value]) => value),
  first: Int32Array.from(given, ([first]) => first),
  second: Int32Array.from(given, ([, second]) => second),
  levels,
});
const ofTable = (table: readonly (readonly number[])[]): TwoWay =>
  twoWay(
    table.flatMap((row, first) => row.map((value, second) => [first, second, value] as const)),
    [table.length, table[0]!.length],
  );

type Reference = {
  deviance: number;
  mean: number;
  meanSd: number;
  variances: CrossedFit['variances'];
  first: { effects: readonly number[]; sds: readonly number[] };
  second: { effects: readonly number[]; sds: readonly number[] };
};

/** The largest difference to the reference, that of a variance as a share of it. */
function offOf(fit: CrossedFit, expected: Reference): number {
  const apart = ({ effects, conditionalSds }: Effects, { effects: u, sds }: Reference['first']) =>
    Math.max(
      ...u.map((value, at) => Math.abs(value - effects[at]!)),
      ...sds.map((value, at) => Math.abs(value - conditionalSds[at]!)),
    );
  return Math.max(
    Math.abs(fit.deviance - expected.deviance),
    Math.abs(fit.mean - expected.mean),
    Math.abs(fit.meanSd - expected.meanSd),
    ...(['first', 'second', 'residual'] as const).map((of) => {
      const [found, known] = [fit.variances[of], expected.variances[of]];
      return known === 0 ? found : Math.abs(found / known - 1);
    }),
    apart(fit.first, expected.first),
    apart(fit.second, expected.second),
  );
}

describe('a crossed fit says nothing', () => {
  test('where a factor has one level, or every score a level of its own', () => {
    expect(crossedFit(ofTable([[1, 2, 4]]))).toBeNull();
    expect(crossedFit(ofTable([[1], [2], [4]]))).toBeNull();
    expect(
      crossedFit(
        twoWay(
          [
            [0, 0, 5],
            [1, 1, 7],
            [2, 0, 6],
            [3, 1, 9],
          ],
          [4, 2],
        ),
      ),
    ).toBeNull();
  });

  test('where both factors divide the scores alike', () => {
    expect(
      crossedFit(
        twoWay(
          [
            [0, 1, 5],
            [0, 1, 7],
            [1, 0, 6],
            [1, 0, 9],
            [2, 2, 1],
            [2, 2, 2],
          ],
          [3, 3],
        ),
      ),
    ).toBeNull();
  });

  test('where the effects leave no residual, or there is nothing to explain', () => {
    expect(crossedFit(ofTable([10, 20, 50, 70].map((of) => [of, of + 5, of + 9])))).toBeNull();
    expect(crossedFit(ofTable([10, 20, 50, 70.3].map((of) => [of, of + 0.1, of])))).toBeNull();
    const table = (value: (row: number, column: number) => number) =>
      ofTable([0, 1, 2].map((row) => [0, 1, 2].map((column) => value(row, column))));
    expect(crossedFit(table(() => 5))).toBeNull();
    expect(crossedFit(table((row, column) => Number(row === column)))?.variances).toMatchObject({
      first: 0,
      second: 0,
    });
  });

  test('about scores that are none', () => {
    expect(() => crossedFit(twoWay([[0, 2, 1]], [1, 2]))).toThrow(RangeError);
    expect(() => crossedFit(twoWay([[0, 0, Number.NaN]], [1, 1]))).toThrow(RangeError);
    expect(() => crossedFit({ ...ofTable([[1, 2]]), first: Int32Array.of(0) })).toThrow(RangeError);
  });
});

describe('a crossed fit is that of lme4', () => {
  const methods = ['REML', 'ML'] as const;

  test.each(methods)('on penicillin, by %s', (method) => {
    const fit = crossedFit(ofTable(PENICILLIN), { restricted: method === 'REML' })!;
    expect(offOf(fit, PENICILLIN_FITS[method])).toBeLessThan(1e-6);
  });

  test('on nineteen ratings with holes', () => {
    // Shrout & Fleiss 1979, table 2, without five of the ratings; rows are judges.
    const ratings = [
      [9, _, 8, 7, 10, 6],
      [2, 1, _, 1, _, 2],
      [5, 3, 6, _, 6, 4],
      [8, 2, _, 6, 9, 7],
    ];
    const given = ratings.flatMap((row, judge) =>
      row.flatMap((value, target) => (value === _ ? [] : [[target, judge, value] as const])),
    );
    const fit = crossedFit(twoWay(given, [6, 4]))!;
    // lmer, polished; as it stops by itself it is off by 7e-6, with a deviance higher by 2e-11.
    expect(fit.deviance).toBeCloseTo(75.953265743896466, 9);
    expect(fit.mean).toBeCloseTo(5.238038074865577, 6);
    expect(fit.variances.first).toBeCloseTo(2.184265526599999, 6);
    expect(fit.variances.second).toBeCloseTo(5.459372034472958, 6);
    expect(fit.variances.residual).toBeCloseTo(1.208731366359439, 6);
    const targets = [
      0.66935923019572, -2.10278382022952, 0.71388167135735, -0.63464180166277, 1.78291059143903, -0.42872587109987,
    ];
    for (const [at, effect] of targets.entries()) expect(fit.first.effects[at]).toBeCloseTo(effect, 6);
    const judges = [2.24212183782478, -2.95052488981641, -0.54100998966228, 1.24941304165377];
    for (const [at, effect] of judges.entries()) expect(fit.second.effects[at]).toBeCloseTo(effect, 6);
  });

  // reference.R makes the same scores and fits them: 2,000 cases with 120 experts; two parts that never meet; a variance of 0.
  test.each(Object.entries(reference))(
    'on scores made by rule: %s',
    (_name, { setting, scores, sum, checked, ...fits }) => {
      const panel = aPanel(setting);
      expect(panel.values).toHaveLength(scores);
      expect(panel.values.reduce((all, value) => all + value, 0)).toBe(sum);
      expect(panel.values.reduce((all, value, at) => all + ((at + 1) % 97) * value, 0)).toBe(checked);
      for (const method of methods) {
        const fit = crossedFit(panel, { restricted: method === 'REML' })!;
        expect(offOf(fit, fits[method])).toBeLessThan(1e-7);
        for (const of of ['first', 'second'] as const) {
          const { effects, conditionalSds } = fit[of];
          for (const [at, values] of [effects, conditionalSds].entries())
            expect(values.reduce((all, value) => all + value ** 2, 0)).toBeCloseTo(fits[method][of].squares[at]!, 3);
        }
      }
    },
  );
});

const _ = null;

describe('a crossed fit', () => {
  test('of a complete table has the variances of its analysis, where none would be below 0', () => {
    const table = [
      [9, 2, 5, 8],
      [6, 1, 3, 2],
      [8, 4, 6, 8],
      [7, 1, 2, 6],
      [10, 5, 6, 9],
      [6, 2, 4, 7],
    ];
    const { first, second, residual } = crossedFit(ofTable(table))!.variances;
    const known = intraclass(table)!;
    expect(first / (first + second + residual)).toBeCloseTo(known['ICC(2,1)'].value, 8);
    expect(first / (first + (second + residual) / 4)).toBeCloseTo(known['ICC(2,k)'].value, 8);
    expect(first / (first + residual)).toBeCloseTo(known['ICC(3,1)'].value, 8);
  });

  test('is found where the error is a hundredth of the cases, and where both ratios move as one', () => {
    const table = [
      [50, 61.02],
      [70.11, 81],
      [30.05, 40.94],
      [90, 101.13],
      [10.02, 21],
    ];
    const { first, residual } = crossedFit(ofTable(table))!.variances;
    const known = intraclass(table)!['ICC(3,1)'];
    expect(first / residual).toBeCloseTo((known.f - 1) / 2, 2);
    const linked = [
      [0, 0, 1],
      [0, 2, 0],
      [1, 2, 1],
      [0, 3, 0],
      [1, 3, 1],
      [0, 4, 0],
      [1, 4, 1],
      [0, 5, 1],
      [0, 6, 0],
      [1, 6, 1],
      [0, 7, 0],
      [1, 7, 1],
    ] as const;
    expect(crossedFit(twoWay(linked, [2, 8]))!.deviance).toBeLessThan(
      writtenOut(twoWay(linked, [2, 8]), { first: 0.2, second: 0.01, residual: 0.15 }, true),
    );
  });

  test('where nothing differs but by chance, is the plain mean', () => {
    const { values, ...design } = aPanel({
      seed: 1,
      cases: 30,
      experts: 6,
      readers: 3,
      quality: 1,
      leniency: 1,
      noise: 9,
      parts: 1,
    });
    const fit = crossedFit({ values, ...design })!;
    expect(fit.variances).toMatchObject({ first: 0, second: 0 });
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    expect(fit.mean).toBeCloseTo(mean, 12);
    expect(fit.variances.residual).toBeCloseTo(squares / (values.length - 1), 10);
    expect(fit.meanSd).toBeCloseTo(Math.sqrt(squares / (values.length - 1) / values.length), 12);
    expect([...fit.first.effects, ...fit.second.conditionalSds].every((value) => value === 0)).toBe(true);
  });

  const anyScores = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 100 })), {
      minLength: 16,
      maxLength: 40,
    })
    .map((given) => twoWay(given, [8, 4]));

  test('has the deviance written out with the whole covariance, and none nearby has less', () => {
    fc.assert(
      fc.property(anyScores, fc.boolean(), (scores, restricted) => {
        const fit = crossedFit(scores, { restricted });
        if (fit === null) return;
        const { first, second, residual } = fit.variances;
        expect(Math.abs(writtenOut(scores, fit.variances, restricted) - fit.deviance)).toBeLessThan(1e-7);
        for (const [by1, by2, by3] of [
          [1.1, 1, 1],
          [0.9, 1, 1],
          [1, 1.1, 1],
          [1, 0.9, 1],
          [1, 1, 1.1],
          [1, 1, 0.9],
        ] as const) {
          const near = {
            first: (first || 0.01 * (by1 - 0.9) * residual) * by1,
            second: (second || 0.01 * (by2 - 0.9) * residual) * by2,
            residual: residual * by3,
          };
          expect(writtenOut(scores, near, restricted)).toBeGreaterThan(fit.deviance - 1e-7);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('moves with its scores, and does not mind which factor comes first', () => {
    fc.assert(
      fc.property(anyScores, fc.integer({ min: -1e6, max: 1e6 }), (scores, shift) => {
        const fit = crossedFit(scores);
        const moved = crossedFit({
          values: scores.values.map((value) => value * 2 + shift),
          first: scores.second,
          second: scores.first,
          levels: [4, 8],
        });
        if (fit === null || moved === null) {
          expect(moved).toBe(fit);
          return;
        }
        const size = 1 + fit.variances.first + fit.variances.second + fit.variances.residual;
        expect(Math.abs(moved.variances.residual / 4 - fit.variances.residual) / size).toBeLessThan(1e-6);
        expect(Math.abs(moved.variances.second / 4 - fit.variances.first) / size).toBeLessThan(1e-6);
        expect((moved.mean - shift) / 2).toBeCloseTo(fit.mean, 5);
        for (const [at, effect] of fit.first.effects.entries())
          expect(moved.second.effects[at]! / 2).toBeCloseTo(effect, 4);
      }),
      { numRuns: 60 },
    );
  });

  test('is the same to the last digit in whatever order scores of a panel come', () => {
    const panel = aPanel({ seed: 3, cases: 25, experts: 6, readers: 3, quality: 9, leniency: 5, noise: 5, parts: 1 });
    const turned = {
      ...panel,
      values: panel.values.toReversed(),
      first: panel.first.toReversed(),
      second: panel.second.toReversed(),
    };
    const { predict, ...fit } = crossedFit(panel)!;
    expect(crossedFit(turned)).toMatchObject(fit);
    for (const [at, effect] of predict(panel.values).first.entries())
      expect(effect).toBeCloseTo(fit.first.effects[at]!, 10);
  });
});

/** −2 log L with the covariance of all scores laid out: slow, and owing nothing to elimination. */
function writtenOut(
  { values, first, second }: TwoWay,
  variances: CrossedFit['variances'],
  restricted: boolean,
): number {
  const size = values.length;
  const inverse = Float64Array.from({ length: size * size }, (__, at) => {
    const [one, other] = [Math.floor(at / size), at % size];
    return (
      (first[one] === first[other] ? variances.first : 0) +
      (second[one] === second[other] ? variances.second : 0) +
      (one === other ? variances.residual : 0)
    );
  });
  const logDeterminant = invertDefinite(inverse, size);
  const product = (x: (at: number) => number, y: (at: number) => number) =>
    inverse.reduce((sum, value, at) => sum + x(Math.floor(at / size)) * value * y(at % size), 0);
  const ones = product(
    () => 1,
    () => 1,
  );
  const mean =
    product(
      () => 1,
      (at) => values[at]!,
    ) / ones;
  const left = product(
    (at) => values[at]! - mean,
    (at) => values[at]! - mean,
  );
  const degrees = size - Number(restricted);
  return logDeterminant + (restricted ? Math.log(ones) : 0) + left + degrees * Math.log(2 * Math.PI);
}
