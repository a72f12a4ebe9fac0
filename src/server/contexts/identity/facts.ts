import { sql } from 'kysely';
import { POST_KINDS, type PostKind } from '#core/identity/post.ts';
import type { Fact } from '#core/programmes/fact.ts';
import type { Db } from '../../platform/database/database.ts';
import type { FactPort, Facts } from '../../platform/manifest.ts';

type Row = {
  person: string;
  region: string;
  name: string;
  organisation: string;
  at: string;
  from: string;
  to: string | null;
  a: string | null;
  b: string | readonly string[] | null;
  c: string | null;
  d: string | null;
};

/** People's posts, titles and seats as facts. `a` to `d` are the attributes of each kind, in the order of `names`. */
function port(
  names: readonly string[],
  query: (db: Db, region: string) => Promise<{ rows: Row[] }>,
  link: (row: Row) => string,
): FactPort {
  return {
    personal: true,
    dependsOn: ['identity', 'organisations', 'exchange'],
    async load(db, region) {
      const { rows } = await query(db, region);
      return rows.map((row): Fact => {
        const given = [row.a, row.b, row.c, row.d];
        const attributes = Object.fromEntries(
          names.flatMap((name, at) => (given[at] == null ? [] : [[name, given[at]]])),
        );
        return {
          subject: row.person,
          label: row.name,
          organisation: row.organisation,
          region: row.at,
          from: row.from as never,
          ...(row.to === null ? {} : { to: row.to as never }),
          attributes,
          link: link(row),
        };
      });
    },
  };
}

const CITY = '310000';
const personLink = (row: Row) => `/people/${row.region}/${row.person}`;

export const identityFacts: Facts = {
  'people.teachers': port(
    ['subject', 'stage'],
    (db, region) =>
      sql<Row>`
    select q.person_id as person, q.region, p.name, q.organisation_id as organisation, o.region as at, q.from_day as "from", q.to_day as "to",
      p.subject as a, p.stage as b, null as c, null as d
    from identity.post q join identity.person p on p.region = q.region and p.id = q.person_id join organisations.v_organisation o on o.id = q.organisation_id
    where q.kind = 'teacher' and (${region} = ${CITY} or o.region = ${region})`.execute(db),
    personLink,
  ),

  'people.titled': port(
    ['title', 'category', 'level', 'subject'],
    (db, region) =>
      sql<Row>`
    select t.person_id as person, t.region, p.name, p.organisation_id as organisation, o.region as at, t.from_day as "from", t.to_day as "to",
      k.name as a, k.category as b, k.level as c, t.subject as d
    from identity.title t join identity.title_kind k on k.id = t.title_id join identity.person p on p.region = t.region and p.id = t.person_id
    join organisations.v_organisation o on o.id = p.organisation_id
    where ${region} = ${CITY} or o.region = ${region}`.execute(db),
    personLink,
  ),

  'people.posts': port(
    ['post', 'office'],
    async (db, region) => {
      const found = await sql<Row>`
      select q.person_id as person, q.region, p.name, q.organisation_id as organisation, o.region as at, q.from_day as "from", q.to_day as "to",
        q.kind as a, q.office as b, null as c, null as d
      from identity.post q join identity.person p on p.region = q.region and p.id = q.person_id join organisations.v_organisation o on o.id = q.organisation_id
      where q.kind <> 'teacher' and (${region} = ${CITY} or o.region = ${region})`.execute(db);
      return { rows: found.rows.map((row) => ({ ...row, a: POST_KINDS[row.a as PostKind].name })) };
    },
    personLink,
  ),

  'bodies.seats': port(
    ['kind', 'programme', 'role', 'body'],
    (db, region) =>
      sql<Row>`
    select s.person_id as person, s.region, p.name, coalesce(b.programme_id || '/' || b.body_key, b.organisation_id::text) as organisation, b.region as at,
      s.from_day as "from", least(s.to_day, b.to_day) as "to", b.kind as a, b.programme_id as b, s.role as c, b.id::text as d
    from identity.seat s join identity.person p on p.region = s.region and p.id = s.person_id join organisations.v_body b on b.id = s.body_id
    where (${region} = ${CITY} or b.region = ${region}) and s.from_day < b.to_day`.execute(db),
    (row) => `/bodies/${row.d}`,
  ),

  // Who sits in a body of experts is engaged by the organisation it belongs to.
  'experts.engaged': port(
    ['level', 'title', 'programme', 'body'],
    (db, region) =>
      sql<Row>`
    select s.person_id as person, s.region, p.name, b.organisation_id as organisation, b.region as at, s.from_day as "from", least(s.to_day, b.to_day) as "to",
      b.level as a, coalesce((select array_agg(k.name) from identity.title t join identity.title_kind k on k.id = t.title_id where t.region = s.region and t.person_id = s.person_id), '{}')
        || case when exists (select from identity.post q where q.region = s.region and q.person_id = s.person_id and q.kind = 'academy-researcher') then '{教研员}'::text[] else '{}' end as b, b.programme_id as c, b.id::text as d
    from identity.seat s join identity.person p on p.region = s.region and p.id = s.person_id join organisations.v_body b on b.id = s.body_id
    where b.kind = any (${EXPERT_BODIES}) and (${region} = ${CITY} or b.region = ${region}) and s.from_day < b.to_day`.execute(
        db,
      ),
    (row) => `/bodies/${row.d}`,
  ),
};

/** Kinds of bodies in which experts sit, as programmes name them. */
const EXPERT_BODIES = ['专家委员会', '专家组', '专家小组', '专家指导团队', '区级专业指导团队'];
