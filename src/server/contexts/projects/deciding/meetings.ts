import { sql } from 'kysely';
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

type Held = { region: string; id: string; title: string; on: string; organisationName: string };

/** 召开过的会议 that the caller sees, the latest first: what is decided now was hardly talked about years ago. */
export async function heldMeetings(db: Db): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select m.region, m.id, m.title, m.on_day as on, o.name as "organisationName"
    from collaboration.v_meeting m join organisations.v_organisation o on o.id = m.organisation_id
    where m.state = 'held' order by m.on_day desc, m.begins desc, m.id limit 100`.execute(db);
  return rows;
}
