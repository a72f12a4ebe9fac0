import { sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import type { Activity } from './store.ts';

type Numbered = Pick<Activity, 'region' | 'id' | 'hours' | 'serial'>;

/**
 * Gives a number to everybody who came to an activity with hours and has none yet, in the order they came; to the activity
 * too, when it is its first. A number once given is nobody else's.
 */
export async function numberCertificates(
  tx: Db,
  { region, id, hours, serial }: Numbered,
  today: string,
): Promise<void> {
  if (hours === null) return;
  if (serial === null) {
    const year = Number(today.slice(0, 4));
    await sql`update collaboration.activity set serial_year = ${year}, serial = collaboration.next_serial(${region}, ${year})
      where region = ${region} and id = ${id}`.execute(tx);
  }
  await sql`update collaboration.activity_attendance t set certificate = n.number
    from (select x.person_id, (select coalesce(max(y.certificate), 0) from collaboration.activity_attendance y where y.region = ${region} and y.activity_id = ${id})
        + row_number() over (order by x.at, x.person_id) as number
      from collaboration.activity_attendance x where x.region = ${region} and x.activity_id = ${id} and x.state = '到场' and x.certificate is null) n
    where t.region = ${region} and t.activity_id = ${id} and t.person_id = n.person_id`.execute(tx);
}
