import type { Day } from '../kernel/day.ts';
import type { Procedure, Yield } from '../programmes/language/procedure.ts';

/** What happened to a case, as far as facts come of it, in order. */
export type Happened = {
  readonly on: Day;
  readonly move: string;
  readonly step: string | null;
  readonly outcome: string | null;
};

/** A fact that a case brought about, and how long it holds. */
export type Yielded = { readonly yield: Yield; readonly from: Day; readonly to: Day | null };

/**
 * 产生的事实：for each fact that the procedure promises, the day the case was first given that choice, came to that step or to that
 * outcome, until one of the names in `until` ended it. What was ended and came about anew holds from the later day.
 */
export function yieldsOf({ yields = [] }: Procedure, kind: string | null, happened: readonly Happened[]): Yielded[] {
  return yields.flatMap((each) => {
    if (each.kind !== undefined && each.kind !== kind) return [];
    let held: Yielded | undefined;
    for (const one of happened) {
      const names = [one.move, one.step, one.outcome];
      if (names.includes(each.on) && (held === undefined || held.to !== null))
        held = { yield: each, from: one.on, to: null };
      else if (held !== undefined && held.to === null && (each.until ?? []).some((name) => names.includes(name)))
        held = { ...held, to: one.on };
    }
    return held ?? [];
  });
}
