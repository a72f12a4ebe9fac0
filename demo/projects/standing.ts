import { sql } from 'kysely';
import type { Caller } from '#server/platform/caller.ts';
import type { CallPlan } from './shapes.ts';

/** How far a case has been carried: what is in the database, and how much of its life was gone through to get there. */
export type CarriedCase = {
  region: string;
  id: string;
  moves: number;
  lived: number;
  readonly saved: Map<string, number>;
  readonly filled: Map<string, number>;
};
export type CarriedCall = { id: string; revision: number; turned: number; readonly cases: Map<string, CarriedCase> };

type Known = { region: string; id: string; organisationId: string; kind: string | null; moves: number; saved: unknown };

/** What a making that was cut short has left of a call; `undefined` when it had not come to it. */
export async function carried({ database }: Caller, plan: CallPlan): Promise<CarriedCall | undefined> {
  const calls = await sql<{ id: string; revision: number }>`
    select id, revision from projects.call
    where programme_id = ${plan.programmeId} and procedure_id = ${plan.procedureId} and title = ${plan.title}`.execute(
    database.system,
  );
  const call = calls.rows[0];
  if (call === undefined) return undefined;
  const { rows } = await sql<Known>`
    select c.region, c.id, c.organisation_id as "organisationId", c.kind, c.moves,
      coalesce((select json_object_agg(a.step, a.revision) from projects.answers a where a.region = c.region and a.case_id = c.id), '{}') as saved
    from projects.case c where c.call_id = ${call.id}`.execute(database.system);
  const cases = plan.cases.flatMap(({ key, organisationId, kind }) => {
    const found = rows.find((row) => row.organisationId === organisationId && row.kind === kind);
    if (found === undefined) return [];
    const { region, id, moves } = found;
    const saved = new Map(Object.entries(found.saved as Record<string, number>));
    return [[key, { region, id, moves, saved, lived: 0, filled: new Map<string, number>() }] as const];
  });
  return { ...call, turned: 1, cases: new Map(cases) };
}
