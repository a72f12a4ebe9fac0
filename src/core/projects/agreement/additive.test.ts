import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { additiveFit } from './additive.ts';
import { partsOf, type TwoWay } from './two-way.ts';

type Given = readonly (readonly [first: number, second: number, value: number])[];
const twoWay = (given: Given, levels: readonly [number, number]): TwoWay => ({
  values: Float64Array.from(given, ([, , value]) => value),
  first: Int32Array.from(given, ([first]) => first),
  second: Int32Array.from(given, ([, second]) => second),
  levels,
});

const _ = null;
/** Shrout & Fleiss 1979, table 2, without five of the ratings; rows are judges. */
const RATINGS = [
  [9, _, 8, 7, 10, 6],
  [2, 1, _, 1, _, 2],
  [5, 3, 6, _, 6, 4],
  [8, 2, _, 6, 9, 7],
];
const GIVEN: Given = RATINGS.flatMap((row, judge) =>
  row.flatMap((value, target) => (value === _ ? [] : [[target, judge, value] as const])),
);

describe('parts of a design', () => {
  test('are levels that a chain of scores joins', () => {
    const { count, first, second } = partsOf(
      twoWay(
        [
          [0, 0, 1],
          [1, 0, 1],
          [2, 2, 1],
          [2, 1, 1],
        ],
        [4, 3],
      ),
    );
    expect(count).toBe(3);
    expect([...second]).toEqual([0, 1, 1]);
    expect([...first]).toEqual([0, 0, 1, 2]);
  });
});

describe('the additive table', () => {
  test('of a design in two parts is refused', () => {
    expect(() =>
      additiveFit(
        twoWay(
          [
            [0, 0, 1],
            [0, 1, 2],
            [1, 2, 3],
            [1, 3, 4],
          ],
          [2, 4],
        ),
      ),
    ).toThrow(RangeError);
  });

  test('of nineteen ratings is that of least squares elsewhere', () => {
    // lm(value ~ target + judge) of R 4.2.2, sums of effects put to 0.
    const fit = additiveFit(twoWay(GIVEN, [6, 4]));
    const targets = [6, 2.75162337662338, 6.1737012987013, 4.46590909090909, 7.33603896103896, 4.75];
    for (const [at, mean] of targets.entries()) expect(Math.abs(fit.first[at]! - mean)).toBeLessThan(1e-10);
    const judges = [2.25487012987013, -2.99188311688312, -0.602272727272727, 1.33928571428571];
    for (const [at, effect] of judges.entries()) expect(Math.abs(fit.second[at]! - effect)).toBeLessThan(1e-10);
    expect(fit.sigma).toBeCloseTo(1.10628370518761, 10);
    expect(fit.degrees).toBe(10);
  });

  /** Scores of at most eight cases and five experts, the first expert having read them all. */
  const anyDesign = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 100 })), {
      maxLength: 25,
    })
    .chain((given) =>
      fc
        .array(fc.integer({ min: 0, max: 100 }), { minLength: 12, maxLength: 12 })
        .map((read) => [
          ...read.slice(0, 8).map((value, at) => [at, 0, value] as const),
          ...read.slice(8).map((value, at) => [at, at + 1, value] as const),
          ...given,
        ]),
    );

  test('leaves residuals that add up to nothing for every case and expert, and effects that add up to nothing', () => {
    fc.assert(
      fc.property(anyDesign, (given) => {
        const fit = additiveFit(twoWay(given, [8, 5]));
        const sums = new Map<string, number>();
        for (const [at, [first, second]] of given.entries())
          for (const key of [`case ${first}`, `expert ${second}`])
            sums.set(key, (sums.get(key) ?? 0) + fit.residuals[at]!);
        for (const sum of sums.values()) expect(sum).toBeCloseTo(0, 8);
        expect(fit.second.reduce((sum, effect) => sum + effect, 0)).toBeCloseTo(0, 8);
      }),
    );
  });

  test('takes one degree of freedom for every case and expert but one', () => {
    fc.assert(
      fc.property(anyDesign, (given) => {
        const { leverages, degrees } = additiveFit(twoWay(given, [8, 5]));
        expect(leverages.reduce((sum, value) => sum + value, 0)).toBeCloseTo(given.length - degrees, 8);
      }),
    );
  });

  test('an expert who gives more to all moves himself alone against the other experts, and no case against another', () => {
    fc.assert(
      fc.property(
        anyDesign,
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: -50, max: 50 }),
        (given, expert, more) => {
          const before = additiveFit(twoWay(given, [8, 5]));
          const after = additiveFit(
            twoWay(
              given.map(([first, second, value]) => [first, second, second === expert ? value + more : value]),
              [8, 5],
            ),
          );
          // Effects add up to 0, so a fifth of what one gives more is taken from all.
          for (const [at, effect] of before.second.entries())
            expect(after.second[at]! - effect).toBeCloseTo((at === expert ? more : 0) - more / 5, 8);
          for (const [at, mean] of before.first.entries()) expect(after.first[at]! - mean).toBeCloseTo(more / 5, 8);
          for (const [at, residual] of before.residuals.entries()) expect(after.residuals[at]).toBeCloseTo(residual, 8);
        },
      ),
    );
  });

  test('knows how sure its means and effects are, and how much each score decides its own fit', () => {
    // R 4.2.2: summary and hatvalues of the same lm.
    const { firstSds, secondSds, leverages, sigma } = additiveFit(twoWay(GIVEN, [6, 4]));
    const targets = [
      0.55314185259381, 0.65660778322507, 0.83031120145598, 0.65660778322507, 0.65962668550225, 0.55314185259381,
    ];
    for (const [at, sd] of targets.entries()) expect(firstSds[at]! * sigma).toBeCloseTo(sd, 10);
    const judges = [0.45674185251, 0.494343371503, 0.45674185251, 0.443500135434];
    for (const [at, sd] of judges.entries()) expect(secondSds[at]! * sigma).toBeCloseTo(sd, 10);
    const hats = [
      0.420454545455, 0.607142857143, 0.493506493506, 0.477272727273, 0.420454545455, 0.449675324675, 0.503246753247,
      0.503246753247, 0.449675324675, 0.420454545455, 0.493506493506, 0.607142857143, 0.477272727273, 0.420454545455,
      0.410714285714, 0.477272727273, 0.477272727273, 0.480519480519, 0.410714285714,
    ];
    for (const [at, hat] of hats.entries()) expect(leverages[at]).toBeCloseTo(hat, 10);
  });
});
