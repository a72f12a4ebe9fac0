import { type RawBuilder, sql } from 'kysely';
import type { visitRoutes } from '#contract/collaboration/visits.ts';
import type { Asked, Output } from '#contract/route.ts';
import { CITY } from '#core/identity/actor.ts';
import type { Day } from '#core/kernel/day.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { containing } from '../../../platform/database/search-pattern.ts';
import { said } from '../../../platform/http/allowed.ts';
import { visitPermissions as may } from './permissions.ts';

type Assignments = Output<typeof visitRoutes.liaisonAssignments>;
type Row = Omit<Assignments['rows'][number], 'liaisonName' | 'holds' | 'can'>;

/** 联系人的安排 that the asking eyes see: those that hold on the day, and if wished those that ended. */
export async function assignments(
  db: Db,
  { actor }: Caller,
  asked: Asked<typeof visitRoutes.liaisonAssignments>,
  on: Day,
): Promise<Pick<Assignments, 'rows' | 'total'>> {
  const where: RawBuilder<unknown>[] = [asked.ended === undefined ? sql`a.to_day > ${on}::date` : sql`true`];
  if (asked.region !== undefined && asked.region !== CITY) where.push(sql`a.region = ${asked.region}`);
  if (asked.liaison !== undefined) where.push(sql`a.liaison_id = ${asked.liaison}`);
  if (asked.organisation !== undefined) where.push(sql`a.organisation_id = ${asked.organisation}`);
  if (asked.programme !== undefined) where.push(sql`a.programme_id = ${asked.programme}`);
  if (asked.search) where.push(sql`o.name || ' ' || o.initials ilike ${containing(asked.search)}`);
  const from = sql`collaboration.liaison_assignment a join organisations.v_organisation o on o.id = a.organisation_id where ${sql.join(where, sql` and `)}`;
  const { rows } = await sql<Row>`
    select a.id, a.region, a.organisation_id as "organisationId", o.name as "organisationName", o.kind as "organisationKind", a.liaison_id as "liaisonId",
      a.programme_id as "programmeId", a.from_day as "from", a.to_day as "to"
    from ${from} order by o.name collate platform.pinyin, a.from_day desc, a.id limit ${asked.size} offset ${(asked.page - 1) * asked.size}`.execute(
    db,
  );
  const counted = await sql<{ total: number }>`select count(*) as total from ${from}`.execute(db);
  const named = await liaisonsNamed(
    db,
    rows.map(({ liaisonId }) => liaisonId),
    on,
  );
  return {
    total: counted.rows[0]?.total ?? 0,
    rows: rows.map((row) => ({
      ...row,
      liaisonName: named.get(row.liaisonId)?.name ?? '',
      holds: named.get(row.liaisonId)?.holds ?? false,
      can: { end: said(may.assign(actor, { regions: [row.region] })) },
    })),
  };
}

export type Liaison = { readonly id: string; readonly name: string; readonly holds: boolean };

/** Liaisons by id, and whether they are still liaisons on the day. */
export async function liaisonsNamed(db: Db, ids: readonly string[], on: Day): Promise<ReadonlyMap<string, Liaison>> {
  const { rows } = await sql<Liaison>`
    select id, name, holds from collaboration.liaisons_named(${[...new Set(ids)]}::uuid[], ${on}::date)`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Those who are or were assigned, to choose from. */
export async function assigned(db: Db, region: string | undefined, on: Day): Promise<{ id: string; name: string }[]> {
  const within = region === undefined || region === CITY ? sql`true` : sql`a.region = ${region}`;
  const { rows } = await sql<{ id: string; name: string }>`
    select n.id, n.name from collaboration.liaisons_named(array(select distinct a.liaison_id from collaboration.liaison_assignment a where ${within}), ${on}::date) n
    order by n.name collate platform.pinyin, n.id`.execute(db);
  return rows;
}
