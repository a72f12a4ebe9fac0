import { sql } from 'kysely';
import type { Actor } from '#core/identity/actor.ts';
import type { Day } from '#core/kernel/day.ts';
import type { Preference } from '#core/workspace/preference.ts';
import type { Db } from '../../../platform/database/database.ts';
import { actorOf } from '../desk/actor.ts';
import { PREFERENCE, type PreferenceRow, preferenceOf } from '../preferences.ts';

/** Who shall read a letter, as of the moment it goes out. */
export type Reader = {
  readonly actor: Actor | undefined;
  readonly email: string | null;
  readonly preference: Preference;
};

export async function readerOf(db: Db, region: string, personId: string, today: Day): Promise<Reader> {
  const { rows } = await sql<PreferenceRow & { email: string | null }>`
    select ${PREFERENCE}, c.email from identity.v_person n
      left join identity.v_contact c on c.region = n.region and c.person_id = n.id
      left join workspace.preference f on f.region = n.region and f.person_id = n.id
    where n.region = ${region} and n.id = ${personId}::uuid`.execute(db);
  const { email = null, ...choices } = rows[0] ?? { mail: null, digestHour: null, quietFrom: null, quietTo: null };
  return { actor: await actorOf(db, region, personId, today), email, preference: preferenceOf(choices) };
}
