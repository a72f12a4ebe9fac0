import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aCall, aCase, anExpert, aProblem } from '../../../../tests/support/panels.ts';
import { certifies } from './certificate.ts';
import { drawPanel, type Panel } from './draw.ts';
import type { PanelProblem, Seat } from './problem.ts';

const REPEATABLE = { seed: 20_261_102 };
const words = ({ caseId, expertId }: Seat): string => `${caseId} ${expertId}`;
const without = (seats: readonly Seat[], gone: Seat) => seats.filter((seat) => words(seat) !== words(gone));

/** The panel after an expert recused from a case, with the seats that stay whatever comes. */
function replaced(problem: PanelProblem, before: readonly Seat[], gone: Seat, clear: readonly Seat[]): Panel {
  const kept = new Set(clear.map(words));
  const left = without(before, gone);
  const again = {
    ...problem,
    barred: [...problem.barred, { ...gone, reasons: [{ kind: 'replaced', through: null }] as const }],
    taken: left.filter((seat) => kept.has(words(seat))),
    before: left.filter((seat) => !kept.has(words(seat))),
  };
  const panel = drawPanel(again);
  if (!panel.drawn) throw new Error('no panel');
  expect(certifies(again, panel)).toBe(true);
  return panel;
}

describe('an expert who recused', () => {
  const call = aCall({ cases: 40, experts: 12, seats: 3, seed: 3 });
  const first = drawPanel(call) as Panel;

  test('is replaced by one other, and everything else stays', () => {
    fc.assert(
      fc.property(fc.nat(), (which) => {
        const gone = first.seats[which % first.seats.length]!;
        const panel = replaced(call, first.seats, gone, []);
        expect(panel.merit.anew).toBe(1);
        const stays = new Set(panel.seats.map(words));
        expect(without(first.seats, gone).filter((seat) => !stays.has(words(seat)))).toEqual([]);
        expect(stays.has(words(gone))).toBe(false);
      }),
      { ...REPEATABLE, numRuns: 20 },
    );
  });

  test('is replaced by lot where several would do', () => {
    const [gone] = first.seats as [Seat];
    const kept = new Set(first.seats.map(words));
    const fresh = Array.from({ length: 60 }, (_, seed) =>
      replaced(
        { ...call, experts: call.experts.map((each) => ({ ...each, fields: [] })), seed: String(seed) },
        first.seats,
        gone,
        [],
      )
        .seats.map(words)
        .filter((seat) => !kept.has(seat))
        .join(),
    );
    expect(new Set(fresh).size).toBeGreaterThan(1);
  });

  test('is replaced by a change of two seats where nobody is free for his', () => {
    // 丙 alone has time, but may not read 一; so 乙 reads 一 instead, and 丙 what 乙 leaves.
    const problem = aProblem({
      cases: [aCase('一', 1), aCase('二', 1), aCase('三', 1)],
      experts: [anExpert('甲', 1), anExpert('乙', 1), anExpert('丙', 1), anExpert('丁', 1)],
      barred: [{ caseId: '一', expertId: '丙', reasons: [{ kind: 'declared', through: null }] }],
    });
    const before = [
      { caseId: '一', expertId: '甲' },
      { caseId: '二', expertId: '乙' },
      { caseId: '三', expertId: '丁' },
    ];
    const panel = replaced(problem, before, before[0]!, [before[2]!]);
    expect(panel.merit.anew).toBe(2);
    expect(panel.seats.map(words).toSorted()).toEqual(['一 乙', '三 丁', '二 丙'].toSorted());
  });

  test('costs nobody a seat that was declared clear, even where that would fit better', () => {
    const problem = aProblem({
      cases: [aCase('一', 1, '语文'), aCase('二', 1, '数学')],
      experts: [anExpert('语', 1, { fields: ['语文'] }), anExpert('数', 1, { fields: ['数学'] }), anExpert('外', 2)],
    });
    const clear = [{ caseId: '一', expertId: '数' }];
    const panel = drawPanel({ ...problem, taken: clear }) as Panel;
    expect(panel.seats.map(words)).toContain('一 数');
    expect(panel.merit.misfit).toBe(6);
  });
});
