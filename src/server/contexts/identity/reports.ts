import { sql } from 'kysely';
import type { identityRoutes } from '#contract/identity.ts';
import type { Asked, Output } from '#contract/route.ts';
import { type Actor, CITY } from '#core/identity/actor.ts';
import type { PostKind } from '#core/identity/post.ts';
import type { Day } from '#core/kernel/day.ts';
import type { Db } from '../../platform/database/database.ts';
import { called, postWords, reached } from './search.ts';

type Asking = Asked<typeof identityRoutes.peopleWorkbook> & { readonly page: number; readonly size: number };
type Row = Output<typeof identityRoutes.people>['rows'][number];

/** 人员名册, one page of what the asking eyes may see, with posts and titles of the day. */
export async function roster(db: Db, actor: Actor, asked: Asking, on: Day): Promise<{ rows: Row[]; total: number }> {
  const { search, region, organisation, post, title } = asked;
  let people = db.selectFrom((search ? called(actor, search) : reached(actor)).as('p'));
  if (region !== undefined && region !== CITY) people = people.where('p.region', '=', region);
  if (organisation !== undefined) people = people.where('p.organisation_id', '=', organisation);
  if (post !== undefined) {
    people = people.where(
      sql<boolean>`exists (select from identity.post q where q.region = p.region and q.person_id = p.id and q.kind = any (${post}) and q.from_day <= ${on}::date and q.to_day > ${on}::date)`,
    );
  }
  if (title !== undefined) {
    people = people.where(
      sql<boolean>`exists (select from identity.title t join identity.title_kind k on k.id = t.title_id where t.region = p.region and t.person_id = p.id and k.name = ${title} and t.from_day <= ${on}::date and t.to_day > ${on}::date)`,
    );
  }
  const { total } = await people.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  const page = people
    .select(['p.region', 'p.id'])
    .orderBy(sql`p.name collate platform.pinyin`)
    .orderBy('p.id')
    .limit(asked.size)
    .offset((asked.page - 1) * asked.size);
  const { rows } = await sql<Omit<Row, 'posts'> & { posts: { kind: PostKind; office: string | null }[] }>`
    select p.id, p.region, p.name, p.staff_no as "staffNo", p.organisation_id as "organisationId", o.name as "organisationName", p.subject, p.stage,
      coalesce((select json_agg(json_build_object('kind', q.kind, 'office', q.office) order by q.from_day) from identity.post q
        where q.region = p.region and q.person_id = p.id and q.from_day <= ${on}::date and q.to_day > ${on}::date), '[]') as posts,
      coalesce((select json_agg(k.name order by k.rank) from identity.title t join identity.title_kind k on k.id = t.title_id
        where t.region = p.region and t.person_id = p.id and t.from_day <= ${on}::date and t.to_day > ${on}::date), '[]') as titles
    from (${page}) page join identity.person p on p.region = page.region and p.id = page.id
    join organisations.v_organisation o on o.id = p.organisation_id
    order by p.name collate platform.pinyin, p.id`.execute(db);
  return {
    total,
    rows: rows.map((row) => ({ ...row, posts: row.posts.map(postWords) })),
  };
}

type Person = Output<typeof identityRoutes.person>;

/** One person with the whole history, as far as the asking eyes see. */
export async function dossier(db: Db, region: string, id: string): Promise<Omit<Person, 'can'> | undefined> {
  const { rows } = await sql<Omit<Person, 'can'>>`
    select p.id, p.region, p.name, p.staff_no as "staffNo", p.organisation_id as "organisationId", o.name as "organisationName", p.subject, p.stage,
      c.phone, c.email, a.login, coalesce(a.suspended, false) as suspended,
      coalesce((select json_agg(json_build_object('id', q.id, 'kind', q.kind, 'organisationId', q.organisation_id, 'organisationName', n.name, 'office', q.office,
        'from', q.from_day, 'to', nullif(q.to_day, 'infinity')) order by q.to_day desc, q.from_day desc)
        from identity.post q join organisations.v_organisation n on n.id = q.organisation_id where q.region = p.region and q.person_id = p.id), '[]') as posts,
      coalesce((select json_agg(json_build_object('id', t.id, 'title', k.name, 'category', k.category, 'level', k.level, 'subject', t.subject,
        'from', t.from_day, 'to', nullif(t.to_day, 'infinity')) order by t.to_day desc, t.from_day desc)
        from identity.title t join identity.title_kind k on k.id = t.title_id where t.region = p.region and t.person_id = p.id), '[]') as titles,
      coalesce((select json_agg(json_build_object('id', s.id, 'bodyId', s.body_id, 'bodyName', b.name, 'role', s.role, 'from', s.from_day,
        'to', nullif(s.to_day, 'infinity')) order by s.to_day desc, s.from_day desc)
        from identity.seat s join organisations.v_body b on b.id = s.body_id where s.region = p.region and s.person_id = p.id), '[]') as seats
    from identity.person p
    join organisations.v_organisation o on o.id = p.organisation_id
    left join identity.contact c on c.region = p.region and c.person_id = p.id
    left join identity.account a on a.region = p.region and a.person_id = p.id
    where p.region = ${region} and p.id = ${id}`.execute(db);
  return rows[0];
}

type Me = Output<typeof identityRoutes.me>;

/** Posts with the names of their organisations, and the places they open. */
export async function whereabouts(db: Db, actor: Actor): Promise<Pick<Me, 'posts' | 'places'>> {
  const names = new Map(
    (
      await db
        .selectFrom('organisations.v_organisation')
        .select(['id', 'name'])
        .where('id', 'in', actor.posts.length === 0 ? [NOBODY] : actor.posts.map((post) => post.organisationId))
        .execute()
    ).map((row) => [row.id, row.name]),
  );
  const regions = new Map(
    (await db.selectFrom('organisations.v_region').select(['code', 'name']).execute()).map((row) => [
      row.code,
      row.name,
    ]),
  );
  const places = new Map<string, Me['places'][number]>();
  for (const post of actor.posts) {
    if (post.organisationKind === 'school')
      places.set(`school:${post.organisationId}`, {
        at: `school:${post.organisationId}`,
        name: names.get(post.organisationId) ?? '',
        kind: 'school',
      });
    else if (post.organisationKind === 'alliance')
      places.set(`alliance:${post.organisationId}`, {
        at: `alliance:${post.organisationId}`,
        name: names.get(post.organisationId) ?? '',
        kind: 'alliance',
      });
    else if (post.region === CITY)
      for (const [code, name] of regions)
        places.set(code, { at: code, name, kind: code === CITY ? 'city' : 'district' });
    else places.set(post.region, { at: post.region, name: regions.get(post.region) ?? '', kind: 'district' });
  }
  return {
    posts: actor.posts.map((post) => ({ ...post, organisationName: names.get(post.organisationId) ?? '' })),
    places: [...places.values()],
  };
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
