import { randomUUID } from 'node:crypto';
import { Refusal } from '#core/kernel/refusal.ts';
import { boundOf, certifies } from '#core/projects/panel/certificate.ts';
import type { Panel } from '#core/projects/panel/draw.ts';
import type { PanelProblem, Seat } from '#core/projects/panel/problem.ts';
import { lackingWords } from '#core/projects/panel/words.ts';
import type { Caller } from '../../../../platform/caller.ts';
import { panelFor } from '../aside.ts';
import type { Drawn } from '../store.ts';
import { type Gathered, YEARS } from './gather.ts';

type Wanted = {
  readonly what: 'draw' | 'replace';
  readonly needed: number;
  readonly least: number;
  readonly most: number;
  readonly taken: readonly Seat[];
  readonly before: readonly Seat[];
};

/**
 * 抽取 among what was gathered, with a seed that is recorded, proved before it is kept. Refuses with `projects.experts-lacking`,
 * which names the cases that lack experts and why.
 */
export async function drawn(
  { cases, experts, barred }: Gathered,
  { what, needed, least, most, taken, before }: Wanted,
  { actor, now }: Caller,
): Promise<{ panel: Panel; drawn: Drawn }> {
  if (experts.length === 0) throw new Refusal('conflict', 'projects.no-experts');
  const seed = randomUUID();
  const held = new Set(taken.map((seat) => `${seat.caseId} ${seat.expertId}`));
  const problem: PanelProblem = {
    cases: cases.map(({ id, field }) => ({ id, seats: needed, field })),
    experts: experts.map(({ id, fields, engaged }) => {
      const own = [...taken, ...(engaged ? [] : before)].filter(({ expertId }) => expertId === id).length;
      return { id, fields, least: engaged ? least : 0, most: engaged ? Math.max(most, own) : own };
    }),
    // Who sits already declared that nothing speaks against it, or was seated by hand.
    barred: barred.filter(({ caseId, expertId }) => !held.has(`${caseId} ${expertId}`)),
    near: {},
    taken,
    before,
    seed,
  };
  const panel = await panelFor(problem);
  if (!panel.drawn) {
    const names = new Map([
      ...cases.map(({ id, title }) => [id, title] as const),
      ...experts.map(({ id, name }) => [id, name] as const),
    ]);
    const reasons = lackingWords(panel, { named: (id) => names.get(id) ?? id, years: YEARS });
    throw new Refusal('conflict', 'projects.experts-lacking', { reasons });
  }
  if (!certifies(problem, panel)) throw new Error(`the panel drawn with ${seed} does not prove to be the best`);
  const loads = panel.loads.map((each) => each.cases);
  const counted = Map.groupBy(problem.barred, ({ reasons }) => reasons[0]!.kind);
  return {
    panel,
    drawn: {
      what,
      at: now.toString(),
      by: actor.name,
      cases: cases.length,
      experts: new Set(panel.seats.map(({ expertId }) => expertId)).size,
      proof: {
        seed,
        value: panel.value,
        bound: boundOf(problem, panel.prices) ?? Number.NaN,
        misfit: panel.merit.misfit,
        parts: panel.parts,
        loads: { least: Math.min(...loads), most: Math.max(...loads) },
        asked: { least, most },
        barred: [...counted].map(([kind, pairs]) => ({ kind, pairs: pairs.length })),
        prices: panel.prices,
      },
    },
  };
}
