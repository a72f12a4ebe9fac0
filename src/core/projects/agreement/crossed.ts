import { type Effects, effectsOf } from './crossed-effects.ts';
import { likeliest } from './crossed-optimum.ts';
import { laidOut, sumsOf } from './crossed-system.ts';
import { partsOf, shiftOf, type TwoWay } from './two-way.ts';

/** 交叉随机效应模型的拟合. */
export type CrossedFit = {
  readonly mean: number;
  readonly meanSd: number;
  readonly variances: { readonly first: number; readonly second: number; readonly residual: number };
  /** −2 log L, restricted or not, with the constants of lme4. */
  readonly deviance: number;
  readonly first: Effects;
  readonly second: Effects;
  /** How often the likelihood was evaluated. */
  readonly evaluations: number;
  /** Mean and effects that other values at the same places would give, the variances as they are here. */
  readonly predict: (values: Float64Array) => { mean: number; first: Float64Array; second: Float64Array };
};

/**
 * The crossed model y = μ + first + second + e with both factors random, fitted exactly by REML (or ML). The deviance, its
 * derivatives and the predictions follow Bates et al. 2015 (Journal of Statistical Software 67) and Robinson 1991 (Statistical
 * Science 6).
 *
 * The likelihood of scores that an additive table takes to the last digit has no highest point: ask `additiveFit` first whether it
 * leaves anything. A variance may be 0; then its effects are 0 and have no deviation. Time grows with the number of scores and the
 * cube of the levels of the smaller factor in the largest connected part, memory with their square.
 * @returns null when the scores cannot tell the three variances apart: fewer than two levels of a factor, no score more than
 * an additive table needs, factors that divide the scores alike, or no residual left beside the effects
 * @throws RangeError for lists of different length, a level that is not there, or a value that is no number
 */
export function crossedFit(data: TwoWay, { restricted = true } = {}): CrossedFit | null {
  checked(data);
  if (!tellsVariancesApart(data)) return null;
  // The larger factor is eliminated.
  const turned = data.levels[1] > data.levels[0];
  const layout = laidOut(
    turned ? { ...data, first: data.second, second: data.first, levels: [data.levels[1], data.levels[0]] } : data,
  );
  const shift = shiftOf(data.values);
  const placed = (values: Float64Array) => values.map((_, at) => values[layout.score[at]!]! - shift);
  const values = placed(data.values);
  if (values.every((value) => value === values[0])) return null;
  const optimum = likeliest(layout, values, restricted);
  if (optimum === null) return null;

  const { at, evaluations } = optimum;
  const [eliminated, kept] = effectsOf(layout, at);
  return {
    mean: at.mean + shift,
    meanSd: Math.sqrt(at.variance / at.information),
    variances: {
      first: at.ratios[turned ? 1 : 0] * at.variance,
      second: at.ratios[turned ? 0 : 1] * at.variance,
      residual: at.variance,
    },
    deviance: at.deviance,
    first: turned ? kept : eliminated,
    second: turned ? eliminated : kept,
    evaluations,
    predict: (other) => {
      const solved = at.system.solve(placed(other));
      const mean = solved.reduce((sum, value) => sum + value, 0) / at.information;
      const [one, two] = sumsOf(layout, solved);
      const first = one.map((sum, level) => at.ratios[0] * (sum - mean * at.ofMean[0][level]!));
      const second = Float64Array.from(
        layout.renumbered,
        (level) => at.ratios[1] * (two[level]! - mean * at.ofMean[1][level]!),
      );
      return { mean: mean + shift, first: turned ? second : first, second: turned ? first : second };
    },
  };
}

function checked({ values, first, second, levels }: TwoWay): void {
  if (first.length !== values.length || second.length !== values.length)
    throw new RangeError('values and levels differ in number');
  for (const [at, value] of values.entries()) {
    const known = [first[at]!, second[at]!].every((level, k) => level >= 0 && level < levels[k]!);
    if (!known || !Number.isFinite(value)) throw new RangeError(`score ${at} has no value or no such level`);
  }
}

/** Whether the design leaves each of the three variances something of its own. */
function tellsVariancesApart(data: TwoWay): boolean {
  const used = [new Set(data.first).size, new Set(data.second).size] as const;
  const empty = data.levels[0] + data.levels[1] - used[0] - used[1];
  const parts = partsOf(data).count - empty;
  const rank = used[0] + used[1] - parts;
  return Math.min(...used) > 1 && data.values.length > rank && rank > Math.max(...used) - Number(used[0] !== used[1]);
}
