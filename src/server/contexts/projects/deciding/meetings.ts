import { Refusal } from '#core/kernel/refusal.ts';
import type { Db } from '../../../platform/database/database.ts';

/** A meeting decides once it was held; that it is the caller's to see is the database's to say. */
export async function checkMeeting(
  tx: Db,
  { region, id }: { readonly region: string; readonly id: string },
): Promise<void> {
  const met = await tx
    .selectFrom('collaboration.v_meeting')
    .select('state')
    .where('region', '=', region)
    .where('id', '=', id)
    .executeTakeFirst();
  if (met === undefined || met.state !== 'held') throw new Refusal('conflict', 'projects.meeting-unknown');
}
