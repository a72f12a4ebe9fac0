import { type RawBuilder, sql } from 'kysely';
import type { organisationsRoutes } from '#contract/organisations.ts';
import type { Asked, Output } from '#contract/route.ts';
import { CITY } from '#core/identity/actor.ts';
import type { Day } from '#core/kernel/day.ts';
import type { Db } from '../../platform/database/database.ts';
import { containing } from '../../platform/database/search-pattern.ts';

type Schools = Output<typeof organisationsRoutes.schools>;
/** A list's filters, and which part of it. */
type Part<Filters> = Filters & { readonly page: number; readonly size: number };
type Filter = RawBuilder<unknown>;

const all = (conditions: readonly Filter[]) => (conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `));

/** 学校名录 on a day: one page and the exact count, in one question. */
export async function schools(
  db: Db,
  asked: Part<Asked<typeof organisationsRoutes.schoolsWorkbook>>,
  on: Day,
): Promise<Pick<Schools, 'rows' | 'total'>> {
  const { region, search, type, ownership, town, allied, standard, closed } = asked;
  const member = sql`from organisations.membership m where m.school_id = o.id and m.from_day <= ${on}::date and m.to_day > ${on}::date`;
  const recognised = sql`exists (select from organisations.standard_reached r where r.school_id = o.id and r.from_day <= ${on}::date and r.to_day > ${on}::date)`;
  const where: Filter[] = [sql`o.kind = 'school'`, sql`o.from_day <= ${on}::date`];
  if (closed === undefined) where.push(sql`o.to_day > ${on}::date`);
  if (closed === 'only') where.push(sql`o.to_day <= ${on}::date`);
  if (region !== undefined && region !== CITY) where.push(sql`o.region = ${region}`);
  if (search)
    where.push(
      sql`(o.name || ' ' || o.initials ilike ${containing(search)} or s.code like ${containing(search)} or s.town ilike ${containing(search)})`,
    );
  if (type !== undefined) where.push(sql`s.type = any (${type})`);
  if (ownership !== undefined) where.push(sql`s.ownership = ${ownership}`);
  if (town) where.push(sql`s.town ilike ${containing(town)}`);
  if (asked.alliance !== undefined) where.push(sql`exists (select ${member} and m.alliance_id = ${asked.alliance})`);
  if (allied !== undefined) where.push(sql`${allied === 'no' ? sql`not ` : sql``}exists (select ${member})`);
  if (standard !== undefined) where.push(standard === 'no' ? sql`not ${recognised}` : recognised);
  const order = { name: sql`o.name collate platform.pinyin`, code: sql`s.code`, opened: sql`o.from_day desc` }[
    asked.sort
  ];
  const { rows } = await sql<Schools['rows'][number] & { total: number }>`
    with found as materialized (
      select o.id, o.name, o.region, o.to_day, s.code, s.town, s.type, s.ownership, s.feature, s.feature_since, o.from_day
      from organisations.organisation o join organisations.school s on s.id = o.id where ${all(where)}
    ), page as (select o.* from found o join organisations.school s on s.id = o.id order by ${order}, o.id limit ${asked.size} offset ${(asked.page - 1) * asked.size})
    select (select count(*) from found) as total, o.id, o.code, o.name, o.region, o.town, o.type, o.ownership, o.to_day <= ${on}::date as closed, ${recognised} as "atStandard",
      case when o.feature_since <= ${on}::date then o.feature end as feature,
      coalesce((select json_agg(json_build_object('id', m.alliance_id, 'name', n.name, 'kind', a.type, 'role', m.role) order by m.from_day, m.id)
        from organisations.membership m join organisations.alliance a on a.id = m.alliance_id join organisations.organisation n on n.id = m.alliance_id
        where m.school_id = o.id and m.from_day <= ${on}::date and m.to_day > ${on}::date), '[]') as alliances
    from page o join organisations.school s on s.id = o.id order by ${order}, o.id`.execute(db);
  const total = rows[0]?.total ?? (asked.page === 1 ? 0 : await count(db, where));
  return { rows, total };
}

/** 街镇 of the schools of a district, or of the whole city. */
export async function towns(db: Db, region: string = CITY): Promise<string[]> {
  const { rows } = await sql<{ town: string }>`
    select town from (select distinct s.town from organisations.school s join organisations.organisation o on o.id = s.id
      where s.town is not null and ${region} in (o.region, ${CITY})) t order by town collate platform.pinyin`.execute(
    db,
  );
  return rows.map(({ town }) => town);
}

async function count(db: Db, where: readonly Filter[]): Promise<number> {
  const { rows } = await sql<{
    total: number;
  }>`select count(*) as total from organisations.organisation o join organisations.school s on s.id = o.id where ${all(where)}`.execute(
    db,
  );
  return rows[0]?.total ?? 0;
}

type School = Omit<Output<typeof organisationsRoutes.school>, 'can'>;

const MEMBERSHIPS = sql`json_build_object('id', m.id, 'allianceId', m.alliance_id, 'allianceName', an.name, 'allianceKind', a.type, 'schoolId', m.school_id,
  'schoolName', sn.name, 'schoolType', s.type, 'role', m.role, 'from', m.from_day, 'to', nullif(m.to_day, 'infinity'))`;

/** One school with its whole history. */
export async function school(db: Db, id: string): Promise<School | undefined> {
  const { rows } = await sql<School>`
    select o.id, s.code, o.name, o.region, g.name as "regionName", s.town, s.type, s.ownership, o.from_day as "openedOn", o.to_day as "closedOn", s.feature, s.feature_since as "featureSince", o.version,
      '[]'::json as stages,
      coalesce((select json_agg(json_build_object('name', c.name, 'address', c.address, 'longitude', c.longitude, 'latitude', c.latitude, 'main', c.main) order by c.main desc, c.name)
        from organisations.campus c where c.school_id = o.id), '[]') as campuses,
      coalesce((select json_agg(json_build_object('id', r.id, 'from', r.from_day, 'to', nullif(r.to_day, 'infinity'), 'document', r.document) order by r.from_day desc)
        from organisations.standard_reached r where r.school_id = o.id), '[]') as standards,
      coalesce((select json_agg(${MEMBERSHIPS} order by m.to_day desc, m.from_day desc, m.id)
        from organisations.membership m join organisations.alliance a on a.id = m.alliance_id join organisations.organisation an on an.id = m.alliance_id
        cross join organisations.organisation sn where m.school_id = o.id and sn.id = o.id), '[]') as memberships
    from organisations.organisation o join organisations.school s on s.id = o.id join organisations.region g on g.code = o.region
    where o.id = ${id}`.execute(db);
  return rows[0];
}

type Alliances = Output<typeof organisationsRoutes.alliances>;

/** 联盟名录 on a day. */
export async function alliances(
  db: Db,
  asked: Part<Asked<typeof organisationsRoutes.alliancesWorkbook>>,
  on: Day,
): Promise<Pick<Alliances, 'rows' | 'total'>> {
  const where: Filter[] = [sql`o.from_day <= ${on}::date`];
  if (asked.dissolved === undefined) where.push(sql`o.to_day > ${on}::date`);
  if (asked.dissolved === 'only') where.push(sql`o.to_day <= ${on}::date`);
  if (asked.region !== undefined && asked.region !== CITY) where.push(sql`o.region = ${asked.region}`);
  if (asked.search) where.push(sql`o.name || ' ' || o.initials ilike ${containing(asked.search)}`);
  if (asked.kind !== undefined) where.push(sql`a.type = any (${asked.kind})`);
  if (asked.form !== undefined) where.push(sql`a.form = ${asked.form}`);
  const members = sql`from organisations.membership m where m.alliance_id = o.id and m.from_day <= ${on}::date and m.to_day > ${on}::date`;
  const { rows } = await sql<Alliances['rows'][number]>`
    select o.id, o.name, a.type as kind, a.form, a.field, a.level, o.region, o.from_day as "foundedOn", o.to_day as "dissolvedOn",
      (select count(*) ${members}) as members,
      (select n.name from organisations.organisation n where n.id = (select m.school_id ${members} and m.role in ('牵头校', '核心校', '支援校') order by m.role desc, m.from_day, m.id limit 1)) as lead,
      coalesce((select json_agg(distinct d.kind) from organisations.alliance_document d where d.alliance_id = o.id and d.from_day <= ${on}::date and d.to_day > ${on}::date), '[]') as documents
    from organisations.organisation o join organisations.alliance a on a.id = o.id where ${all(where)}
    order by o.name collate platform.pinyin, o.id limit ${asked.size} offset ${(asked.page - 1) * asked.size}`.execute(
    db,
  );
  const counted = await sql<{
    total: number;
  }>`select count(*) as total from organisations.organisation o join organisations.alliance a on a.id = o.id where ${all(where)}`.execute(
    db,
  );
  return { rows, total: counted.rows[0]?.total ?? 0 };
}

type Alliance = Omit<Output<typeof organisationsRoutes.alliance>, 'can'>;

/** One alliance with members, documents and bodies of all times; an attached file is named to those who may open it. */
export async function alliance(db: Db, id: string): Promise<Alliance | undefined> {
  const { rows } = await sql<Alliance>`
    select o.id, o.name, a.type as kind, a.form, a.field, a.level, o.region, g.name as "regionName", a.purpose, o.from_day as "foundedOn", o.to_day as "dissolvedOn", o.version,
      coalesce((select json_agg(${MEMBERSHIPS} order by m.to_day desc, case m.role when '牵头校' then 0 when '核心校' then 1 when '支援校' then 2 when '实验校' then 3 else 4 end, sn.name collate platform.pinyin)
        from organisations.membership m join organisations.school s on s.id = m.school_id join organisations.organisation sn on sn.id = m.school_id
        cross join organisations.organisation an where m.alliance_id = o.id and an.id = o.id), '[]') as memberships,
      coalesce((select json_agg(json_build_object('id', d.id, 'kind', d.kind, 'title', d.title, 'body', d.body, 'responsibilities', d.responsibilities, 'unified', d.unified,
          'from', d.from_day, 'to', nullif(d.to_day, 'infinity'),
          'file', (select json_build_object('region', f.region, 'id', f.id, 'name', f.name, 'size', f.size) from platform.file f where f.region = d.file_region and f.id = d.file_id))
          order by d.from_day desc) from organisations.alliance_document d where d.alliance_id = o.id), '[]') as documents,
      coalesce((select json_agg(json_build_object('id', b.id, 'name', b.name, 'kind', b.kind) order by b.from_day) from organisations.body b where b.organisation_id = o.id), '[]') as bodies
    from organisations.organisation o join organisations.alliance a on a.id = o.id join organisations.region g on g.code = o.region
    where o.id = ${id}`.execute(db);
  return rows[0];
}

type Map = Output<typeof organisationsRoutes.allianceMap>;

/** Schools with a point on the map and the alliances they are in on the day. */
export async function map(db: Db, asked: Asked<typeof organisationsRoutes.allianceMap>, on: Day): Promise<Map> {
  const region = asked.region === undefined || asked.region === CITY ? sql`true` : sql`o.region = ${asked.region}`;
  const kind = asked.kind === undefined ? sql`true` : sql`a.type = any (${asked.kind})`;
  const { rows } = await sql<{
    id: string;
    name: string;
    type: Map['schools'][number]['type'];
    longitude: number | null;
    latitude: number | null;
    alliances: string[];
  }>`
    select o.id, o.name, s.type, c.longitude, c.latitude,
      coalesce((select json_agg(m.alliance_id order by m.from_day, m.id) from organisations.membership m join organisations.alliance a on a.id = m.alliance_id
        where m.school_id = o.id and m.from_day <= ${on}::date and m.to_day > ${on}::date and ${kind}), '[]') as alliances
    from organisations.organisation o join organisations.school s on s.id = o.id left join organisations.campus c on c.school_id = o.id and c.main
    where o.from_day <= ${on}::date and o.to_day > ${on}::date and ${region} order by o.name collate platform.pinyin, o.id`.execute(
    db,
  );
  const placed = rows.flatMap((row) =>
    row.longitude === null || row.latitude === null
      ? []
      : [{ ...row, longitude: row.longitude, latitude: row.latitude }],
  );
  const used = [...new Set(placed.flatMap((row) => row.alliances))];
  const named =
    used.length === 0
      ? []
      : await db
          .selectFrom('organisations.organisation as o')
          .innerJoin('organisations.alliance as a', 'a.id', 'o.id')
          .select(['o.id', 'o.name', 'a.type as kind'])
          .where('o.id', 'in', used)
          .orderBy(sql`o.name collate platform.pinyin`)
          .orderBy('o.id')
          .execute();
  return { schools: placed, alliances: named as Map['alliances'], unplaced: rows.length - placed.length };
}

type Bodies = Output<typeof organisationsRoutes.bodies>;

/** 领导与专家机构 on a day. */
export async function bodies(
  db: Db,
  asked: Asked<typeof organisationsRoutes.bodies>,
  on: Day,
): Promise<Pick<Bodies, 'rows' | 'total'>> {
  const where: Filter[] = [sql`b.from_day <= ${on}::date`, sql`b.to_day > ${on}::date`];
  if (asked.region !== undefined && asked.region !== CITY) where.push(sql`o.region = ${asked.region}`);
  if (asked.programme) where.push(sql`b.programme_id = ${asked.programme}`);
  if (asked.organisation !== undefined) where.push(sql`b.organisation_id = ${asked.organisation}`);
  if (asked.search) where.push(sql`b.name || ' ' || b.initials ilike ${containing(asked.search)}`);
  const from = sql`organisations.body b join organisations.organisation o on o.id = b.organisation_id where ${all(where)}`;
  const { rows } = await sql<Bodies['rows'][number]>`select ${BODY} from ${from}
    order by o.region, b.programme_id nulls last, b.from_day, b.name, b.id limit ${asked.size} offset ${(asked.page - 1) * asked.size}`.execute(
    db,
  );
  const counted = await sql<{ total: number }>`select count(*) as total from ${from}`.execute(db);
  return { rows, total: counted.rows[0]?.total ?? 0 };
}

const BODY = sql`b.id, b.name, b.kind, b.level, b.organisation_id as "organisationId", o.name as "organisationName", o.region, b.programme_id as "programmeId", b.body_key as "bodyKey", b.from_day as "from", b.to_day as "to"`;

export async function body(db: Db, id: string): Promise<Bodies['rows'][number] | undefined> {
  const { rows } = await sql<
    Bodies['rows'][number]
  >`select ${BODY} from organisations.body b join organisations.organisation o on o.id = b.organisation_id where b.id = ${id}`.execute(
    db,
  );
  return rows[0];
}
