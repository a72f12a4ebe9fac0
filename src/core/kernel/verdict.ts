import type { RefusalCode } from '../refusals.ts';

/** 结论：whether something may be, with every reason against it at once. An empty list of reasons is a yes. */
export type Verdict = { readonly ok: boolean; readonly reasons: readonly RefusalCode[] };

/** Collects the reasons of all rules that do not hold: `verdict(rule || 'context.reason', …)`. */
export function verdict(...rules: readonly (true | RefusalCode)[]): Verdict {
  const reasons = rules.filter((rule) => rule !== true);
  return { ok: reasons.length === 0, reasons };
}
