import { Refusal } from '#core/kernel/refusal.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { projectsPermissions } from '../permissions.ts';
import { type Round, roundOf } from './store.ts';

/** A round, for who has charge of it; to everybody else there is none. */
export async function permittedRound(db: Db, { actor }: Caller, id: string): Promise<Round> {
  const round = await roundOf(db, id);
  if (round === undefined || projectsPermissions.panel(actor, round) !== true)
    throw new Refusal('not-found', 'platform.not-found');
  return round;
}
