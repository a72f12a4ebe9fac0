import { sql } from 'kysely';
import type { PointState, ProposalState } from '#core/collaboration/visit.ts';
import type { OrganisationKind } from '#core/identity/post.ts';
import type { Day } from '#core/kernel/day.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Db } from '../../../platform/database/database.ts';

export type Key = { readonly region: string; readonly id: string };

/** A visit as commands and permissions need it. */
export type Visit = Key & {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly organisationKind: OrganisationKind;
  /** The days on which the organisation is there. */
  readonly life: { readonly from: Day; readonly to: Day | null };
  readonly liaisonRegion: string;
  readonly liaisonId: string;
  readonly liaisonName: string;
  readonly on: Day;
  readonly met: string;
  readonly seen: string;
  readonly state: 'draft' | 'sent';
  readonly revision: number;
  /** Who is assigned to the organisation on the day asked for. */
  readonly keepers: readonly string[];
};

export async function visit(db: Db, { region, id }: Key, today: Day): Promise<Visit | undefined> {
  const { rows } = await sql<Omit<Visit, 'life'> & { from: Day; to: Day | null }>`
    select v.id, v.region, v.organisation_id as "organisationId", o.name as "organisationName", o.kind as "organisationKind", o.from_day as "from", o.to_day as "to",
      v.liaison_region as "liaisonRegion", v.liaison_id as "liaisonId", v.liaison_name as "liaisonName", v.on_day as "on", v.met, v.seen, v.state, v.revision,
      array(select a.liaison_id from collaboration.liaison_assignment a where a.region = v.region and a.organisation_id = v.organisation_id and a.from_day <= ${today}::date and a.to_day > ${today}::date) as keepers
    from collaboration.visit v join organisations.v_organisation o on o.id = v.organisation_id
    where v.region = ${region} and v.id = ${id}`.execute(db);
  const row = rows[0];
  return row && { ...row, life: { from: row.from, to: row.to } };
}

export type Point = {
  readonly number: number;
  readonly kind: string;
  readonly body: string;
  readonly state: PointState;
  readonly proposal: { readonly task: string; readonly proposes: string; readonly state: ProposalState } | null;
};

export async function points(db: Db, { region, id }: Key): Promise<Point[]> {
  const { rows } = await sql<Point>`
    select p.number, p.kind, p.body, p.state,
      (select json_build_object('task', x.stage_task, 'proposes', x.proposes, 'state', x.state) from collaboration.visit_proposal x where x.region = p.region and x.visit_id = p.visit_id and x.number = p.number) as proposal
    from collaboration.visit_point p where p.region = ${region} and p.visit_id = ${id} order by p.number`.execute(db);
  return rows;
}

/** A point of a report that was sent, with its visit. */
export async function pointSent(
  db: Db,
  { number, ...key }: Key & { readonly number: number },
  today: Day,
): Promise<(Visit & { readonly point: Point }) | undefined> {
  const found = await visit(db, key, today);
  const point = (await points(db, key)).find((each) => each.number === number);
  return found?.state === 'sent' && point !== undefined ? { ...found, point } : undefined;
}

export async function organisation(db: Db, id: string): Promise<Organisation | undefined> {
  const row = await db
    .selectFrom('organisations.v_organisation')
    .select(['id as organisationId', 'region', 'name', 'kind', 'from_day as from', 'to_day as to'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, kind: row.kind as OrganisationKind, from: row.from as Day, to: row.to as Day | null };
}

export type Organisation = {
  readonly organisationId: string;
  readonly region: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly from: Day;
  readonly to: Day | null;
};

/** The programmes for which a liaison is assigned to an organisation on a day; `null` among them: without one. None: 计划外. */
export async function assignedFor(
  db: Db,
  { organisationId, region }: { readonly organisationId: string; readonly region: string },
  liaisonId: string,
  on: Day,
): Promise<(string | null)[]> {
  const { rows } = await sql<{ programme: string | null }>`
    select distinct programme_id as programme from collaboration.liaison_assignment
    where region = ${region} and organisation_id = ${organisationId} and liaison_id = ${liaisonId} and from_day <= ${on}::date and to_day > ${on}::date`.execute(
    db,
  );
  return rows.map(({ programme }) => programme);
}

export async function visitKinds(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('collaboration.visit_kind').select('name').orderBy('rank').orderBy('name').execute();
  return rows.map(({ name }) => name);
}

/** Schools and alliances are visited, as long as there are such. */
export function refuseNotVisited({ kind, from, to }: Pick<Organisation, 'kind' | 'from' | 'to'>, on: Day): void {
  if (kind !== 'school' && kind !== 'alliance') throw new Refusal('invalid', 'collaboration.not-to-be-visited');
  if (on < from || (to !== null && on >= to)) throw new Refusal('invalid', 'collaboration.visit-outside-life');
}
