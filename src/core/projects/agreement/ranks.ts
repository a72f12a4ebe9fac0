import type { Draws } from '../../kernel/statistics/draws.ts';
import type { CrossedFit } from './crossed.ts';
import type { Interval } from './interval.ts';
import type { TwoWay } from './two-way.ts';

/**
 * 名次区间：the places, the highest level being 1, that levels of the first factor hold in 95 of 100 worlds that agree with the
 * scores. Worlds are drawn from the joint distribution of all levels given the scores, so that cases read by the same experts move
 * together; variances are taken as known (Goldstein & Spiegelhalter 1996, J. R. Statist. Soc. A 159).
 * @param among the levels that are ranked
 * @param worlds how many are drawn; the ends of an interval are then some places off at most where many are close together
 */
export function rankIntervals(
  data: TwoWay,
  fit: CrossedFit,
  among: readonly number[],
  draws: Draws,
  worlds = 1000,
): Interval[] {
  const places = among.map(() => new Int32Array(worlds));
  for (let world = 0; world < worlds; world += 1) {
    const levels = levelsDrawn(data, fit, draws);
    const drawn = Float64Array.from(among, (level) => levels[level]!);
    const sorted = drawn.toSorted();
    for (let at = 0; at < drawn.length; at += 1) places[at]![world] = drawn.length - placeIn(sorted, drawn[at]!);
  }
  const left = Math.floor(worlds * 0.025);
  return places.map((held) => {
    held.sort();
    return [held[left]!, held[worlds - 1 - left]!];
  });
}

/** How many of the sorted values are less than one of them. */
function placeIn(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Mean and effect of every level of the first factor in one world that agrees with the scores. A world is made up, scored and
 * estimated like the real one; by as much as its estimate misses it, the truth is put beside the real estimate (Matheron; Doucet
 * 2010, A Note on Efficient Conditional Simulation of Gaussian Distributions).
 */
export function levelsDrawn({ first, second, levels }: TwoWay, fit: CrossedFit, { normal }: Draws): Float64Array {
  const some = (count: number, variance: number) => {
    const sd = Math.sqrt(variance);
    return new Float64Array(count).map(() => sd * normal());
  };
  const ofFirst = some(levels[0], fit.variances.first);
  const ofSecond = some(levels[1], fit.variances.second);
  const errors = some(first.length, fit.variances.residual);
  const estimated = fit.predict(errors.map((error, at) => error + ofFirst[first[at]!]! + ofSecond[second[at]!]!));
  return fit.first.effects.map(
    (effect, level) => fit.mean + effect + ofFirst[level]! - estimated.mean - estimated.first[level]!,
  );
}
