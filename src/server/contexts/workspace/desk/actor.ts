import { sql } from 'kysely';
import type { Actor, HeldPost } from '#core/identity/actor.ts';
import type { Day } from '#core/kernel/day.ts';
import type { Db } from '../../../platform/database/database.ts';

/**
 * A person as the platform would let them act on the day, also one who is not there: for calendars and letters. `undefined` for
 * whoever could not sign in, without a post or suspended.
 */
export async function actorOf(db: Db, region: string, personId: string, today: Day): Promise<Actor | undefined> {
  const { rows } = await sql<{ name: string; posts: HeldPost[] }>`
    select n.name, coalesce((
      select json_agg(json_build_object('id', p.id, 'kind', p.kind, 'organisationId', p.organisation_id, 'organisationKind', o.kind,
        'region', o.region, 'office', p.office) order by p.from_day, p.id)
      from identity.v_post p join organisations.v_organisation o on o.id = p.organisation_id
      where p.region = n.region and p.person_id = n.id and p.from_day <= ${today}::date and ${today}::date < p.to_day), '[]') as posts
    from identity.v_person n left join identity.v_account a on a.region = n.region and a.person_id = n.id
    where n.region = ${region} and n.id = ${personId}::uuid and not coalesce(a.suspended, false)`.execute(db);
  const found = rows[0];
  return found === undefined || found.posts.length === 0 ? undefined : { personId, region, ...found };
}
