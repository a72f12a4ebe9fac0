import { sql } from 'kysely';
import type { OrganisationKind, PostKind } from '#core/identity/post.ts';
import type { Day } from '#core/kernel/day.ts';
import type { Db } from '../../platform/database.ts';
import type { PersonSubject, Place } from './permissions.ts';

/** An organisation that is open on the day; `undefined` when there is none. */
export async function place(db: Db, id: string): Promise<(Place & { name: string; to: string | null }) | undefined> {
  const row = await db.selectFrom('organisations.v_organisation').select(['id', 'kind', 'region', 'name', 'to_day as to']).where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : { ...row, kind: row.kind as OrganisationKind };
}

/** A person as permissions need it, if the asking eyes see that person at all. */
export async function subject(db: Db, region: string, id: string, on: Day): Promise<(PersonSubject & { name: string }) | undefined> {
  const person = await db.selectFrom('identity.person').select(['id', 'region', 'name', 'organisation_id as organisationId']).where('region', '=', region).where('id', '=', id).executeTakeFirst();
  if (person === undefined) return undefined;
  const posts = await db.selectFrom('identity.post').select(['kind', 'organisation_id as organisationId']).where('region', '=', region).where('person_id', '=', id)
    .where('from_day', '<=', on).where(sql<boolean>`to_day > ${on}::date`).execute();
  return { ...person, posts: posts.map((post) => ({ ...post, kind: post.kind as PostKind })) };
}
