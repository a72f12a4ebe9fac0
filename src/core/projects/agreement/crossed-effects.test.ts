import { describe, expect, test } from 'vitest';
import { aPanel } from '../../../../tests/fixtures/agreement/panel.ts';
import { invertDefinite } from '../../kernel/statistics/definite.ts';
import { type CrossedFit, crossedFit } from './crossed.ts';
import { effectsOf } from './crossed-effects.ts';
import { likelihoodAt } from './crossed-likelihood.ts';
import { laidOut, type Ratios } from './crossed-system.ts';
import type { TwoWay } from './two-way.ts';

const settings = [
  [
    'more cases than experts',
    { seed: 9, cases: 14, experts: 5, readers: 3, quality: 9, leniency: 6, noise: 5, parts: 1 },
  ],
  [
    'more experts than cases',
    { seed: 8, cases: 4, experts: 9, readers: 5, quality: 9, leniency: 6, noise: 5, parts: 1 },
  ],
  ['two parts', { seed: 3, cases: 14, experts: 6, readers: 2, quality: 9, leniency: 6, noise: 5, parts: 2 }],
] as const;

describe.each(settings)('predictions with %s', (_name, setting) => {
  const data = aPanel(setting);
  const fit = crossedFit(data)!;
  const covariance = errorsOf(data, fit.variances);
  const [firsts, seconds] = data.levels;

  /** The deviation of a sum of mean, effects of the first factor and effects of the second, each so many times. */
  const deviation = (times: (at: number) => number) => {
    const size = 1 + firsts + seconds;
    let variance = 0;
    for (let one = 0; one < size; one += 1)
      for (let other = 0; other < size; other += 1)
        variance += times(one) * times(other) * covariance[one * size + other]!;
    return Math.sqrt(variance);
  };
  const isFirst = (at: number) => at > 0 && at <= firsts;
  const isSecond = (at: number) => at > firsts;

  test('miss by what the mixed-model equations written out say', () => {
    expect(fit.meanSd).toBeCloseTo(
      deviation((at) => Number(at === 0)),
      8,
    );
    for (let level = 0; level < firsts; level += 1) {
      const own = (at: number) => Number(at === 1 + level);
      expect(fit.first.predictionSds[level]).toBeCloseTo(deviation(own), 8);
      expect(fit.first.centredSds[level]).toBeCloseTo(
        deviation((at) => own(at) - Number(isFirst(at)) / firsts),
        8,
      );
      expect(fit.first.levelSds[level]).toBeCloseTo(
        deviation((at) => own(at) + Number(at === 0) + Number(isSecond(at)) / seconds),
        8,
      );
    }
    for (let level = 0; level < seconds; level += 1) {
      const own = (at: number) => Number(at === 1 + firsts + level);
      expect(fit.second.predictionSds[level]).toBeCloseTo(deviation(own), 8);
      expect(fit.second.centredSds[level]).toBeCloseTo(
        deviation((at) => own(at) - Number(isSecond(at)) / seconds),
        8,
      );
      expect(fit.second.levelSds[level]).toBeCloseTo(
        deviation((at) => own(at) + Number(at === 0) + Number(isFirst(at)) / firsts),
        8,
      );
    }
  });

  test('add up to nothing, for either factor', () => {
    for (const { effects } of [fit.first, fit.second])
      expect(effects.reduce((sum, effect) => sum + effect, 0)).toBeCloseTo(0, 8);
  });
});

test('predictions drift by as much as they move when the ratios do', () => {
  const data = aPanel(settings[0][1]);
  const layout = laidOut(data);
  const values = Float64Array.from(layout.score, (at) => data.values[at]! - 40);
  const ratios: Ratios = [1.7, 0.6];
  const at = (one: number, other: number) => likelihoodAt(layout, values, [ratios[0] + one, ratios[1] + other], true);
  const here = at(0, 0);
  const { first, both, second } = here.curvature;
  const size = first * second - both ** 2;
  const step = 1e-5;
  for (const k of [0, 1] as const) {
    const found = effectsOf(layout, here)[k];
    for (const [level, drift] of found.effectDrifts.entries()) {
      const place = k === 0 ? level : layout.renumbered[level]!;
      const moved = (effect: boolean) =>
        (
          [
            [step, 0],
            [0, step],
          ] as const
        ).map(([one, other]) => {
          const [up, down] = [at(one, other), at(-one, -other)].map(
            (each) => each.ratios[k] * each.residual[k][place]! + (effect ? 0 : each.mean),
          );
          return (up! - down!) / (2 * step);
        });
      const variance = ([one, other]: number[]) =>
        (2 * (second * one! ** 2 - 2 * both * one! * other! + first * other! ** 2)) / size;
      expect(drift / variance(moved(true)) - 1).toBeCloseTo(0, 5);
      expect(found.levelDrifts[level]! / variance(moved(false)) - 1).toBeCloseTo(0, 5);
    }
  }
});

/** Covariance of the errors of mean, first and second effects: the inverse of the mixed-model equations (Henderson 1975). */
function errorsOf({ first, second, levels }: TwoWay, variances: CrossedFit['variances']): Float64Array {
  const size = 1 + levels[0] + levels[1];
  const equations = new Float64Array(size * size);
  for (let at = 1; at < size; at += 1)
    equations[at * (size + 1)] = 1 / (at <= levels[0] ? variances.first : variances.second);
  for (const [at, level] of first.entries()) {
    const places = [0, 1 + level, 1 + levels[0] + second[at]!];
    for (const one of places) for (const other of places) equations[one * size + other]! += 1 / variances.residual;
  }
  invertDefinite(equations, size);
  return equations;
}
