import { fTail } from '../../kernel/statistics/f-distribution.ts';
import type { AdditiveFit } from './additive.ts';

/** A score far from what all other scores of the round lead to expect, in points. */
export type Surprise = {
  /** Which score. */
  readonly at: number;
  /** What the other scores of its case and of its expert lead to expect. */
  readonly expected: number;
  /** How many times its usual error the score is away; `Infinity` where the others leave no error. */
  readonly times: number;
};

/**
 * 提请合议的界限：so rarely, by chance alone, a score is that far from what is expected: as rarely as a normal error exceeds three
 * standard deviations. One in 370 sound scores is flagged as well, and therefore flags are for discussion.
 */
export const RARE = 0.0027;

/**
 * The scores to discuss, in the order of the data: each is compared with the additive table fitted to all others (externally
 * studentised residual, Belsley, Kuh & Welsch 1980, Regression Diagnostics, ch. 2), whose probability is that of Student's t. A
 * score that nothing else speaks of is never among them, nor is any where fewer than two degrees of freedom are left.
 */
export function surprises(values: Float64Array, { residuals, leverages, left, degrees }: AdditiveFit): Surprise[] {
  if (degrees < 2) return [];
  const found: Surprise[] = [];
  for (const [at, residual] of residuals.entries()) {
    const open = 1 - leverages[at]!;
    if (open < ROUNDING) continue;
    const error = Math.max(0, left - residual ** 2 / open);
    const square = residual ** 2 / open / (error / (degrees - 1));
    // Without any difference there is nothing to discuss, even where the others leave no error.
    if (residual ** 2 <= ROUNDING * values[at]! ** 2 || fTail(square, 1, degrees - 1) >= RARE) continue;
    found.push({ at, expected: values[at]! - residual / open, times: Math.sqrt(square) });
  }
  return found;
}

const ROUNDING = 1e-9;

/** 提请合议的理由, as it stands beside the score. */
export function whyDiscuss({ value, expected, times }: { value: number; expected: number; times: number }): string {
  const [said, off] = [inPoints(expected), inPoints(Math.abs(value - expected))];
  const size = Number.isFinite(times) ? `为通常误差的${inPoints(times)}倍` : '而其余评分之间没有误差';
  return `按其余评分推算约${said}分，实评${inPoints(value)}分，${value < expected ? '低' : '高'}${off}分，${size}`;
}

const inPoints = (figure: number) => String(Math.round(figure * 10) / 10);
