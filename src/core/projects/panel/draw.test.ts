import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { highsOracle, type Oracle } from '../../../../tests/support/panel-oracle.ts';
import { aCall, aCase, anExpert, anyProblem, aProblem } from '../../../../tests/support/panels.ts';
import { certifies } from './certificate.ts';
import { type Draw, drawPanel, type Panel } from './draw.ts';
import { goalOf, withLots } from './goal.ts';
import { lotsOf } from './lot.ts';
import { type PanelProblem, type Seat, tableOf } from './problem.ts';

const words = ({ caseId, expertId }: Seat): string => `${caseId} ${expertId}`;
const seatsOf = (draw: Draw): string[] => (draw.drawn ? draw.seats.map(words) : []);
const barred = (caseId: string, expertId: string) => ({
  caseId,
  expertId,
  reasons: [{ kind: 'declared', through: null }] as const,
});
/** Fixed, so that a failure comes again. */
const REPEATABLE = { seed: 20_261_102 };

function panelOf(problem: PanelProblem): Panel {
  const draw = drawPanel(problem);
  if (!draw.drawn) throw new Error('no panel');
  return draw;
}

describe('what is no problem is refused', () => {
  const [cases, experts] = [[aCase('甲', 1)], [anExpert('张', 1)]];
  const seat = { caseId: '甲', expertId: '张' };
  test.each<[string, Partial<PanelProblem>]>([
    ['a case twice', { cases: [...cases, ...cases] }],
    ['an expert nobody knows', { taken: [{ caseId: '甲', expertId: '李' }] }],
    ['a taken seat that is barred', { taken: [seat], barred: [barred('甲', '张')] }],
    ['a seat barred twice', { barred: [barred('甲', '张'), barred('甲', '张')] }],
    ['a seat taken twice', { cases: [aCase('甲', 2)], experts: [anExpert('张', 2)], taken: [seat, seat] }],
    ['more seats taken than a case has', { cases: [aCase('甲', 0)], taken: [seat] }],
    ['more cases taken than an expert may read', { experts: [anExpert('张', 0)], taken: [seat] }],
    ['an expert who owes more than he may read', { experts: [anExpert('张', 1, { least: 2 })] }],
    ['half a seat', { cases: [aCase('甲', 0.5)] }],
  ])('%s', (_, given) => {
    expect(() => drawPanel(aProblem({ cases, experts, ...given }))).toThrow(RangeError);
  });
});

describe('a panel', () => {
  test('takes who knows the field before who is near to it, and him before a stranger', () => {
    const experts = [
      anExpert('知', 1, { fields: ['语文'] }),
      anExpert('近', 1, { fields: ['英语'] }),
      anExpert('远', 1, { fields: ['体育'] }),
    ];
    const best = (seats: number) =>
      panelOf(aProblem({ cases: [aCase('甲', seats, '语文')], experts, near: { 语文: ['英语'] } }));
    expect(seatsOf(best(1))).toEqual(['甲 知']);
    expect(new Set(seatsOf(best(2)))).toEqual(new Set(['甲 知', '甲 近']));
    expect(best(3).merit).toEqual({ anew: 0, misfit: 4, unevenness: 0 });
  });

  test('would rather load one expert more than seat one who knows the field less', () => {
    const problem = aProblem({
      cases: [aCase('甲', 1, '语文'), aCase('乙', 1, '语文'), aCase('丙', 1, '语文')],
      experts: [anExpert('知', 3, { fields: ['语文'] }), anExpert('近', 3, { fields: ['英语'] })],
      near: { 语文: ['英语'] },
    });
    expect(panelOf(problem).merit).toEqual({ anew: 0, misfit: 0, unevenness: 3 });
  });

  test('would rather add a sixth case to one expert than seat one who is only near and reads one', () => {
    const cases = [...['一', '二', '三', '四', '五'].map((id) => aCase(id, 1, '语文')), aCase('六', 2, '语文')];
    const taken = [
      ...cases.slice(1).map(({ id }) => ({ caseId: id, expertId: '知' })),
      { caseId: '六', expertId: '近' },
    ];
    const experts = [anExpert('知', 6, { fields: ['语文'] }), anExpert('近', 2, { fields: ['英语'] })];
    const problem = aProblem({ cases, experts, taken, near: { 语文: ['英语'] } });
    // Were a field worth no more than the four cases between them, the lot would decide.
    const loads = Array.from({ length: 20 }, (_, seed) => panelOf({ ...problem, seed: String(seed) }).merit.unevenness);
    expect(new Set(loads)).toEqual(new Set([15]));
  });

  test('shares the load evenly where all know the field', () => {
    const cases = Array.from({ length: 10 }, (_, at) => aCase(`项目${at}`, 2));
    const { loads } = panelOf(aProblem({ cases, experts: ['张', '李', '王', '赵'].map((id) => anExpert(id, 10)) }));
    expect(loads.map((load) => load.cases)).toEqual([5, 5, 5, 5]);
  });

  test('gives everybody at least what he is to read, also one who knows no field', () => {
    const problem = aProblem({
      cases: [aCase('甲', 1, '语文'), aCase('乙', 1, '语文')],
      experts: [anExpert('知', 2, { fields: ['语文'] }), anExpert('远', 2, { least: 1 })],
    });
    expect(panelOf(problem).merit).toEqual({ anew: 0, misfit: 3, unevenness: 0 });
  });

  test('is the same whether experts may read all cases or any number', () => {
    const call = aCall({ cases: 20, experts: 8, seats: 2, seed: 5 });
    const upTo = (most: number) => panelOf({ ...call, experts: call.experts.map((each) => ({ ...each, most })) });
    expect(upTo(1_000_000)).toEqual(upTo(20));
  });

  test('of nothing is empty, and the best', () => {
    const problem = aProblem({ experts: [anExpert('张', 1)] });
    const panel = panelOf(problem);
    expect(panel).toMatchObject({ seats: [], value: 0, parts: 0 });
    expect(certifies(problem, panel)).toBe(true);
  });
});

describe('a draw by lot', () => {
  const five = aProblem({
    cases: [aCase('甲', 2)],
    experts: ['一', '二', '三', '四', '五'].map((id) => anExpert(id, 1)),
  });

  test('comes out the same for the same seed, in whatever order the lists are', () => {
    fc.assert(
      fc.property(anyProblem, fc.array(fc.nat(), { minLength: 7, maxLength: 7 }), (problem, order) => {
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((each, at) => [order[at % 7]! * 31 + at, each] as const)
            .toSorted((a, b) => a[0] - b[0])
            .map(([, each]) => each);
        const { cases, experts, barred: conflicts, taken, before } = problem;
        expect(
          drawPanel({
            ...problem,
            cases: shuffled(cases),
            experts: shuffled(experts),
            barred: shuffled(conflicts),
            taken: shuffled(taken),
            before: shuffled(before),
          }),
        ).toEqual(drawPanel(problem));
      }),
      REPEATABLE,
    );
  });

  test('falls on each of ten equal pairs as often as chance would have it', () => {
    const counts = new Map<string, number>();
    const draws = 4000;
    for (let seed = 0; seed < draws; seed += 1) {
      const pair = seatsOf(drawPanel({ ...five, seed: `第${seed}签` })).join();
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    expect(counts.size).toBe(10);
    const expected = draws / 10;
    const squares = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // The 99.9 % point of χ² with 9 degrees of freedom (Pearson and Hartley, table 8).
    expect(squares).toBeLessThan(27.877);
  });

  test('weighs nothing against a load more even, however many lots speak for it', () => {
    // Of these only 一 by 乙 and 二 by 丙 leaves everybody with one case; lots for two other seats together often weigh more.
    const cases = [aCase('一', 1), aCase('二', 1), aCase('三', 1)];
    const reasons = [{ kind: 'declared', through: null }] as const;
    const even = aProblem({
      cases,
      experts: ['甲', '乙', '丙'].map((id) => anExpert(id, 3)),
      barred: [
        { caseId: '一', expertId: '丙', reasons },
        { caseId: '二', expertId: '甲', reasons },
      ],
      taken: [{ caseId: '三', expertId: '甲' }],
    });
    const loads = Array.from({ length: 300 }, (_, seed) => panelOf({ ...even, seed: String(seed) }).merit.unevenness);
    expect(new Set(loads)).toEqual(new Set([0]));
  });

  test('decides between panels that are equally good, and never for a worse one', () => {
    const weighed = [...Array(50).keys()].map((seed) => {
      const { value, seats } = panelOf({ ...aCall({ cases: 30, experts: 12, seats: 3, seed: 1 }), seed: String(seed) });
      return { value, seats: seats.map(words).join() };
    });
    expect(new Set(weighed.map(({ value }) => value)).size).toBe(1);
    expect(new Set(weighed.map(({ seats }) => seats)).size).toBeGreaterThan(40);
  });
});

describe('judged by HiGHS', () => {
  let oracle: Oracle;
  beforeAll(async () => {
    oracle = await highsOracle();
  });

  test('a panel is drawn just when there is one, with the best merit there is, proven, with no barred seat', () => {
    const seen = { panels: 0, none: 0 };
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const draw = drawPanel(problem);
        const best = oracle.best(problem);
        seen[draw.drawn ? 'panels' : 'none'] += 1;
        if (!draw.drawn) {
          expect(best).toBeUndefined();
          expect(draw.shortages.length + draw.idle.length).toBeGreaterThan(0);
          return;
        }
        expect(draw.merit).toEqual(best);
        expect(certifies(problem, draw)).toBe(true);
        const seats = new Set(draw.seats.map(words));
        expect(problem.barred.filter((seat) => seats.has(words(seat)))).toEqual([]);
        expect(problem.taken.filter((seat) => !seats.has(words(seat)))).toEqual([]);
      }),
      { ...REPEATABLE, numRuns: 200 },
    );
    expect(seen.panels).toBeGreaterThan(40);
    expect(seen.none).toBeGreaterThan(40);
  });

  test('of the best panels the one with the least lots is drawn', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const draw = drawPanel(problem);
        if (!draw.drawn || draw.joined > 0) return;
        const table = tableOf(problem);
        const { point } = withLots(problem, table, goalOf(problem, table));
        const open = new Set(problem.taken.map(words));
        const seats = Math.max(1, draw.seats.length - open.size);
        const lot = lotsOf(problem.seed, Math.round((point - 1) / seats + 1));
        const taken = (seat: Seat) => (open.has(words(seat)) ? 0 : lot(seat.caseId)(seat.expertId));
        const drawn = draw.seats.reduce((sum, seat) => sum + taken(seat), 0);
        const least = oracle.leastLot(problem, (caseId, expertId) => taken({ caseId, expertId }));
        expect(drawn).toBe(least);
      }),
      { ...REPEATABLE, numRuns: 60 },
    );
  });

  test('three hundred applications, sixty experts, three readings each, with the conflicts of a city', () => {
    const problem = aCall({ cases: 300, experts: 60, seats: 3, seed: 11 });
    expect(problem.barred.length).toBeGreaterThan(500);
    const panel = panelOf(problem);
    expect(panel.seats).toHaveLength(900);
    expect(certifies(problem, panel)).toBe(true);
    const conflicts = new Set(problem.barred.map(words));
    expect(panel.seats.filter((seat) => conflicts.has(words(seat)))).toEqual([]);
    expect(oracle.least(problem, weightsOf(problem))).toBeCloseTo(panel.value, 4);
  });
});

/** What one point of each level weighs in the value, read off the goal. */
function weightsOf(problem: PanelProblem): { anew: number; misfit: number; unevenness: number } {
  const { weigh } = goalOf(problem, tableOf(problem));
  const none = { anew: 0, misfit: 0, unevenness: 0 };
  return {
    anew: weigh({ ...none, anew: 1 }),
    misfit: weigh({ ...none, misfit: 1 }),
    unevenness: weigh({ ...none, unevenness: 1 }),
  };
}
