import { type RawBuilder, sql } from 'kysely';
import type { projectsRoutes } from '#contract/projects.ts';
import type { Asked, Output } from '#contract/route.ts';
import { CITY } from '#core/identity/actor.ts';
import { addDays } from '#core/kernel/day.ts';
import { acts } from '#core/projects/acting.ts';
import { carriedAt } from '#core/projects/carrying/carrying.ts';
import { SOON_DAYS } from '#core/projects/carrying/milestone.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { containing } from '../../../platform/database/search-pattern.ts';
import { type Named, procedureOf } from '../definitions.ts';
import { stepName } from '../words.ts';

type Asking = Omit<Asked<typeof projectsRoutes.cases>, 'page' | 'size'>;
export type CaseRow = Output<typeof projectsRoutes.cases>['rows'][number];
type Row = Omit<CaseRow, 'stepName' | 'overdue' | 'submitted'> & Named & { callRegion: string; moves: number };

const CASE = sql`c.region, c.id, c.call_id as "callId", k.title as "callTitle", k.region as "callRegion", k.programme_id as "programmeId",
  k.programme_version as "programmeVersion", k.procedure_id as "procedureId", c.organisation_id as "organisationId", o.name as "organisationName",
  c.title, c.kind, c.field, c.step, c.outcome, c.entered_on as entered, c.due_on as due, c.rank, c.number, c.moves`;
const FROM = sql`projects.case c join projects.call k on k.id = c.call_id join organisations.v_organisation o on o.id = c.organisation_id`;

/** 申报一览 within what the asking eyes see: what is under way first, the most pressing on top. */
export async function cases(
  db: Db,
  caller: Caller,
  asked: Asked<typeof projectsRoutes.cases>,
): Promise<{ rows: CaseRow[]; total: number }> {
  const wanted = await narrowed(db, caller, asked);
  const rows = await page(db, wanted, sql`limit ${asked.size} offset ${(asked.page - 1) * asked.size}`);
  const counted = await sql<{ total: number }>`select count(*) as total from ${FROM} where ${wanted}`.execute(db);
  return { rows: await shown(db, rows, caller), total: counted.rows[0]?.total ?? 0 };
}

async function page(db: Db, wanted: RawBuilder<unknown>, part: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<Row>`select ${CASE} from ${FROM} where ${wanted}
    order by c.outcome is not null, c.due_on nulls last, k.opens desc, c.region, c.rank nulls last, c.title, c.id ${part}`.execute(
    db,
  );
  return rows;
}

async function narrowed(db: Db, caller: Caller, asked: Asking): Promise<RawBuilder<unknown>> {
  const where: RawBuilder<unknown>[] = [sql`true`];
  if (asked.call !== undefined) where.push(sql`c.call_id = ${asked.call}`);
  if (asked.region !== undefined && asked.region !== CITY) where.push(sql`c.region = ${asked.region}`);
  if (asked.organisation !== undefined) where.push(sql`c.organisation_id = ${asked.organisation}`);
  if (asked.step !== undefined) where.push(sql`c.step = ${asked.step}`);
  if (asked.outcome !== undefined) where.push(sql`c.outcome = ${asked.outcome}`);
  if (asked.kind !== undefined) where.push(sql`c.kind = ${asked.kind}`);
  if (asked.field !== undefined) where.push(sql`c.field = ${asked.field}`);
  if (asked.whose === 'mine')
    where.push(
      sql`c.organisation_id = any (${caller.actor.posts.map(({ organisationId }) => organisationId)}::uuid[])`,
    );
  if (asked.whose === 'waiting') where.push(await waitingFor(db, caller));
  if (asked.search)
    where.push(
      sql`(c.title ilike ${containing(asked.search)} or o.name || ' ' || o.initials ilike ${containing(asked.search)} or c.number ilike ${containing(asked.search)})`,
    );
  return sql.join(where, sql` and `);
}

/**
 * 待我办理: at a step that one of the caller's posts acts at, in the place where it does. What is being carried out waits for nobody until its
 * limit comes near.
 */
export async function waitingFor(
  db: Db,
  { actor, today }: Pick<Caller, 'actor' | 'today'>,
): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<Named & { id: string; region: string }>`
    select id, region, programme_id as "programmeId", programme_version as "programmeVersion", procedure_id as "procedureId" from projects.call
    where state in ('open', 'closed')`.execute(db);
  const regions = [...new Set(actor.posts.map(({ region }) => region))];
  const own = actor.posts
    .filter(({ kind }) => ['principal', 'alliance-lead', 'school-admin'].includes(kind))
    .map(({ organisationId }) => organisationId);
  const places: RawBuilder<unknown>[] = [sql`false`];
  for (const call of rows) {
    const { procedure } = await procedureOf(db, call);
    for (const { id, by, kind } of procedure.steps) {
      if (by === 'applicant') {
        if (own.length > 0)
          places.push(sql`(c.call_id = ${call.id} and c.step = ${id} and c.organisation_id = any (${own}::uuid[]))`);
        continue;
      }
      if (by === undefined || by === 'panel') continue;
      const where = regions.filter((region) =>
        acts(actor, by, { callRegion: call.region, region, organisationId: '' }),
      );
      if (where.length === 0) continue;
      const everywhere = by.of !== 'applicant';
      places.push(
        sql`(c.call_id = ${call.id} and c.step = ${id} and c.moves > 0 ${everywhere ? sql`` : sql`and c.region = any (${where}::text[])`}
          ${kind === 'wait' && carriedAt(procedure, id) !== undefined ? sql`and c.due_on <= ${addDays(today, SOON_DAYS)}::date` : sql``})`,
      );
    }
  }
  return sql`(${sql.join(places, sql` or `)})`;
}

async function shown(db: Db, rows: readonly Row[], { today }: Caller): Promise<CaseRow[]> {
  return Promise.all(
    rows.map(async ({ programmeId, programmeVersion, procedureId, callRegion: _region, moves, ...row }) => {
      const { procedure } = await procedureOf(db, { programmeId, programmeVersion, procedureId });
      return {
        ...row,
        stepName: row.step === null ? null : stepName(procedure, row.step),
        overdue: row.due !== null && row.due < today,
        submitted: moves > 0,
      };
    }),
  );
}
