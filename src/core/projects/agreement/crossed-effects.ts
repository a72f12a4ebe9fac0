import { dot, type Likelihood, total } from './crossed-likelihood.ts';
import type { Layout } from './crossed-system.ts';

/** Effects of the levels of one factor, in the unit of the values, in the order of the levels. */
export type Effects = {
  /** Best linear unbiased predictions: drawn to 0 by as much as the scores of a level cannot be relied on. They add up to 0. */
  readonly effects: Float64Array;
  /** Standard deviations given the scores, mean and variances taken as known (`condVar` of lme4). */
  readonly conditionalSds: Float64Array;
  /** Standard deviations of the error of prediction, what is not known of the mean included. */
  readonly predictionSds: Float64Array;
  /** The same for how far an effect is from the mean effect of all levels of its factor. */
  readonly centredSds: Float64Array;
  /** The same for mean and effect together, as the levels of the other factor are in the mean. */
  readonly levelSds: Float64Array;
  /** Variance that effects, and mean and effect together, have because the variances are estimated (`drifts`). */
  readonly effectDrifts: Float64Array;
  readonly levelDrifts: Float64Array;
};

/** What the levels of a factor have of variance and covariance, in units of the residual variance, the mean taken as known. */
type Shares = {
  readonly own: Float64Array;
  /** With the mean effect of the same factor, and of the other. */
  readonly withMean: Float64Array;
  readonly withOther: Float64Array;
  readonly ofMean: number;
};

/** Predictions and their deviations for the eliminated factor and the kept one, from the likelihood at its best. */
export function effectsOf(layout: Layout, at: Likelihood): readonly [eliminated: Effects, kept: Effects] {
  const [first, second] = sharesOf(layout, at);
  const drawn = ([0, 1] as const).map((k) => at.ofMean[k].map((sum) => at.ratios[k] * sum)) as [
    Float64Array,
    Float64Array,
  ];
  const usual = drawn.map((of) => total(of) / of.length) as [number, number];
  const of = (k: 0 | 1, { own, withMean, withOther, ofMean }: Shares, other: Shares): Effects => {
    const sds = (share: (level: number) => number, reach: (level: number) => number) =>
      own.map((_, level) => Math.sqrt(Math.max(0, at.variance * (share(level) + reach(level) ** 2 / at.information))));
    const rest = usual[k === 0 ? 1 : 0];
    return {
      effects: at.residual[k].map((sum) => at.ratios[k] * sum),
      conditionalSds: sds(
        (level) => own[level]!,
        () => 0,
      ),
      predictionSds: sds(
        (level) => own[level]!,
        (level) => drawn[k][level]!,
      ),
      centredSds: sds(
        (level) => own[level]! - 2 * withMean[level]! + ofMean,
        (level) => drawn[k][level]! - usual[k],
      ),
      levelSds: sds(
        (level) => own[level]! + 2 * withOther[level]! + other.ofMean,
        (level) => 1 - drawn[k][level]! - rest,
      ),
      ...drifts(at, k),
    };
  };
  return [of(0, first, second), inOrder(of(1, second, first), layout.renumbered)];
}

/** Covariances of the effects given the scores: the inverse of the mixed-model equations without their mean, by elimination. */
function sharesOf(layout: Layout, { system, ratios: [a, b] }: Likelihood): readonly [Shares, Shares] {
  const { start, level, blocks, row } = layout;
  const { weight, spread, inverse } = system;
  const [firsts, seconds] = [weight.length, layout.times.length];
  /** The second factor's sums of the first one's weights, and the inverse times them and times ones. */
  const weighed = new Float64Array(seconds);
  for (let at = 0; at < firsts; at += 1)
    for (let one = start[at]!; one < start[at + 1]!; one += 1) weighed[level[one]!]! += weight[at]!;
  const [solved, summed] = [new Float64Array(seconds), new Float64Array(seconds)];
  for (const { from, size } of blocks)
    for (let one = from; one < from + size; one += 1)
      for (let other = from; other < from + size; other += 1) {
        solved[one]! += inverse[row[one]! + other]! * weighed[other]!;
        summed[one]! += inverse[row[one]! + other]!;
      }
  const over = (at: number, x: Float64Array) => {
    let sum = 0;
    for (let one = start[at]!; one < start[at + 1]!; one += 1) sum += x[level[one]!]!;
    return sum;
  };
  const both = a * b;
  return [
    {
      own: weight.map((share, at) => a * share + a * both * share ** 2 * spread[at]!),
      withMean: weight.map((share, at) => (a * share + a * both * share * over(at, solved)) / firsts),
      withOther: weight.map((share, at) => (-both * share * over(at, summed)) / seconds),
      ofMean: (a * total(weight) + a * both * dot(weighed, solved)) / firsts ** 2,
    },
    {
      own: summed.map((_, one) => b * inverse[row[one]! + one]!),
      withMean: summed.map((sum) => (b * sum) / seconds),
      withOther: solved.map((sum) => (-both * sum) / firsts),
      ofMean: (b * total(summed)) / seconds ** 2,
    },
  ];
}

/**
 * How much predictions vary with the estimated ratios of variances: their derivatives, through the covariance that the curvature
 * of the deviance gives the ratios (Kackar & Harville 1984, J. Am. Statist. Assoc. 79). The error of a prediction has twice that
 * beside the variance known otherwise (Prasad & Rao 1990, same journal 85). A ratio of 0 is taken as known.
 */
function drifts(at: Likelihood, k: 0 | 1): { effectDrifts: Float64Array; levelDrifts: Float64Array } {
  const { first, both, second } = at.curvature;
  const [one, other] = at.ratios.map((ratio) => ratio > 0);
  const determinant = one && other ? first * second - both ** 2 : 1;
  const [varFirst, covariance, varSecond] =
    one && other
      ? [(2 * second) / determinant, (-2 * both) / determinant, (2 * first) / determinant]
      : [one ? 2 / first : 0, 0, other ? 2 / second : 0];
  const along = (level: number, by: 0 | 1) =>
    (by === k ? at.residual[k][level]! : 0) - at.ratios[k] * at.moves[by].sums[k][level]!;
  const variance = (d: readonly [number, number]) =>
    d[0] ** 2 * varFirst + 2 * d[0] * d[1] * covariance + d[1] ** 2 * varSecond;
  return {
    effectDrifts: at.residual[k].map((_, level) => variance([along(level, 0), along(level, 1)])),
    levelDrifts: at.residual[k].map((_, level) =>
      variance([along(level, 0) - at.moves[0].mean, along(level, 1) - at.moves[1].mean]),
    ),
  };
}

/** The same in the order of the data, from how levels were numbered anew. */
function inOrder(effects: Effects, renumbered: Int32Array): Effects {
  const turned = (values: Float64Array) => values.map((_, level) => values[renumbered[level]!]!);
  return {
    effects: turned(effects.effects),
    conditionalSds: turned(effects.conditionalSds),
    predictionSds: turned(effects.predictionSds),
    centredSds: turned(effects.centredSds),
    levelSds: turned(effects.levelSds),
    effectDrifts: turned(effects.effectDrifts),
    levelDrifts: turned(effects.levelDrifts),
  };
}
