import { describe, expect, test } from 'vitest';
import { appraise } from '#core/projects/agreement/severity.ts';
import { drawPanel } from '#core/projects/panel/draw.ts';
import type { PanelProblem } from '#core/projects/panel/problem.ts';
import { appraisal, panelFor } from './aside.ts';

const scores = (cases: number) =>
  Array.from({ length: cases * 3 }, (_, at) => ({
    caseId: `c${Math.floor(at / 3)}`,
    expertId: `e${(Math.floor(at / 3) + (at % 3) * 2) % 12}`,
    value: 60 + ((at * 37) % 31) + (at % 3),
  }));
const problem = (cases: number, experts: number): PanelProblem => ({
  cases: Array.from({ length: cases }, (_, at) => ({ id: `c${at}`, seats: 3, field: null })),
  experts: Array.from({ length: experts }, (_, at) => ({ id: `e${at}`, fields: [], least: 0, most: cases })),
  barred: [],
  near: {},
  taken: [],
  before: [],
  seed: 'seed',
});

describe('what takes long is worked out aside', () => {
  test('and comes to the same', async () => {
    expect(await appraisal(scores(100))).toEqual(appraise(scores(100)));
    expect(await panelFor(problem(101, 40))).toEqual(drawPanel(problem(101, 40)));
  });

  test('while others have their turn; what is short is not put off', async () => {
    expect(await othersDuring(() => appraisal(scores(100)))).toBe(true);
    expect(await othersDuring(() => panelFor(problem(101, 40)))).toBe(true);
    expect(await othersDuring(() => appraisal(scores(5)))).toBe(false);
    expect(await othersDuring(() => panelFor(problem(5, 5)))).toBe(false);
  });

  test('and what cannot be worked out says why, from there as from here', async () => {
    const twice = [...scores(100), scores(1)[0]!];
    await expect(appraisal(twice)).rejects.toThrow(RangeError);
    await expect(appraisal([...scores(1), scores(1)[0]!])).rejects.toThrow(RangeError);
  });
});

async function othersDuring(work: () => Promise<unknown>): Promise<boolean> {
  let turned = false;
  setImmediate(() => {
    turned = true;
  });
  await work();
  return turned;
}
