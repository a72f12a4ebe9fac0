import { Refusal } from '#core/kernel/refusal.ts';

/** What Kysely says of an update, built or written out. */
type Written = { readonly numUpdatedRows: bigint } | { readonly numAffectedRows?: bigint };

/**
 * Row-level security passes over rows that are not one's to write, without a word. What it passed over did not happen, and no
 * line of the trail may say that it did.
 */
export function refuseIfPassedOver(written: Written, due = 1): void {
  const done = 'numUpdatedRows' in written ? written.numUpdatedRows : (written.numAffectedRows ?? 0n);
  if (done < BigInt(due)) throw new Refusal('forbidden', 'platform.not-yours');
}
