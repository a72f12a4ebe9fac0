import { type RawBuilder, type Selectable, sql } from 'kysely';
import { type Actor, CITY } from '#core/identity/actor.ts';
import { POST_KINDS, type PostKind } from '#core/identity/post.ts';
import type { DB } from '../../platform/database/tables.ts';
import type { SearchPort } from '../../platform/manifest.ts';

/**
 * By what a person is found, the nearest first: each begins with what is typed. Beginnings alone are looked up in an index
 * behind row-level security, so the name is also kept without its first and its first two characters.
 */
const KEYS = [
  'name',
  'initials',
  'name_from_2',
  'name_from_3',
  'initials_from_2',
  'initials_from_3',
  'staff_no',
] as const;

/** The key as its index has it, and what it has to begin with. Initials are in lower case, staff numbers as they were given. */
function begins(key: (typeof KEYS)[number], text: string): { key: RawBuilder<unknown>; holds: RawBuilder<boolean> } {
  const column = sql`p.${sql.ref(key)} collate "C"`;
  const sought = key.startsWith('initials') ? text.toLowerCase().replaceAll(/\s+/g, '') : text;
  return { key: column, holds: sql`${column} ^@ ${sought}` };
}

/**
 * The people among whom an actor looks. Row-level security says the same, but only this lets the database look a school's
 * people up, and sort them, instead of looking for them through the whole city in order of names.
 */
export function reached(actor: Actor): RawBuilder<Selectable<DB['identity.person']>> {
  if (districtsOf(actor).length > 0) return sql`identity.person`;
  return sql`(select n.* from identity.person n where n.organisation_id = any ((select identity.my_organisations())::uuid[])
    or n.id = any ((select identity.my_people())::uuid[]) or n.id = ${actor.personId} offset 0)`;
}

/**
 * Those of them who are called so: the name from one of its first three characters on, its initials, or the staff number. Settled
 * before they are sorted: few are, and the database would rather walk through the names of the city until it has met a page of them.
 */
export function called(actor: Actor, text: string): ReturnType<typeof reached> {
  const ways = KEYS.map((key) => begins(key, text.trim()).holds);
  return sql`(select p.* from ${reached(actor)} p where ${sql.join(ways, sql` or `)} offset 0)`;
}

/** Posts that open the people of a whole district, as `identity.my_regions()` has it. */
const LOOK_AFTER_DISTRICTS: readonly PostKind[] = [
  'system-admin',
  'security-admin',
  'city-officer',
  'district-officer',
  'liaison',
  'academy-researcher',
];

const districtsOf = (actor: Actor): string[] =>
  actor.posts.filter(({ kind }) => LOOK_AFTER_DISTRICTS.includes(kind)).map(({ region }) => region);

/** `among`: the people each way of being called is looked for in. */
function among(actor: Actor): RawBuilder<unknown> {
  const districts = districtsOf(actor);
  // Few people are read once, for all ways; those of districts are looked up in the index of each.
  if (districts.length === 0) return sql`among as materialized (select n.* from ${reached(actor)} n)`;
  if (districts.includes(CITY)) return sql`among as not materialized (select n.* from identity.person n)`;
  // Row-level security would work out for each way anew who is posted here from elsewhere, to refuse the rest of the city.
  return sql`visiting as materialized (select identity.my_people() as people), among as not materialized (select n.* from identity.person n
    where n.region = any (${districts}::text[]) or n.id = any ((select people from visiting)::uuid[]))`;
}

/** 人员. However many of a city begin with one letter, each way of being called is followed no further than to `most`. */
const personSearch: SearchPort = {
  kind: '人员',
  list: '/people',
  async find(db, { actor, today, text, most }) {
    const ways = KEYS.map((name, nearness) => {
      const { key, holds: begin } = begins(name, text);
      return sql`(select p.region, p.id, p.name, p.staff_no, p.organisation_id, ${sql.lit(nearness)} as nearness from among p where ${begin} order by ${key}, p.id limit ${most})`;
    });
    const { rows } = await sql<{
      id: string;
      region: string;
      name: string;
      staffNo: string | null;
      organisation: string;
      posts: { kind: PostKind; office: string | null; at: string; home: boolean }[];
      nearness: number;
    }>`
      with ${among(actor)}
      select p.id, p.region, p.name, p.staff_no as "staffNo", o.name as organisation, p.nearness,
        coalesce((select json_agg(json_build_object('kind', q.kind, 'office', q.office, 'at', w.name, 'home', q.organisation_id = p.organisation_id) order by q.organisation_id <> p.organisation_id, q.from_day)
          from identity.post q join organisations.v_organisation w on w.id = q.organisation_id
          where q.region = p.region and q.person_id = p.id and q.from_day <= ${today}::date and q.to_day > ${today}::date), '[]') as posts
      from (select region, id, name, staff_no, organisation_id, min(nearness) as nearness from (${sql.join(ways, sql` union all `)}) way
          group by region, id, name, staff_no, organisation_id) p
        join organisations.v_organisation o on o.id = p.organisation_id
      order by p.nearness, length(p.name), p.name collate platform.pinyin, p.id limit ${most}`.execute(db);
    return rows.map(({ id, region, name, staffNo, organisation, posts, nearness }) => ({
      id,
      name,
      about: [
        organisation,
        ...posts.map((post) => (post.home ? postWords(post) : `${post.at}${postWords(post)}`)),
        ...(KEYS[nearness] === 'staff_no' ? [`工号 ${staffNo}`] : []),
      ].join(' · '),
      to: `/people/${region}/${id}`,
    }));
  },
};

/** A post in words. */
export const postWords = ({ kind, office }: { kind: PostKind; office: string | null }): string =>
  office === null ? POST_KINDS[kind].name : `${POST_KINDS[kind].name}（${office}）`;

export const identitySearch: readonly SearchPort[] = [personSearch];
