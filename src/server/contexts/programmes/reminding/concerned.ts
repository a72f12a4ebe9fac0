import { type RawBuilder, sql } from 'kysely';
import { CITY } from '#core/identity/actor.ts';
import type { PostKind } from '#core/identity/post.ts';
import type { Day } from '#core/kernel/day.ts';
import type { Definition } from '#core/programmes/definition.ts';
import type { Reminded } from '#core/programmes/duties/reminders.ts';
import type { Announcement } from '../../../platform/announce.ts';
import type { Db } from '../../../platform/database/database.ts';

type Told = Pick<Announcement, 'people' | 'posts'>;
type Post = { readonly organisationId: string; readonly post: PostKind; readonly office: string | null };

/** Whether a role in a body answers for it: 组长, 主任, 牵头人, but no deputy. */
export const isHead = (role: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`(${role} ~ '长$|主任|牵头|召集' and ${role} !~ '^副')`;

/**
 * Who is meant by an ower and a level: the lead of the alliance or the principal of the school that owes; those who head the
 * body, else everybody seated in it; the liaisons of the ower's district; the office that runs the programme.
 */
export async function concerned(
  db: Db,
  { id, region }: Definition,
  ower: string,
  level: Reminded,
  on: Day,
): Promise<Told> {
  if (level === 'office' || ower === region) return { posts: await officesOf(db, region) };
  if (ower.startsWith(`${id}/`))
    return level === 'owner'
      ? { people: await headsOf(db, id, ower.slice(id.length + 1), on) }
      : { posts: await liaisonsOf(db, region) };
  const at = await db
    .selectFrom('organisations.v_organisation')
    .select(['id', 'kind', 'region'])
    .where('id', '=', ower)
    .executeTakeFirst();
  if (at === undefined) return {};
  if (level === 'liaison') return { posts: await liaisonsOf(db, at.region === CITY ? region : at.region) };
  if (at.kind === 'alliance') return { posts: [{ organisationId: at.id, post: 'alliance-lead', office: null }] };
  if (at.kind === 'school') return { posts: [{ organisationId: at.id, post: 'principal', office: null }] };
  return { posts: await officesOf(db, at.region) };
}

async function officesOf(db: Db, region: string): Promise<Post[]> {
  const post = region === CITY ? 'city-officer' : 'district-officer';
  return (await authorities(db, region)).map((organisationId) => ({ organisationId, post, office: '基础教育科' }));
}

async function liaisonsOf(db: Db, region: string): Promise<Post[]> {
  return (await authorities(db, region)).map((organisationId) => ({ organisationId, post: 'liaison', office: null }));
}

async function authorities(db: Db, region: string): Promise<string[]> {
  const rows = await db
    .selectFrom('organisations.v_organisation')
    .select('id')
    .where('region', '=', region)
    .where('kind', 'in', ['commission', 'bureau'])
    .execute();
  return rows.map(({ id }) => id);
}

async function headsOf(
  db: Db,
  programme: string,
  key: string,
  on: Day,
): Promise<{ region: string; personId: string }[]> {
  const { rows } = await sql<{ region: string; personId: string; heads: boolean }>`
    select s.region, s.person_id as "personId", ${isHead(sql`s.role`)} as heads
    from identity.v_seat s join organisations.v_body b on b.id = s.body_id
    where b.programme_id = ${programme} and b.body_key = ${key} and b.from_day <= ${on}::date and ${on}::date < b.to_day
      and s.from_day <= ${on}::date and ${on}::date < s.to_day`.execute(db);
  const heads = rows.filter((row) => row.heads);
  return (heads.length > 0 ? heads : rows).map(({ region, personId }) => ({ region, personId }));
}
