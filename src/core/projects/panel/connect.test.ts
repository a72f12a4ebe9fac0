import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aCase, anExpert, aProblem } from '../../../../tests/support/panels.ts';
import { certifies } from './certificate.ts';
import { drawPanel, type Panel } from './draw.ts';
import type { PanelProblem } from './problem.ts';

const REPEATABLE = { seed: 20_261_102 };
const drawWith = (problem: PanelProblem) => (seed: number) => drawPanel({ ...problem, seed: String(seed) }) as Panel;

test('parts that the lot left are joined by exchanging seats, and the panel stays the best', () => {
  // Each reads two and each is read by two: one ring of eight, or two of four.
  const problem = aProblem({
    cases: ['一', '二', '三', '四'].map((id) => aCase(id, 2)),
    experts: ['甲', '乙', '丙', '丁'].map((id) => anExpert(id, 2)),
  });
  const panels = Array.from({ length: 40 }, (_, seed) => drawWith(problem)(seed));
  expect(panels.filter(({ joined }) => joined > 0).length).toBeGreaterThan(3);
  expect(panels.filter(({ joined }) => joined === 0).length).toBeGreaterThan(3);
  for (const panel of panels) {
    expect(panel.parts).toBe(1);
    expect(panel.merit).toEqual({ anew: 0, misfit: 0, unevenness: 4 });
    expect(certifies(problem, panel)).toBe(true);
  }
});

test('parts whose joining would cost a field stay apart, and are told', () => {
  const of = (field: string, ids: readonly string[]) => ids.map((id) => aCase(id, 2, field));
  const panel = drawPanel(
    aProblem({
      cases: [...of('语文', ['一', '二']), ...of('数学', ['三', '四'])],
      experts: [
        ...['甲', '乙'].map((id) => anExpert(id, 4, { fields: ['语文'] })),
        ...['丙', '丁'].map((id) => anExpert(id, 4, { fields: ['数学'] })),
      ],
    }),
  );
  expect(panel).toMatchObject({ parts: 2, joined: 0, merit: { misfit: 0 } });
});

test('seats that are taken join parts too, and are not exchanged', () => {
  const taken = [
    { caseId: '一', expertId: '甲' },
    { caseId: '二', expertId: '甲' },
  ];
  const problem = aProblem({
    cases: [aCase('一', 2), aCase('二', 2)],
    experts: ['甲', '乙', '丙'].map((id) => anExpert(id, 2)),
    taken,
  });
  const panel = drawPanel(problem) as Panel;
  expect(panel.parts).toBe(1);
  expect(panel.seats).toEqual(expect.arrayContaining(taken));
});

/** Small problems in which much is equally good. */
const small = fc
  .record({
    seats: fc.constantFrom(1, 2, 2, 2, 3),
    cases: fc.array(fc.constantFrom('甲', '乙', null), { minLength: 3, maxLength: 4 }),
    experts: fc.array(fc.constantFrom('甲', '乙', '甲乙'), { minLength: 4, maxLength: 5 }),
    barred: fc.array(fc.nat({ max: 19 }), { maxLength: 3 }),
    spare: fc.integer({ min: 0, max: 1 }),
    seed: fc.string({ maxLength: 3 }),
  })
  .map(({ seats, cases, experts, barred, spare, seed }) =>
    aProblem({
      cases: cases.map((field, at) => aCase(`c${at}`, seats, field)),
      experts: experts.map((fields, at) =>
        anExpert(`e${at}`, Math.ceil((seats * cases.length) / experts.length) + spare, { fields: fields.split('') }),
      ),
      barred: [...new Set(barred)]
        .map((pair) => ({ row: Math.floor(pair / 5), column: pair % 5 }))
        .filter(({ row, column }) => row < cases.length && column < experts.length)
        .map(({ row, column }) => ({ caseId: `c${row}`, expertId: `e${column}`, reasons: [] })),
      seed,
    }),
  );

test('no equally good panel hangs together better: compared with all there are', () => {
  let joined = 0;
  fc.assert(
    fc.property(small, (problem) => {
      const drawn = drawPanel(problem);
      const panels = allPanels(problem).map((seats) => ({ worth: worthOf(problem, seats), parts: partsOf(seats) }));
      const best = Math.min(...panels.map(({ worth }) => worth));
      expect(drawn.drawn).toBe(panels.length > 0);
      if (!drawn.drawn) return;
      joined += drawn.joined;
      expect(drawn.merit.misfit * 1000 + drawn.merit.unevenness).toBe(best);
      const parts = panels.filter(({ worth }) => worth === best).map((each) => each.parts);
      expect(drawn.parts).toBe(Math.min(...parts));
    }),
    { ...REPEATABLE, numRuns: 150 },
  );
  expect(joined).toBeGreaterThan(3);
});

type Pair = readonly [caseId: string, expertId: string];

/** Every panel that is allowed, one by one. */
function allPanels({ cases, experts, barred }: PanelProblem): Pair[][] {
  const closed = new Set(barred.map(({ caseId, expertId }) => `${caseId} ${expertId}`));
  return cases.reduce<Pair[][]>(
    (panels, { id, seats }) => {
      const choices = subsets(
        experts.filter((expert) => !closed.has(`${id} ${expert.id}`)).map((expert) => expert.id),
        seats,
      );
      return panels.flatMap((panel) =>
        choices
          .map((chosen) => [...panel, ...chosen.map((expertId) => [id, expertId] as const)])
          .filter((each) => experts.every((expert) => each.filter(([, by]) => by === expert.id).length <= expert.most)),
      );
    },
    [[]],
  );
}

function subsets(all: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  return all.flatMap((first, at) => subsets(all.slice(at + 1), size - 1).map((rest) => [first, ...rest]));
}

function worthOf({ cases, experts }: PanelProblem, seats: readonly Pair[]): number {
  const strangers = seats.filter(([caseId, expertId]) => {
    const { field } = cases.find(({ id }) => id === caseId)!;
    return field !== null && !experts.find(({ id }) => id === expertId)!.fields.includes(field);
  });
  const loads = experts.map(({ id }) => seats.filter(([, by]) => by === id).length);
  return strangers.length * 3 * 1000 + loads.reduce((sum, load) => sum + (load * (load - 1)) / 2, 0);
}

/** By colouring over and over, as no union-find would. */
function partsOf(seats: readonly Pair[]): number {
  let colours = new Map(seats.flat().map((each, at) => [each, at]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const pair of seats) {
      const least = Math.min(...pair.map((each) => colours.get(each)!));
      for (const each of pair) {
        if (colours.get(each) === least) continue;
        colours = colours.set(each, least);
        changed = true;
      }
    }
  }
  return new Set(colours.values()).size;
}
