import type { Day } from './day.ts';

/** 期间：`[from, to)` — begins on `from`, no longer holds on `to`; an open end is `null`. */
export type Period = { readonly from: Day; readonly to: Day | null };

/** Whether the period holds on the day. */
export function holdsOn(period: Period, on: Day): boolean {
  return period.from <= on && (period.to === null || on < period.to);
}

/** Whether the two periods share at least one day. */
export function overlap(a: Period, b: Period): boolean {
  return (a.to === null || b.from < a.to) && (b.to === null || a.from < b.to);
}
