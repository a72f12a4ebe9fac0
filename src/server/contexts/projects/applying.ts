import { sql } from 'kysely';
import { CITY } from '#core/identity/actor.ts';
import type { Day } from '#core/kernel/day.ts';
import { headsOf } from '#core/projects/acting.ts';
import type { Applicant, Sibling } from '#core/projects/call.ts';
import { WITHDRAWN, wonOutcomes } from '#core/projects/life.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Db } from '../../platform/database/database.ts';
import type { ProceduralCall } from './calls/store.ts';

export type Applying = Applicant & { readonly organisationId: string; readonly region: string; readonly name: string };

/** 申报条件 of a call, as `reasonsAgainst` asks for them. */
export function rulesOf({ region, procedure }: ProceduralCall) {
  const { applicants, limits, outcomes = [] } = procedure;
  const won = wonOutcomes(procedure);
  return {
    organisations: applicants.organisations,
    district: region === CITY ? null : region,
    participants: applicants.participants,
    level: applicants.level,
    limits: limits ?? [],
    free: [WITHDRAWN, ...outcomes.filter((outcome) => !won.includes(outcome))],
  };
}

/** An organisation as an applicant on the day. */
export async function applicant(
  db: Db,
  programmeId: string,
  organisationId: string,
  today: Day,
): Promise<Applying | undefined> {
  const { rows } = await sql<Applying>`
    select o.id as "organisationId", o.region, o.name, o.kind as "organisationKind",
      coalesce((select json_agg(json_build_object('role', p.role, 'level', p.level)) from programmes.v_participation p
        where p.programme_id = ${programmeId} and p.organisation_id = o.id and p.from_day <= ${today}::date and ${today}::date < p.to_day), '[]') as roles
    from organisations.v_organisation o
    where o.id = ${organisationId} and o.from_day <= ${today}::date and ${today}::date < o.to_day`.execute(db);
  return rows[0];
}

/** The organisations in whose name the caller may apply. */
export async function applicantsOf(
  db: Db,
  { actor, today }: Caller,
  { programmeId }: ProceduralCall,
): Promise<Applying[]> {
  const own = [...new Set(actor.posts.map(({ organisationId }) => organisationId))].filter((id) => headsOf(actor, id));
  const found = await Promise.all(own.map((id) => applicant(db, programmeId, id, today)));
  return found.flatMap((each) => each ?? []);
}

/** The cases an organisation has already in the programme and this procedure. */
export async function siblingsOf(
  db: Db,
  { id, programmeId, procedureId }: ProceduralCall,
  organisationId: string,
  but?: string,
): Promise<Sibling[]> {
  const { rows } = await sql<Sibling>`
    select x.kind, x.call_id = ${id} as "sameCall", x.outcome from projects.case x join projects.call c on c.id = x.call_id
    where x.organisation_id = ${organisationId} and c.programme_id = ${programmeId} and c.procedure_id = ${procedureId} and x.id is distinct from ${but ?? null}::uuid`.execute(
    db,
  );
  return rows;
}
