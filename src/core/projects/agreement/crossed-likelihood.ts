import { type Layout, type Ratios, type System, sumsOf, systemAt } from './crossed-system.ts';

/** What is known at given ratios of variances once the mean and the residual variance are put at their best. */
export type Likelihood = {
  readonly ratios: Ratios;
  readonly system: System;
  /** −2 log L, restricted or not, with all constants. */
  readonly deviance: number;
  /** Derivatives of the deviance by the ratios. */
  readonly slope: Pair;
  /** Second derivatives in the mean of observed and expected ones; never indefinite. */
  readonly curvature: Curvature;
  readonly mean: number;
  /** 1'V⁻¹1 and, by level of both factors, the sums of V⁻¹1. */
  readonly information: number;
  readonly ofMean: readonly [Float64Array, Float64Array];
  /** By level of both factors the sums of V⁻¹(y − mean). */
  readonly residual: readonly [Float64Array, Float64Array];
  readonly variance: number;
  /** How mean and residual sums move, less what the ratio itself does, when a ratio grows: by −`mean` and −`sums` for each unit. */
  readonly moves: readonly [Move, Move];
};

export type Move = { readonly mean: number; readonly sums: readonly [Float64Array, Float64Array] };

export type Pair = readonly [first: number, second: number];
export type Curvature = { readonly first: number; readonly both: number; readonly second: number };

/**
 * The likelihood of a crossed model at given ratios, by one inversion on the smaller factor.
 * Deviance with the constants of lme4 (Bates et al. 2015, Journal of Statistical Software 67, eq. 34 and 41). Its slope is exact;
 * the average information needs only two more solutions (Gilmour, Thompson & Cullis 1995, Biometrics 51), here with the residual
 * variance profiled out.
 * @param values the scores in the order of the layout, a figure near their mean subtracted
 */
export function likelihoodAt(layout: Layout, values: Float64Array, ratios: Ratios, restricted: boolean): Likelihood {
  const system = systemAt(layout, ratios);
  const degrees = layout.size - Number(restricted);
  const constant = system.solve(new Float64Array(layout.size).fill(1));
  const information = total(constant);
  const projected = (x: Float64Array) => {
    const solved = system.solve(x);
    const mean = total(solved) / information;
    return { mean, rest: solved.map((value, at) => value - mean * constant[at]!) };
  };

  const { mean, rest } = projected(values);
  const residual = sumsOf(layout, rest);
  const ofMean = sumsOf(layout, constant);
  const [a, b] = ratios;
  const found: Pair = [dot(residual[0], residual[0]), dot(residual[1], residual[1])];
  // y'Py as a sum of squares, so that little of it left beside y'y is still exact.
  const left = dot(rest, rest) + a * found[0] + b * found[1];

  const expected = traces(layout, system);
  const slope = ([0, 1] as const).map(
    (k) => expected[k] - (restricted ? dot(ofMean[k], ofMean[k]) / information : 0) - (degrees * found[k]) / left,
  ) as unknown as Pair;

  const { level } = layout;
  const ofFirst = new Float64Array(layout.size);
  for (let at = 0; at < layout.start.length - 1; at += 1)
    ofFirst.fill(residual[0][at]!, layout.start[at], layout.start[at + 1]);
  const ofSecond = Float64Array.from(level, (at) => residual[1][at]!);
  const [one, other] = [projected(ofFirst), projected(ofSecond)];
  const curved = (product: number, squares: number) => degrees * (product / left - squares / left ** 2);
  return {
    ratios,
    system,
    deviance:
      system.logDeterminant +
      (restricted ? Math.log(information) : 0) +
      degrees * (1 + Math.log((2 * Math.PI * left) / degrees)),
    slope,
    curvature: {
      first: curved(dot(ofFirst, one.rest), found[0] ** 2) + FLAT * expected[0] ** 2,
      both: curved(dot(ofFirst, other.rest), found[0] * found[1]),
      second: curved(dot(ofSecond, other.rest), found[1] ** 2) + FLAT * expected[1] ** 2,
    },
    mean,
    information,
    ofMean,
    residual,
    variance: left / degrees,
    moves: [
      { mean: one.mean, sums: sumsOf(layout, one.rest) },
      { mean: other.mean, sums: sumsOf(layout, other.rest) },
    ],
  };
}

/** Keeps the curvature above nothing where effects of a factor have no trace at all; a share of what is usual. */
const FLAT = 1e-12;

/** The sums of V⁻¹ over all pairs of scores that share a level. */
function traces({ start, times, row }: Layout, { ratios: [a, b], weight, spread, inverse }: System): Pair {
  let [first, second] = [0, 0];
  for (let at = 0; at < weight.length; at += 1) {
    const share = weight[at]!;
    first += (start[at + 1]! - start[at]!) * share - b * share ** 2 * spread[at]!;
    second -= a * share * spread[at]!;
  }
  for (let at = 0; at < times.length; at += 1) second += times[at]! * inverse[row[at]! + at]!;
  return [first, second];
}

export function total(x: Float64Array): number {
  let sum = 0;
  for (const value of x) sum += value;
  return sum;
}

export function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += one[at]! * other[at]!;
  return sum;
}
