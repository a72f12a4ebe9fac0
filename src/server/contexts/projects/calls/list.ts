import { type RawBuilder, sql } from 'kysely';
import type { projectsRoutes } from '#contract/projects.ts';
import type { Asked, Output } from '#contract/route.ts';
import { CITY } from '#core/identity/actor.ts';
import { takingOn } from '#core/projects/call.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { containing } from '../../../platform/database/search-pattern.ts';
import { type Named, procedureOf } from '../definitions.ts';
import { projectsPermissions as permitted } from '../permissions.ts';

export type CallRow = Output<typeof projectsRoutes.calls>['rows'][number];
type Row = Omit<CallRow, 'taking' | 'programmeTitle' | 'procedureName'> & Named;

const CALL = sql`c.id, c.region, r.name as "regionName", c.programme_id as "programmeId", c.programme_version as "programmeVersion", c.procedure_id as "procedureId",
  c.title, c.opens, c.closes, c.state, (select count(*) from projects.case x where x.call_id = c.id) as cases`;
const FROM = sql`projects.call c join organisations.v_region r on r.code = c.region`;

/**
 * 征集一览: what takes cases first. What is still being drafted is shown to the city and to the district it is drafted in, and a
 * district sees its own calls and the city's.
 */
export async function calls(
  db: Db,
  caller: Caller,
  asked: Asked<typeof projectsRoutes.calls>,
): Promise<{ rows: CallRow[]; total: number }> {
  const { actor, today } = caller;
  const drafting = actor.posts
    .filter(({ kind }) => kind === 'city-officer' || kind === 'district-officer' || kind === 'academy-researcher')
    .map(({ region }) => region);
  const regions = [...new Set([actor.region, ...actor.posts.map(({ region }) => region), CITY])];
  const taking = sql`(c.state = 'open' and c.opens <= ${today}::date and (c.closes is null or c.closes >= ${today}::date))`;
  const where: RawBuilder<unknown>[] = [
    sql`(c.state not in ('draft', 'withdrawn') or c.region = any (${drafting}::text[]) or ${drafting.includes(CITY)})`,
    sql`(c.region = any (${regions}::text[]) or ${regions.filter((region) => region === CITY).length > 0 && actor.posts.some(({ region }) => region === CITY)})`,
  ];
  if (asked.region !== undefined && asked.region !== CITY) where.push(sql`c.region = ${asked.region}`);
  if (asked.programme !== undefined) where.push(sql`c.programme_id = ${asked.programme}`);
  if (asked.state !== undefined) where.push(sql`c.state = ${asked.state}`);
  if (asked.taking !== undefined) where.push(taking);
  if (asked.search) where.push(sql`c.title ilike ${containing(asked.search)}`);
  const wanted = sql.join(where, sql` and `);
  const { rows } = await sql<Row>`select ${CALL} from ${FROM} where ${wanted}
    order by ${taking} desc, c.opens desc, c.id limit ${asked.size} offset ${(asked.page - 1) * asked.size}`.execute(
    db,
  );
  const counted = await sql<{ total: number }>`select count(*) as total from ${FROM} where ${wanted}`.execute(db);
  return {
    rows: await Promise.all(rows.map((row) => shown(db, row, caller))),
    total: counted.rows[0]?.total ?? 0,
  };
}

/** One call as lists show it. */
export async function callRow(db: Db, caller: Caller, id: string): Promise<CallRow | undefined> {
  const { rows } = await sql<Row>`select ${CALL} from ${FROM} where c.id = ${id}`.execute(db);
  return rows[0] && shown(db, rows[0], caller);
}

async function shown(db: Db, { programmeVersion, ...row }: Row, { today }: Caller): Promise<CallRow> {
  const { definition, procedure } = await procedureOf(db, { ...row, programmeVersion });
  return {
    ...row,
    programmeTitle: definition.title,
    procedureName: procedure.name,
    taking: takingOn({ ...row, opens: row.opens as never, closes: row.closes as never }, today) === 'taking',
  };
}

/** Whether the caller may open calls of any procedure at all. */
export const opensAny = (
  caller: Caller,
  offers: readonly { region: string; by: Parameters<typeof permitted.call>[1]['by'] }[],
) => offers.some((offer) => permitted.call(caller.actor, offer) === true);
