import type { Goal, Measure } from './language/measure.ts';

/** 差距：how much is missing, or too much; 0 when the goal is met. */
export type Gap = {
  readonly amount: number;
  /** The figure lies above the upper bound. */
  readonly over: boolean;
  /** What the amount counts: records for `count`, members for `ratio`, `every` and `per`, points for the others. */
  readonly counts: 'records' | 'members' | 'points';
};

/** What a figure comes to: its value, and for shares the members held and all members. */
type Held = { readonly value: number | null; readonly numerator?: number; readonly denominator?: number };

/** The bounds of a goal, both included. */
export function boundsOf(goal: Goal): readonly [lower: number, upper: number] {
  if ('between' in goal) return goal.between;
  return 'atLeast' in goal ? [goal.atLeast, Number.POSITIVE_INFINITY] : [Number.NEGATIVE_INFINITY, goal.atMost];
}

/**
 * 是否达到目标。No figure never meets a goal. A share is the quotient of two counts, rounded to the nearest number just
 * as the bound written in decimals is: the two compare exactly.
 */
export function isMet(goal: Goal, value: number | null): boolean {
  const [lower, upper] = boundsOf(goal);
  return value !== null && lower <= value && value <= upper;
}

/** 差距：the smallest whole number of records or members, or the points, between the figure and its goal; no figure → `null`. */
export function gapOf(measure: Measure, goal: Goal, { value, numerator, denominator }: Held): Gap | null {
  if (value === null) return null;
  const [lower, upper] = boundsOf(goal);
  const over = value > upper;
  if (denominator !== undefined) {
    const held = numerator ?? 0;
    const amount = over
      ? least(denominator, held - upper * denominator, (count) => (held - count) / denominator <= upper)
      : least(denominator, lower * denominator - held, (count) => (held + count) / denominator >= lower);
    return { amount, over, counts: 'members' };
  }
  const points = over ? value - upper : Math.max(0, lower - value);
  return 'count' in measure
    ? { amount: Math.ceil(points), over, counts: 'records' }
    : { amount: Number(points.toPrecision(12)), over, counts: 'points' };
}

/** The least whole number up to `most` that is enough, looked for around an estimate that rounding may have moved. */
function least(most: number, estimate: number, enough: (count: number) => boolean): number {
  let count = Math.max(0, Math.floor(estimate) - 1);
  while (count < most && !enough(count)) count += 1;
  return count;
}
