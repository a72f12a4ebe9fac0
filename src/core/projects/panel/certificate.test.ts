import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aCase, anExpert, anyProblem, aProblem } from '../../../../tests/support/panels.ts';
import { boundOf, certifies, type Prices } from './certificate.ts';
import { drawPanel, type Panel } from './draw.ts';
import { goalOf } from './goal.ts';
import { type PanelProblem, type Seat, tableOf } from './problem.ts';

const REPEATABLE = { seed: 20_261_102 };
const same = (a: Seat) => (b: Seat) => a.caseId === b.caseId && a.expertId === b.expertId;

/** Problems that have a panel, with the panel. */
const drawn = anyProblem
  .map((problem) => ({ problem, panel: drawPanel(problem) }))
  .filter((each): each is { problem: PanelProblem; panel: Panel } => each.panel.drawn && each.panel.seats.length > 0);
const drawnWith = <T>(other: fc.Arbitrary<T>) => fc.tuple(drawn, other);

/** Two cases, three experts who may read two; 丙 knows nothing of it and is left out. Value 1: 甲 and 乙 read both. */
const problem = aProblem({
  cases: [aCase('一', 2, '语文'), aCase('二', 2, '语文')],
  experts: [anExpert('甲', 2, { fields: ['语文'] }), anExpert('乙', 2, { fields: ['语文'] }), anExpert('丙', 2)],
});
const best = drawPanel(problem) as Panel;

describe('a proof is refused', () => {
  const [first] = best.seats as [Seat];
  test.each<[string, Partial<Panel>]>([
    ['with a seat short', { seats: best.seats.slice(1) }],
    ['with a seat twice', { seats: [...best.seats.slice(1), best.seats[1]!] }],
    ['with a seat too many', { seats: [...best.seats, { caseId: '一', expertId: '丙' }] }],
    ['with an expert nobody knows', { seats: [...best.seats.slice(1), { ...first, expertId: '丁' }] }],
    ['with a worse seat', { seats: [...best.seats.slice(1), { ...first, expertId: '丙' }] }],
    ['for a better value than the panel has', { value: best.value - 1 }],
    ['for a worse value than the panel has', { value: best.value + 1 }],
    ['without the price of a case', { prices: { ...best.prices, cases: { 一: best.prices.cases['一']! } } }],
    ['without any price', { prices: { cases: {}, experts: {} } }],
    ['with a price beyond whole numbers', { prices: { ...best.prices, cases: { ...best.prices.cases, 一: 2 ** 60 } } }],
    ['with a price that is no whole number', { prices: { ...best.prices, cases: { ...best.prices.cases, 一: 0.5 } } }],
    ['with a case priced too low', { prices: { ...best.prices, cases: { ...best.prices.cases, 一: -5 } } }],
    ['with a case priced too high', { prices: { ...best.prices, cases: { ...best.prices.cases, 一: 1000 } } }],
    [
      'with an expert’s time priced too low',
      { prices: { ...best.prices, experts: { ...best.prices.experts, 丙: -50 } } },
    ],
    [
      'with an expert’s time priced too high',
      { prices: { ...best.prices, experts: { ...best.prices.experts, 甲: 1000 } } },
    ],
  ])('%s', (_, altered) => {
    expect(certifies(problem, best)).toBe(true);
    expect(certifies(problem, { ...best, ...altered })).toBe(false);
  });

  test('for a panel drawn before a conflict was known, a seat was taken or a load changed', () => {
    const [seat] = best.seats as [Seat];
    const out = { caseId: '一', expertId: '丙' };
    const reasons = [{ kind: 'declared', through: null }] as const;
    expect(certifies({ ...problem, barred: [{ ...seat, reasons }] }, best)).toBe(false);
    expect(certifies({ ...problem, taken: [out] }, best)).toBe(false);
    expect(certifies({ ...problem, experts: problem.experts.map((each) => ({ ...each, least: 1 })) }, best)).toBe(
      false,
    );
    expect(certifies({ ...problem, experts: problem.experts.map((each) => ({ ...each, most: 1 })) }, best)).toBe(false);
  });
});

describe('over all problems', () => {
  test('whatever the prices, no panel is worth less than the bound', () => {
    const price = fc.integer({ min: -60, max: 60 });
    const prices = fc.tuple(
      fc.array(price, { minLength: 7, maxLength: 7 }),
      fc.array(price, { minLength: 6, maxLength: 6 }),
    );
    fc.assert(
      fc.property(drawnWith(prices), ([{ problem: any, panel }, [cases, experts]]) => {
        const named = (prefix: string, all: readonly number[]) =>
          Object.fromEntries(all.map((each, at) => [`${prefix}${at}`, each]));
        expect(boundOf(any, { cases: named('c', cases), experts: named('e', experts) })).toBeLessThanOrEqual(
          panel.value,
        );
      }),
      REPEATABLE,
    );
  });

  test('a panel that is not the best is never proven, with nobody’s prices', () => {
    let worse = 0;
    fc.assert(
      fc.property(drawnWith(fc.nat()), ([{ problem: any, panel }, turn]) => {
        // The best for other fields is allowed here as well, and often worse.
        const fields = ['语文', '数学', '英语'];
        const other = drawPanel({
          ...any,
          experts: any.experts.map((each, at) => ({ ...each, fields: [fields[(at + turn) % 3]!] })),
        }) as Panel;
        const worth = valueOf(any, other.seats);
        if (worth === panel.value) return;
        worse += 1;
        expect(worth).toBeGreaterThan(panel.value);
        for (const prices of [panel.prices, other.prices] satisfies Prices[])
          for (const value of [panel.value, worth, other.value])
            expect(certifies(any, { seats: other.seats, value, prices })).toBe(false);
      }),
      REPEATABLE,
    );
    expect(worse).toBeGreaterThan(20);
  });

  test('a panel with a seat given to anybody else is proven only if it is allowed and just as good', () => {
    let refused = 0;
    fc.assert(
      fc.property(drawnWith(fc.tuple(fc.nat(), fc.nat())), ([{ problem: any, panel }, [which, whom]]) => {
        const gone = panel.seats[which % panel.seats.length]!;
        const instead = { ...gone, expertId: any.experts[whom % any.experts.length]!.id };
        if (same(gone)(instead)) return;
        const seats = [...panel.seats.filter((seat) => !same(gone)(seat)), instead];
        const load = seats.filter(({ expertId }) => expertId === instead.expertId).length;
        const left = seats.filter(({ expertId }) => expertId === gone.expertId).length;
        const allowed =
          !panel.seats.some(same(instead)) &&
          !any.barred.some(same(instead)) &&
          !any.taken.some(same(gone)) &&
          load <= any.experts.find(({ id }) => id === instead.expertId)!.most &&
          left >= any.experts.find(({ id }) => id === gone.expertId)!.least;
        const proven = certifies(any, { ...panel, seats });
        if (!proven) refused += 1;
        expect(proven).toBe(allowed && valueOf(any, seats) === panel.value);
      }),
      { ...REPEATABLE, numRuns: 300 },
    );
    expect(refused).toBeGreaterThan(100);
  });

  test('the prices of one draw prove every other that is as good', () => {
    fc.assert(
      fc.property(drawnWith(fc.string()), ([{ problem: any, panel }, seed]) => {
        const other = drawPanel({ ...any, seed }) as Panel;
        expect(certifies(any, { ...other, prices: panel.prices })).toBe(true);
      }),
      REPEATABLE,
    );
  });
});

function valueOf(any: PanelProblem, seats: readonly Seat[]): number {
  const table = tableOf(any);
  const pairs = seats.map(
    ({ caseId, expertId }) =>
      table.cases.findIndex(({ id }) => id === caseId) * table.experts.length +
      table.experts.findIndex(({ id }) => id === expertId),
  );
  const loads = table.experts.map(({ id }) => seats.filter(({ expertId }) => expertId === id).length);
  const goal = goalOf(any, table);
  return goal.weigh(goal.merit(pairs, Int32Array.from(loads)));
}
