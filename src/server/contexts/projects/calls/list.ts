import { type RawBuilder, sql } from 'kysely';
import type { projectsRoutes } from '#contract/projects.ts';
import type { Asked, Output } from '#contract/route.ts';
import { CITY } from '#core/identity/actor.ts';
import { takingOn, type Window } from '#core/projects/call.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { containing } from '../../../platform/database/search-pattern.ts';
import { type Named, procedureOf } from '../definitions.ts';

export type CallRow = Output<typeof projectsRoutes.calls>['rows'][number];
type Row = Omit<CallRow, 'taking' | 'programmeTitle' | 'procedureName'> & Named & Window;

const CALL = sql`c.id, c.region, r.name as "regionName", c.programme_id as "programmeId", c.programme_version as "programmeVersion", c.procedure_id as "procedureId",
  c.title, c.opens, c.closes, c.state, (select count(*) from projects.case x where x.call_id = c.id) as cases`;
const FROM = sql`projects.call c join organisations.v_region r on r.code = c.region`;

/**
 * 征集一览: what takes cases first. What is still being drafted is listed for those who may open calls of its procedure
 * (`own`, as `programme/procedure`); a district sees its own calls and the city's, the city all of them.
 */
export async function calls(
  db: Db,
  caller: Caller,
  asked: Asked<typeof projectsRoutes.calls>,
  own: readonly string[],
): Promise<{ rows: CallRow[]; total: number }> {
  const { actor, today } = caller;
  const regions = [...new Set([actor.region, ...actor.posts.map(({ region }) => region)])];
  const taking = sql`(c.state = 'open' and c.opens <= ${today}::date and (c.closes is null or c.closes >= ${today}::date))`;
  const where: RawBuilder<unknown>[] = [
    sql`(c.state not in ('draft', 'withdrawn') or c.programme_id || '/' || c.procedure_id = any (${own}::text[]))`,
    regions.includes(CITY) ? sql`true` : sql`c.region = any (${[...regions, CITY]}::text[])`,
  ];
  if (asked.region !== undefined && asked.region !== CITY) where.push(sql`c.region in (${asked.region}, ${CITY})`);
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
    taking: takingOn(row, today) === 'taking',
  };
}
