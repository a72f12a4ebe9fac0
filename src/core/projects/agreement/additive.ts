import { invertDefinite } from '../../kernel/statistics/definite.ts';
import { partsOf, shiftOf, type TwoWay } from './two-way.ts';

/**
 * The additive table fitted by least squares: every score is the level of its case and the leniency of its expert, no more.
 * All in the unit of the scores; deviations are in units of the residual standard deviation `sigma`.
 */
export type AdditiveFit = {
  /** Means of the first factor, as all levels of the second would have given them. */
  readonly first: Float64Array;
  /** Effects of the second factor; they add up to 0. */
  readonly second: Float64Array;
  readonly firstSds: Float64Array;
  readonly secondSds: Float64Array;
  readonly residuals: Float64Array;
  /** How much of each score its own fit takes from it, 0–1; at 1 nothing else speaks of it. */
  readonly leverages: Float64Array;
  /** Degrees of freedom of the residual; 0 where the table takes every score. */
  readonly degrees: number;
  /** Sum of the squares of the residuals. */
  readonly left: number;
  readonly sigma: number;
};

/**
 * Least squares for two factors with any number of scores (Searle 1971, Linear Models, ch. 7): the first is eliminated, the
 * Laplacian left on the second inverted with its sum put to 0. Time grows with the cube of the levels of the second factor.
 * @param data connected, each level of both factors with a score
 * @throws RangeError when it is not connected: the differences between its parts are anything
 */
export function additiveFit(data: TwoWay): AdditiveFit {
  const { first, second, levels } = data;
  const [firsts, seconds] = levels;
  if (partsOf(data).count > 1) throw new RangeError('the design is not connected');
  const byFirst = grouped(data);
  const shift = shiftOf(data.values);
  const values = data.values.map((value) => value - shift);
  const means = byFirst.map((scores) => scores.reduce((sum, at) => sum + values[at]!, 0) / scores.length);

  const inverse = laplacianInverse(data, byFirst);
  const wanted = new Float64Array(seconds);
  for (const [at, value] of values.entries()) wanted[second[at]!]! += value - means[first[at]!]!;
  const effects = Float64Array.from({ length: seconds }, (_, level) => {
    let sum = 0;
    for (let other = 0; other < seconds; other += 1) sum += inverse[level * seconds + other]! * wanted[other]!;
    return sum;
  });

  const adjusted = new Float64Array(firsts);
  const firstSds = new Float64Array(firsts);
  const leverages = new Float64Array(values.length);
  for (const [level, scores] of byFirst.entries()) {
    adjusted[level] = means[level]! - scores.reduce((sum, at) => sum + effects[second[at]!]!, 0) / scores.length;
    const along = scores.map(
      (at) => scores.reduce((sum, other) => sum + inverse[second[at]! * seconds + second[other]!]!, 0) / scores.length,
    );
    const variance = 1 / scores.length + along.reduce((sum, value) => sum + value, 0) / scores.length;
    firstSds[level] = Math.sqrt(variance);
    for (const [turn, at] of scores.entries())
      leverages[at] = variance + inverse[second[at]! * (seconds + 1)]! - 2 * along[turn]!;
  }

  const residuals = values.map((value, at) => value - adjusted[first[at]!]! - effects[second[at]!]!);
  const left = residuals.reduce((sum, value) => sum + value ** 2, 0);
  const degrees = values.length - firsts - seconds + 1;
  return {
    first: adjusted.map((value) => value + shift),
    second: effects,
    firstSds,
    secondSds: Float64Array.from({ length: seconds }, (_, level) => Math.sqrt(inverse[level * (seconds + 1)]!)),
    residuals,
    leverages,
    degrees,
    left,
    sigma: degrees > 0 ? Math.sqrt(left / degrees) : Number.NaN,
  };
}

/** The scores of each level of the first factor, in the order of the second. */
function grouped({ first, second, levels }: TwoWay): readonly (readonly number[])[] {
  const groups: number[][] = Array.from({ length: levels[0] }, () => []);
  for (const [at, level] of first.entries()) groups[level]!.push(at);
  return groups.map((scores) => scores.toSorted((one, other) => second[one]! - second[other]!));
}

/** The generalised inverse, with rows that add up to 0, of what is left on the second factor once the first is eliminated. */
function laplacianInverse({ second, levels: [, size] }: TwoWay, byFirst: readonly (readonly number[])[]): Float64Array {
  // One more on every entry makes the Laplacian of a connected design definite, and takes 1/size² from every entry of its inverse.
  const matrix = new Float64Array(size * size).fill(1);
  for (const scores of byFirst) {
    for (const one of scores) {
      matrix[second[one]! * (size + 1)]! += 1;
      for (const other of scores) matrix[second[one]! * size + second[other]!]! -= 1 / scores.length;
    }
  }
  invertDefinite(matrix, size);
  return matrix.map((value) => value - 1 / size ** 2);
}
