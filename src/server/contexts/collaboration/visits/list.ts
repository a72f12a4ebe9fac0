import { type RawBuilder, sql } from 'kysely';
import type { visitRoutes } from '#contract/collaboration/visits.ts';
import type { Asked, Output } from '#contract/route.ts';
import { CITY } from '#core/identity/actor.ts';
import type { Db } from '../../../platform/database/database.ts';
import { containing } from '../../../platform/database/search-pattern.ts';

type Visits = Output<typeof visitRoutes.visits>;

/** How many points a visit has, and how many of them are not settled. */
export const TALLY = sql`lateral (select count(*) as points, count(*) filter (where p.state <> 'settled') as unsettled
  from collaboration.visit_point p where p.region = v.region and p.visit_id = v.id) t`;
/** `standingOf` of the core, for lists. */
const STATE = sql`case when v.state = 'draft' then 'draft' when t.unsettled > 0 then 'sent' else 'closed' end`;

export const VISIT = sql`v.id, v.region, v.organisation_id as "organisationId", o.name as "organisationName", o.kind as "organisationKind", v.liaison_name as "liaisonName",
  v.programme_id as "programmeId", v.kind, v.on_day as "on", v.planned, ${STATE} as state, t.points, t.unsettled`;
export const FROM_VISITS = sql`collaboration.visit v join organisations.v_organisation o on o.id = v.organisation_id cross join ${TALLY}`;

/** 走访记录 that the asking eyes see, the latest first. */
export async function visits(
  db: Db,
  asked: Asked<typeof visitRoutes.visitsWorkbook> & { readonly page: number; readonly size: number },
): Promise<Pick<Visits, 'rows' | 'total'>> {
  const where: RawBuilder<unknown>[] = [sql`true`];
  if (asked.region !== undefined && asked.region !== CITY) where.push(sql`v.region = ${asked.region}`);
  if (asked.organisation !== undefined) where.push(sql`v.organisation_id = ${asked.organisation}`);
  if (asked.liaison !== undefined) where.push(sql`v.liaison_id = ${asked.liaison}`);
  if (asked.programme !== undefined) where.push(sql`v.programme_id = ${asked.programme}`);
  if (asked.kind !== undefined) where.push(sql`v.kind = ${asked.kind}`);
  if (asked.state !== undefined) where.push(sql`${STATE} = ${asked.state}`);
  if (asked.from !== undefined) where.push(sql`v.on_day >= ${asked.from}::date`);
  if (asked.to !== undefined) where.push(sql`v.on_day <= ${asked.to}::date`);
  if (asked.search)
    where.push(
      sql`(o.name || ' ' || o.initials ilike ${containing(asked.search)} or v.liaison_name ilike ${containing(asked.search)} or v.on_day::text like ${containing(asked.search)})`,
    );
  const wanted = sql.join(where, sql` and `);
  const { rows } = await sql<Visits['rows'][number]>`
    select ${VISIT} from ${FROM_VISITS} where ${wanted} order by v.on_day desc, v.id limit ${asked.size} offset ${(asked.page - 1) * asked.size}`.execute(
    db,
  );
  const counted = await sql<{ total: number }>`select count(*) as total from ${FROM_VISITS} where ${wanted}`.execute(
    db,
  );
  return { rows, total: counted.rows[0]?.total ?? 0 };
}

/** Those who made visits, to choose from. */
export async function visitors(db: Db, region: string | undefined): Promise<Visits['liaisons']> {
  const within = region === undefined || region === CITY ? sql`true` : sql`v.region = ${region}`;
  const { rows } = await sql<Visits['liaisons'][number]>`
    select id, name from (select v.liaison_id as id, max(v.liaison_name) as name from collaboration.visit v where ${within} group by v.liaison_id) x
    order by name collate platform.pinyin, id`.execute(db);
  return rows;
}
