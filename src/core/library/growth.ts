import { Refusal } from '../kernel/refusal.ts';

/** 发展阶段 of what is in the library, in their order; a new entry has been found (发现). */
export const GROWTH = ['发现', '培育', '改进', '提升'] as const;
export type Growth = (typeof GROWTH)[number];

/** One stage onward at a time, or back to any before it. */
const STEPS = {
  发现: ['培育'],
  培育: ['改进', '发现'],
  改进: ['提升', '培育', '发现'],
  提升: ['改进', '培育', '发现'],
} as const satisfies Record<Growth, readonly Growth[]>;

/** The stages that are open from one, the next one first. */
export const growsTo = (from: Growth): readonly Growth[] => STEPS[from];

/** Whether a step leads back, which takes a reason. */
export const leadsBack = (from: Growth, to: Growth): boolean => GROWTH.indexOf(to) < GROWTH.indexOf(from);

/** Refuses with `library.growth-not-so` a step that leaves a stage out, or none. */
export function checkGrowth(from: Growth, to: Growth): void {
  if (!growsTo(from).includes(to)) throw new Refusal('conflict', 'library.growth-not-so', { from, to });
}
