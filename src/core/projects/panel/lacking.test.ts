import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aCase, anExpert, anyProblem, aProblem } from '../../../../tests/support/panels.ts';
import type { ConflictKind } from './conflicts.ts';
import { drawPanel, type Lacking } from './draw.ts';
import type { PanelProblem } from './problem.ts';
import { lackingWords } from './words.ts';

const bar = (kinds: readonly ConflictKind[], caseId: string, expertIds: readonly string[]) =>
  expertIds.map((expertId) => ({ caseId, expertId, reasons: kinds.map((kind) => ({ kind, through: null })) }));
const experts = (most: number, ids: string) => ids.split('').map((id) => anExpert(id, most));

function lacking(problem: PanelProblem): Lacking {
  const draw = drawPanel(problem);
  if (draw.drawn) throw new Error('there is a panel');
  return draw;
}
const said = (problem: PanelProblem) => lackingWords(lacking(problem), { named: (id) => id, years: 3 });

describe('too few experts who may read a case', () => {
  const problem = aProblem({
    cases: [aCase('强校项目', 3), aCase('别的项目', 3)],
    experts: experts(9, '赵钱孙李周吴郑'),
    barred: [
      ...bar(['same-alliance'], '强校项目', ['赵', '钱', '孙']),
      ...bar(['recent-organisation', 'recent-alliance'], '强校项目', ['李', '周']),
    ],
  });

  test('names that case alone, who may, and why the others may not, each by the gravest reason', () => {
    expect(lacking(problem)).toEqual({
      drawn: false,
      shortages: [
        {
          by: 'conflicts',
          needed: 3,
          available: 2,
          cases: [
            {
              caseId: '强校项目',
              needed: 3,
              allowed: ['吴', '郑'],
              barred: [
                { kind: 'recent-organisation', experts: 2 },
                { kind: 'same-alliance', experts: 3 },
              ],
            },
          ],
          full: [],
        },
      ],
      idle: [],
    });
  });

  test('is said in words', () => {
    expect(said(problem)).toEqual([
      '“强校项目”还需3名专家，可以评审的只有2名：吴、郑；须回避的：2名3年内曾与申报单位为同一单位，3名与申报单位同属一个联盟。请增补专家',
    ]);
  });

  test('is said of five by name, and of more by their number', () => {
    const many = aProblem({
      cases: Array.from({ length: 7 }, (_, at) => aCase(`项目${at}`, 1)),
      experts: experts(1, '赵钱孙李周吴'),
    });
    expect(said(many)).toEqual([
      '“项目0”、“项目1”、“项目2”、“项目3”、“项目4”等7个项目共还需7个席位，能安排的只有6个，可评审的专家任务量已到上限：吴、周、孙、李、赵等6名专家。请增补专家或调高任务量上限',
    ]);
  });

  test('counts what is taken already', () => {
    const { shortages } = lacking({ ...problem, taken: [{ caseId: '强校项目', expertId: '吴' }] });
    expect(shortages).toMatchObject([{ needed: 2, available: 1, cases: [{ needed: 2, allowed: ['郑'] }] }]);
  });
});

describe('experts who cannot read more', () => {
  const problem = aProblem({
    cases: [aCase('一', 2), aCase('二', 2), aCase('三', 2), aCase('远', 1)],
    experts: [...experts(2, '甲乙'), anExpert('丙', 1), anExpert('远', 5)],
    barred: ['一', '二', '三']
      .flatMap((id) => bar(['declared'], id, ['远']))
      .concat(bar(['declared'], '远', ['甲', '乙', '丙'])),
  });

  test('are named with the cases they would be needed for, and not the others', () => {
    const { shortages, idle } = lacking(problem);
    expect(idle).toEqual([]);
    expect(shortages).toMatchObject([{ by: 'load', needed: 6, available: 5 }]);
    expect(shortages[0]?.cases.map(({ caseId }) => caseId).toSorted()).toEqual(['一', '三', '二'].toSorted());
    expect(shortages[0]?.full.toSorted()).toEqual(['丙', '乙', '甲'].toSorted());
  });

  test('is said in words', () => {
    expect(said(problem)).toEqual([
      '“一”、“三”、“二”共还需6个席位，能安排的只有5个，可评审的专家任务量已到上限：丙、乙、甲。请增补专家或调高任务量上限',
    ]);
  });

  test('are told apart where two shortages have nothing to do with each other', () => {
    const apart = aProblem({
      cases: [aCase('南一', 1), aCase('南二', 1), aCase('北一', 1), aCase('北二', 1)],
      experts: experts(1, '南北'),
      barred: [
        ...['南一', '南二'].flatMap((id) => bar(['declared'], id, ['北'])),
        ...['北一', '北二'].flatMap((id) => bar(['declared'], id, ['南'])),
      ],
    });
    expect(lacking(apart).shortages.map(({ full, needed, available }) => [full, needed, available])).toEqual([
      [['北'], 2, 1],
      [['南'], 2, 1],
    ]);
  });
});

describe('experts who owe more than there is', () => {
  const problem = aProblem({
    cases: [aCase('一', 1)],
    experts: [anExpert('甲', 2, { least: 1 }), anExpert('乙', 2, { least: 1 })],
  });

  test('are named with what there is for them', () => {
    expect(lacking(problem)).toEqual({
      drawn: false,
      shortages: [],
      idle: [{ owed: 2, available: 1, experts: ['乙', '甲'] }],
    });
  });

  test('is said in words', () => {
    expect(said(problem)).toEqual(['乙、甲按最低任务量共须评审2项，可分配的只有1项。请调低最低任务量']);
  });
});

describe('over all problems without a panel', () => {
  const hopeless = anyProblem
    .map((problem) => ({ problem, draw: drawPanel(problem) }))
    .filter((each): each is { problem: PanelProblem; draw: Lacking } => !each.draw.drawn);
  const RUNS = { seed: 20_261_102, numRuns: 150 };

  test('every shortage is one: its cases cannot be filled even if nothing else is read', () => {
    fc.assert(
      fc.property(hopeless, ({ problem, draw }) => {
        for (const { cases, needed, available } of draw.shortages) {
          const own = new Set(cases.map(({ caseId }) => caseId));
          const alone = only(problem, own);
          expect(available).toBeLessThan(needed);
          expect(drawPanel(alone).drawn).toBe(false);
        }
      }),
      RUNS,
    );
  });

  test('without the cases named, and with nothing owed, there is a panel', () => {
    fc.assert(
      fc.property(hopeless, ({ problem, draw }) => {
        const named = new Set(draw.shortages.flatMap(({ cases }) => cases.map(({ caseId }) => caseId)));
        const others = new Set(problem.cases.map(({ id }) => id).filter((id) => !named.has(id)));
        expect(drawPanel(only(problem, others)).drawn).toBe(true);
      }),
      RUNS,
    );
  });

  test('as many experts more as are missing, whom nothing bars, help', () => {
    fc.assert(
      fc.property(hopeless, ({ problem, draw }) => {
        if (draw.idle.length > 0) return;
        const most = Math.max(...problem.cases.map(({ seats }) => seats));
        const missing = draw.shortages.reduce((sum, { needed, available }) => sum + needed - available, 0);
        // One person has but one seat in a case, so as many people as the largest panel share what is missing.
        const withMore = (mosts: (at: number) => number) => ({
          ...problem,
          experts: [...problem.experts, ...Array.from({ length: most }, (_, at) => anExpert(`新${at}`, mosts(at)))],
        });
        expect(drawPanel(withMore(() => missing)).drawn).toBe(true);
        expect(drawPanel(withMore((at) => Math.floor((missing - 1 + at) / most))).drawn).toBe(false);
      }),
      RUNS,
    );
  });

  test('experts who owe too much are named, and no others: without what they owe there is enough to do', () => {
    fc.assert(
      fc.property(hopeless, ({ problem, draw }) => {
        if (draw.shortages.length > 0) return;
        const idle = new Set(draw.idle.flatMap((each) => each.experts));
        expect(idle.size).toBeGreaterThan(0);
        const relieved = problem.experts.map((each) => (idle.has(each.id) ? { ...each, least: 0 } : each));
        expect(drawPanel({ ...problem, experts: relieved }).drawn).toBe(true);
        for (const { experts: group, owed, available } of draw.idle) {
          expect(available).toBeLessThan(owed);
          const alone = problem.experts.map((each) => (group.includes(each.id) ? each : { ...each, least: 0 }));
          expect(drawPanel({ ...problem, experts: alone }).drawn).toBe(false);
        }
      }),
      RUNS,
    );
  });
});

/** The problem with those cases only, and nothing owed but what is taken in them. */
function only(problem: PanelProblem, own: ReadonlySet<string>): PanelProblem {
  const of = <T extends { readonly caseId: string }>(seats: readonly T[]) =>
    seats.filter(({ caseId }) => own.has(caseId));
  return {
    ...problem,
    cases: problem.cases.filter(({ id }) => own.has(id)),
    barred: of(problem.barred),
    taken: of(problem.taken),
    before: of(problem.before),
    experts: problem.experts.map((each) => {
      const elsewhere = problem.taken.filter((seat) => seat.expertId === each.id && !own.has(seat.caseId)).length;
      return { ...each, most: each.most - elsewhere, least: 0 };
    }),
  };
}
