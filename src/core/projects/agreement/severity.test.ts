import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aPanel, type PanelSetting } from '../../../../tests/fixtures/agreement/panel.ts';
import { drawsFrom } from '../../kernel/statistics/draws.ts';
import { whyDiscuss } from './discussion.ts';
import type { Estimate } from './interval.ts';
import type { Score } from './round.ts';
import { type Appraisal, appraise } from './severity.ts';

const _ = null;
/** Shrout & Fleiss 1979, table 2: rows are cases, columns experts. */
const COMPLETE = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];
/** The same without five scores. */
const WITH_HOLES = [
  [9, 2, 5, 8],
  [_, 1, 3, 2],
  [8, _, 6, _],
  [7, 1, _, 6],
  [10, _, 6, 9],
  [6, 2, 4, 7],
];

const ofTable = (table: readonly (readonly (number | null)[])[]): Score[] =>
  table.flatMap((row, at) =>
    row.flatMap((value, expert) => (value === null ? [] : [{ caseId: `c${at}`, expertId: `e${expert}`, value }])),
  );
const ofPanel = (setting: PanelSetting): Score[] => {
  const { values, first, second } = aPanel(setting);
  return Array.from(values, (value, at) => ({ caseId: `c${first[at]}`, expertId: `e${second[at]}`, value }));
};
const small = { seed: 2, cases: 40, experts: 10, readers: 3, quality: 12, leniency: 6, noise: 5, parts: 1 };

const adjusted = ({ cases }: Appraisal) => cases.map((each) => each.adjusted!.value);

describe('a round is not appraised', () => {
  test('with two scores of one expert for one case, or a score that is no number', () => {
    const score = { caseId: 'c', expertId: 'e', value: 80 };
    expect(() => appraise([score, { ...score, value: 70 }])).toThrow(RangeError);
    expect(() => appraise([{ ...score, value: Number.NaN }])).toThrow(RangeError);
  });

  test('when it is small: the means are all there is, and every reason is said', () => {
    const found = appraise(
      ofTable([
        [80, 70],
        [60, 64],
      ]),
    );
    expect(found.untold).toEqual(['too-few-experts', 'too-few-cases', 'too-few-scores']);
    expect(found.cases).toEqual([
      { caseId: 'c0', scores: 2, raw: 75, adjusted: null, unshrunken: null, ranks: null },
      { caseId: 'c1', scores: 2, raw: 62, adjusted: null, unshrunken: null, ranks: null },
    ]);
    expect(found.experts[1]).toEqual({ expertId: 'e1', cases: 2, leniency: null, unshrunken: null });
    expect(found.agreement).toMatchObject({
      single: null,
      average: null,
      alpha: expect.closeTo(1 - (116 * 3) / (4 * 227), 10),
    });
    expect(appraise([])).toMatchObject({ cases: [], experts: [], groups: [], agreement: { alpha: null } });
  });

  test('when experts who never meet cannot be compared: it answers with the groups', () => {
    const found = appraise(ofPanel({ ...small, parts: 2 }));
    expect(found.untold).toEqual(['not-connected']);
    expect(found.groups.map(({ experts }) => experts)).toEqual([
      ['e0', 'e2', 'e4', 'e6', 'e8'],
      ['e1', 'e3', 'e5', 'e7', 'e9'],
    ]);
    expect(found.groups.flatMap(({ cases }) => cases).toSorted()).toEqual(found.cases.map(({ caseId }) => caseId));
    expect(found.cases.every((each) => each.adjusted === null && each.unshrunken === null)).toBe(true);
    expect(found.agreement.alpha).not.toBeNull();
  });

  test('when experts differ by their leniency alone: there is no error to reckon with', () => {
    const found = appraise(ofTable([50, 60.1, 70, 65, 80, 77].map((of) => [of, of + 3.3, of - 2])));
    expect(found.untold).toEqual(['no-error']);
    expect(found.cases.every((each) => each.adjusted === null && each.unshrunken === null)).toBe(true);
  });

  test('when it has a case less than the smallest that is: three experts who read the same five', () => {
    const five = [
      [70, 75, 68],
      [80, 88, 79],
      [60, 66, 61],
      [90, 92, 88],
      [75, 79, 70],
    ];
    expect(appraise(ofTable(five)).untold).toEqual([]);
    expect(appraise(ofTable(five.slice(1))).untold).toEqual(['too-few-cases', 'too-few-scores']);
  });
});

describe('an appraisal', () => {
  const found = appraise(ofTable(WITH_HOLES));

  test('shows the crossed model’s means and leniencies, with the least-squares ones beside them', () => {
    // lmer (polished) and lm of R 4.2.2 on the same nineteen scores.
    const mean = 5.238038074865577;
    const effects = [
      0.66935923019572, -2.10278382022952, 0.71388167135735, -0.63464180166277, 1.78291059143903, -0.42872587109987,
    ];
    for (const [at, effect] of effects.entries()) expect(adjusted(found)[at]).toBeCloseTo(mean + effect, 6);
    const lenient = [2.24212183782478, -2.95052488981641, -0.54100998966228, 1.24941304165377];
    for (const [at, effect] of lenient.entries()) expect(found.experts[at]!.leniency!.value).toBeCloseTo(effect, 6);
    const means = [6, 2.75162337662338, 6.1737012987013, 4.46590909090909, 7.33603896103896, 4.75];
    for (const [at, value] of means.entries())
      expect(Math.abs(found.cases[at]!.unshrunken!.value - value)).toBeLessThan(1e-10);
    const severities = [2.25487012987013, -2.99188311688312, -0.602272727272727, 1.33928571428571];
    for (const [at, value] of severities.entries())
      expect(Math.abs(found.experts[at]!.unshrunken!.value - value)).toBeLessThan(1e-10);
    // Standard errors of the same lm, times the quantile of t with 10 degrees of freedom.
    const [low, high] = found.cases[2]!.unshrunken!.interval;
    expect(high - low).toBeCloseTo(2 * 2.2281388519649 * 0.83031120145598, 9);
  });

  test('gives places within a field, and everything else over the whole round', () => {
    const fields = appraise(ofTable(COMPLETE), (caseId) => (caseId < 'c3' ? '甲' : '乙'));
    const whole = appraise(ofTable(COMPLETE));
    expect(Math.max(...whole.cases.map(({ ranks }) => ranks![1]))).toBeGreaterThan(3);
    for (const { ranks } of fields.cases) expect(ranks![1]).toBeLessThanOrEqual(3);
    expect(adjusted(fields)).toEqual(adjusted(whole));
  });

  test('flags what no other score leads to expect, says why, and leaves it as it is', () => {
    // rstudent and predict of the lm without that score: t = -4.4074 with 9 degrees of freedom.
    expect(found.discuss).toEqual([
      {
        caseId: 'c1',
        expertId: 'e3',
        value: 2,
        expected: expect.closeTo(6, 8),
        times: expect.closeTo(4.407405125621, 8),
      },
    ]);
    expect(whyDiscuss(found.discuss[0]!)).toBe('按其余评分推算约6分，实评2分，低4分，为通常误差的4.4倍');
    expect(whyDiscuss({ value: 90, expected: 80.04, times: Number.POSITIVE_INFINITY })).toBe(
      '按其余评分推算约80分，实评90分，高10分，而其余评分之间没有误差',
    );
    expect(found.cases[1]!.raw).toBe(2);
  });

  test('of a complete table has the agreement of its analysis of variance, with its intervals', () => {
    const { agreement } = appraise(ofTable(COMPLETE));
    expect(agreement.single).toBeCloseTo(0.289763779527559, 8);
    expect(agreement.average).toBeCloseTo(0.620050547598989, 8);
    expect(agreement.singleInterval![0]).toBeCloseTo(0.018786513374712, 10);
    expect(agreement.averageInterval![1]).toBeCloseTo(0.927232040167722, 10);
    expect(agreement.readers).toBe(4);
    expect(found.agreement).toMatchObject({ singleInterval: null, averageInterval: null });
    expect(found.agreement.readers).toBeCloseTo(6 / (1 / 4 + 1 / 3 + 1 / 2 + 1 / 3 + 1 / 3 + 1 / 4), 12);
  });

  test('has no adjusted mean for a case that one expert scored, and no place for it', () => {
    const { cases, untold } = appraise([...ofPanel(small), { caseId: 'alone', expertId: 'e3', value: 99 }]);
    expect(untold).toEqual([]);
    expect(cases.find(({ caseId }) => caseId === 'alone')).toEqual({
      caseId: 'alone',
      scores: 1,
      raw: 99,
      adjusted: null,
      unshrunken: null,
      ranks: null,
    });
    expect(Math.max(...cases.flatMap(({ ranks }) => ranks?.[1] ?? []))).toBe(40);
  });

  test('says so where cases, or experts, are told apart by nothing but error', () => {
    const cases = appraise(ofPanel({ ...small, seed: 1, quality: 1, leniency: 8, noise: 12 }));
    expect(cases.untold).toEqual(['cases-alike']);
    expect(cases.cases.every((each) => each.adjusted === null && each.ranks === null && each.unshrunken !== null)).toBe(
      true,
    );
    expect(cases.agreement.single).toBe(0);
    const experts = appraise(ofPanel({ ...small, leniency: 1, noise: 8 }));
    expect(experts.untold).toEqual(['experts-alike']);
    expect(experts.experts.every((each) => each.leniency === null && each.unshrunken !== null)).toBe(true);
    expect(experts.cases.every((each) => each.adjusted !== null)).toBe(true);
  });
});

describe('whatever the round', () => {
  const anyRound = fc
    .record({
      seed: fc.integer({ min: 1, max: 1e6 }),
      cases: fc.integer({ min: 5, max: 14 }),
      experts: fc.integer({ min: 3, max: 6 }),
    })
    .map((some) => ofPanel({ ...small, ...some }));
  const points = (estimate: Estimate | null) => (estimate === null ? [] : [estimate.value, ...estimate.interval]);
  const near = (
    one: readonly number[],
    other: readonly number[],
    step: (value: number) => number = (value) => value,
  ) => {
    expect(other).toHaveLength(one.length);
    for (const [at, value] of one.entries()) expect(other[at]).toBeCloseTo(step(value), 4);
  };

  test('the order of scores changes nothing, to the last digit', () => {
    fc.assert(
      fc.property(anyRound, (scores) => {
        expect(appraise(scores.toReversed())).toEqual(appraise(scores));
      }),
      { numRuns: 15 },
    );
  });

  test('other names change nothing but the names', () => {
    fc.assert(
      fc.property(anyRound, (scores) => {
        const renamed = (id: string) => [...id].toReversed().join('');
        const [one, other] = [
          appraise(scores),
          appraise(
            scores.map(({ caseId, expertId, value }) => ({
              caseId: renamed(caseId),
              expertId: renamed(expertId),
              value,
            })),
          ),
        ];
        expect(other.untold).toEqual(one.untold);
        for (const each of one.cases) {
          const same = other.cases.find(({ caseId }) => caseId === renamed(each.caseId))!;
          near(points(each.adjusted), points(same.adjusted));
          near(points(each.unshrunken), points(same.unshrunken));
        }
        for (const each of one.experts) {
          const same = other.experts.find(({ expertId }) => expertId === renamed(each.expertId))!;
          near(points(each.leniency), points(same.leniency));
        }
      }),
      { numRuns: 15 },
    );
  });

  test('points more for all move the means and leave experts, places and agreement; another unit scales them', () => {
    fc.assert(
      fc.property(anyRound, fc.integer({ min: -40, max: 40 }), fc.constantFrom(1, 2, 0.5), (scores, shift, unit) => {
        const [one, other] = [
          appraise(scores),
          appraise(scores.map((score) => ({ ...score, value: score.value * unit + shift }))),
        ];
        expect(other.untold).toEqual(one.untold);
        for (const [at, { adjusted: mean, unshrunken, raw }] of one.cases.entries()) {
          near(points(mean), points(other.cases[at]!.adjusted), (value) => value * unit + shift);
          near(points(unshrunken), points(other.cases[at]!.unshrunken), (value) => value * unit + shift);
          expect(other.cases[at]!.raw).toBeCloseTo(raw * unit + shift, 8);
        }
        for (const [at, { leniency }] of one.experts.entries())
          near(points(leniency), points(other.experts[at]!.leniency), (value) => value * unit);
        near(
          [one.agreement.single ?? 0, one.agreement.alpha ?? 0],
          [other.agreement.single ?? 0, other.agreement.alpha ?? 0],
        );
        expect(other.discuss.map(({ caseId, expertId }) => [caseId, expertId])).toEqual(
          one.discuss.map(({ caseId, expertId }) => [caseId, expertId]),
        );
      }),
      { numRuns: 15 },
    );
  });
});

describe('about 95 in 100', () => {
  test.each([
    ['a small round', { ...small, cases: 12, experts: 5 }],
    ['a large one', { ...small, cases: 40, experts: 12 }],
  ])('intervals and places hold what is true, and hardly a sound score is flagged, in %s', (_name, setting) => {
    const { normal } = drawsFrom(20);
    const hits = { adjusted: [0, 0], unshrunken: [0, 0], leniency: [0, 0], ranks: [0, 0] };
    const count = (of: keyof typeof hits, truth: number, interval: readonly [number, number] | null | undefined) => {
      if (!interval) return;
      hits[of][1]! += 1;
      hits[of][0]! += Number(interval[0] <= truth && truth <= interval[1]);
    };
    let [flagged, all] = [0, 0];
    for (let round = 0; round < 600 / setting.cases; round += 1) {
      const design = ofPanel({ ...setting, seed: round });
      const drawn = (ids: readonly string[], sd: number) => new Map([...new Set(ids)].map((id) => [id, sd * normal()]));
      const worth = drawn(
        design.map(({ caseId }) => caseId),
        8,
      );
      const lenient = drawn(
        design.map(({ expertId }) => expertId),
        4,
      );
      const usual = [...lenient.values()].reduce((sum, value) => sum + value, 0) / lenient.size;
      const found = appraise(
        design.map((score) => ({
          ...score,
          value: 75 + worth.get(score.caseId)! + lenient.get(score.expertId)! + 4 * normal(),
        })),
      );
      const places = [...worth].toSorted(([, one], [, other]) => other - one).map(([id]) => id);
      for (const each of found.cases) {
        count('adjusted', 75 + usual + worth.get(each.caseId)!, each.adjusted?.interval);
        count('unshrunken', 75 + usual + worth.get(each.caseId)!, each.unshrunken?.interval);
        count('ranks', places.indexOf(each.caseId) + 1, each.ranks);
      }
      for (const each of found.experts) count('leniency', lenient.get(each.expertId)! - usual, each.leniency?.interval);
      flagged += found.discuss.length;
      all += design.length;
    }
    for (const [of, [held, said]] of Object.entries(hits)) {
      expect(said, of).toBeGreaterThan(150);
      expect(held! / said!, of).toBeGreaterThan(0.925);
      expect(held! / said!, of).toBeLessThan(0.985);
    }
    expect(flagged / all).toBeLessThan(0.006);
  });
});
