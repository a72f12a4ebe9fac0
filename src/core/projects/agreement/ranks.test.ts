import { expect, test } from 'vitest';
import { aPanel } from '../../../../tests/fixtures/agreement/panel.ts';
import { drawsFrom } from '../../kernel/statistics/draws.ts';
import { crossedFit } from './crossed.ts';
import { levelsDrawn, rankIntervals } from './ranks.ts';
import type { TwoWay } from './two-way.ts';

const panel = aPanel({ seed: 6, cases: 12, experts: 5, readers: 3, quality: 6, leniency: 6, noise: 5, parts: 1 });
const fit = crossedFit(panel)!;

test('drawn levels have the means and deviations of the prediction, and cases read by the same experts go together', () => {
  const draws = drawsFrom(3);
  const worlds = Array.from({ length: 4000 }, () => levelsDrawn(panel, fit, draws));
  const moments = (of: (levels: Float64Array) => number) => {
    const mean = worlds.reduce((sum, levels) => sum + of(levels), 0) / worlds.length;
    return { mean, sd: Math.sqrt(worlds.reduce((sum, levels) => sum + (of(levels) - mean) ** 2, 0) / worlds.length) };
  };
  const usual = (levels: Float64Array) => levels.reduce((sum, level) => sum + level, 0) / levels.length;
  for (const [at, sd] of fit.first.centredSds.entries()) {
    const drawn = moments((levels) => levels[at]! - usual(levels));
    expect(Math.abs(drawn.mean - fit.first.effects[at]!)).toBeLessThan(4 * (sd / Math.sqrt(worlds.length)));
    expect(Math.abs(drawn.sd / sd - 1)).toBeLessThan(0.05);
  }
  // Two cases with the same three readers: what is not known of these falls out of their difference.
  const readers = (level: number) =>
    [...panel.second]
      .filter((_, at) => panel.first[at] === level)
      .toSorted()
      .join();
  const [one, other] = [0, 1].map((turn) => SAME[turn]!);
  expect(readers(one!)).toBe(readers(other!));
  const together = moments((levels) => levels[one!]! - levels[other!]!).sd;
  expect(together).toBeLessThan(0.95 * Math.hypot(fit.first.predictionSds[one!]!, fit.first.predictionSds[other!]!));
});

const SAME = [1, 2];

test('places lie between first and last, come again for the same seed, and are one where cases are far apart', () => {
  const all = [...fit.first.effects.keys()];
  const intervals = rankIntervals(panel, fit, all, drawsFrom(1), 400);
  expect(rankIntervals(panel, fit, all, drawsFrom(1), 400)).toEqual(intervals);
  for (const [low, high] of intervals) {
    expect(low).toBeGreaterThanOrEqual(1);
    expect(high).toBeGreaterThanOrEqual(low);
    expect(high).toBeLessThanOrEqual(12);
  }
  const apart: TwoWay = {
    values: Float64Array.of(10, 11, 10, 50, 49, 51, 91, 90, 90),
    first: Int32Array.of(0, 0, 0, 1, 1, 1, 2, 2, 2),
    second: Int32Array.of(0, 1, 2, 0, 1, 2, 0, 1, 2),
    levels: [3, 3],
  };
  expect(rankIntervals(apart, crossedFit(apart)!, [0, 1, 2], drawsFrom(1), 400)).toEqual([
    [3, 3],
    [2, 2],
    [1, 1],
  ]);
  expect(rankIntervals(apart, crossedFit(apart)!, [2, 0], drawsFrom(1), 400)).toEqual([
    [1, 1],
    [2, 2],
  ]);
});
