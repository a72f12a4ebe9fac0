import { merge } from '#core/collaboration/merge.ts';
import { blankDecision, type DecisionDraft } from './decision-draft.ts';

export type DecisionConflict = { readonly matter: string; readonly why: 'both-changed' | 'one-removed' };
type Merged = { readonly decisions: readonly DecisionDraft[]; readonly conflicts: readonly DecisionConflict[] };

/**
 * Decisions of two who wrote on from the same ones. They are told apart by their matter; one that only one side changed is taken
 * as that side has it, one that both changed field by field. Where both changed a field differently both decisions stay, the
 * other's first, and one that one side removed and the other changed stays as it was changed.
 */
export function mergeDecisions(
  base: readonly DecisionDraft[],
  mine: readonly DecisionDraft[],
  theirs: readonly DecisionDraft[],
): Merged {
  const [origin, left, right] = [byMatter(base), byMatter(mine), byMatter(theirs)];
  const conflicts: DecisionConflict[] = [];
  const keys = [...right.keys(), ...[...left.keys()].filter((key) => !right.has(key))];
  const decisions = keys.flatMap((key): readonly DecisionDraft[] => {
    const [before, here, there] = [origin.get(key), left.get(key), right.get(key)];
    if (same(here, there) || same(there, before)) return here === undefined ? [] : [here];
    if (same(here, before)) return there === undefined ? [] : [there];
    if (here === undefined || there === undefined) {
      const kept = here ?? there;
      if (kept === undefined) return [];
      conflicts.push({ matter: kept.matter, why: 'one-removed' });
      return [kept];
    }
    const together = fieldByField(before ?? { ...blankDecision, matter: here.matter }, here, there);
    if (together !== undefined) return [together];
    conflicts.push({ matter: here.matter, why: 'both-changed' });
    return [there, here];
  });
  return { decisions, conflicts };
}

/** What became of the decisions, in words. */
export function changedDecisions(before: readonly DecisionDraft[], after: readonly DecisionDraft[]): string[] {
  const [earlier, later] = [byMatter(before), byMatter(after)];
  return [
    ...[...later].flatMap(([key, decision]) => {
      const known = earlier.get(key);
      if (known === undefined) return [`新增“${decision.matter}”`];
      return same(known, decision) ? [] : [`修改“${decision.matter}”`];
    }),
    ...[...earlier].flatMap(([key, decision]) => (later.has(key) ? [] : [`删去“${decision.matter}”`])),
  ];
}

function fieldByField(before: DecisionDraft, here: DecisionDraft, there: DecisionDraft): DecisionDraft | undefined {
  const merged: Record<string, unknown> = { matter: here.matter };
  for (const field of ['way', 'options', 'chosen', 'votes', 'result', 'tasks'] as const) {
    if (same(there[field], before[field])) merged[field] = here[field];
    else if (same(here[field], before[field]) || same(here[field], there[field])) merged[field] = there[field];
    else return undefined;
  }
  const resolution = merge(before.resolution, here.resolution, there.resolution);
  if (resolution.conflicts.length > 0) return undefined;
  return { ...(merged as Omit<DecisionDraft, 'resolution'>), resolution: resolution.text };
}

/** Two decisions on the same matter are told apart by which comes first. */
function byMatter(decisions: readonly DecisionDraft[]): Map<string, DecisionDraft> {
  const found = new Map<string, DecisionDraft>();
  for (const decision of decisions) {
    let key = decision.matter.trim();
    while (found.has(key)) key += '\n';
    found.set(key, decision);
  }
  return found;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
