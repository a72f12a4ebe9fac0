import { sql } from 'kysely';
import type { Actor } from '#core/identity/actor.ts';
import type { OrganisationKind, PostKind } from '#core/identity/post.ts';
import type { Day } from '#core/kernel/day.ts';
import type { Db } from '../../platform/database/database.ts';
import type { PersonSubject, Place } from './permissions.ts';

/** An organisation and the day it ends; `undefined` when there is none. */
export async function place(db: Db, id: string): Promise<(Place & { name: string; to: string | null }) | undefined> {
  const row = await db
    .selectFrom('organisations.v_organisation')
    .select(['id', 'kind', 'region', 'name', 'to_day as to'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, kind: row.kind as OrganisationKind };
}

/** A person as permissions need it, if the asking eyes see that person at all. */
export async function subject(
  db: Db,
  region: string,
  id: string,
  on: Day,
): Promise<(PersonSubject & { name: string }) | undefined> {
  const person = await db
    .selectFrom('identity.person')
    .select(['id', 'region', 'name', 'organisation_id as organisationId'])
    .where('region', '=', region)
    .where('id', '=', id)
    .executeTakeFirst();
  if (person === undefined) return undefined;
  const posts = await db
    .selectFrom('identity.post as q')
    .innerJoin('organisations.v_organisation as o', 'o.id', 'q.organisation_id')
    .select(['q.kind', 'q.organisation_id as organisationId', 'o.region'])
    .where('q.region', '=', region)
    .where('q.person_id', '=', id)
    .where('q.from_day', '<=', on)
    .where(sql<boolean>`q.to_day > ${on}::date`)
    .execute();
  return { ...person, posts: posts.map((post) => ({ ...post, kind: post.kind as PostKind })) };
}

/** What opens the actor's own account. Read with the system's eyes: nobody else's may read secrets, not even their own. */
export function secretsOf(system: Db, { region, personId }: Actor) {
  return system
    .selectFrom('identity.account')
    .select(['login', 'password_hash', 'totp_secret', 'totp_confirmed_at'])
    .where('region', '=', region)
    .where('person_id', '=', personId)
    .executeTakeFirst();
}
