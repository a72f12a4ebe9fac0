import { sql } from 'kysely';
import type { Caller } from '#server/platform/caller.ts';
import type { CallPlan } from '../shapes.ts';

/** How far a case has been carried: what is in the database, and how much of its life was gone through to get there. */
export type CarriedCase = {
  region: string;
  id: string;
  moves: number;
  lived: number;
  readonly saved: Map<string, number>;
  readonly filled: Map<string, number>;
};

/** A round by the step that it scores: whether its panel was confirmed, and whether it is over. */
export type CarriedRound = { readonly id: string; opened: boolean; closed: boolean };

export type CarriedCall = {
  id: string;
  revision: number;
  turned: number;
  readonly cases: Map<string, CarriedCase>;
  readonly rounds: Map<string, CarriedRound>;
  notice: { readonly id: string; finished: boolean } | undefined;
};

type Known = { region: string; id: string; organisationId: string; kind: string | null; moves: number; saved: unknown };

/** What a making that was cut short has left of a call; `undefined` when it had not come to it. */
export async function carried({ database }: Caller, plan: CallPlan): Promise<CarriedCall | undefined> {
  const { system } = database;
  const calls = await sql<{ id: string; revision: number }>`
    select id, revision from projects.call
    where programme_id = ${plan.programmeId} and procedure_id = ${plan.procedureId} and title = ${plan.title}`.execute(
    system,
  );
  const call = calls.rows[0];
  if (call === undefined) return undefined;
  const { rows } = await sql<Known>`
    select c.region, c.id, c.organisation_id as "organisationId", c.kind, c.moves,
      coalesce((select json_object_agg(a.step, a.revision) from projects.answers a where a.region = c.region and a.case_id = c.id), '{}') as saved
    from projects.case c where c.call_id = ${call.id}`.execute(system);
  const cases = plan.cases.flatMap(({ key, organisationId, kind }) => {
    const found = rows.find((row) => row.organisationId === organisationId && row.kind === kind);
    if (found === undefined) return [];
    const { region, id, moves } = found;
    const saved = new Map(Object.entries(found.saved as Record<string, number>));
    return [[key, { region, id, moves, saved, lived: 0, filled: new Map<string, number>() }] as const];
  });
  const rounds = await sql<CarriedRound & { step: string }>`
    select step, id, opened_at is not null as opened, closed_at is not null as closed from projects.round where call_id = ${call.id}`.execute(
    system,
  );
  const notices = await sql<{ id: string; finished: boolean }>`
    select id, finished_on is not null as finished from projects.notice where call_id = ${call.id}`.execute(system);
  return {
    ...call,
    turned: 1,
    cases: new Map(cases),
    rounds: new Map(rounds.rows.map(({ step, ...round }) => [step, round])),
    notice: notices.rows[0],
  };
}

export function caseOf({ cases }: CarriedCall, of: string): CarriedCase {
  const found = cases.get(of);
  if (found === undefined) throw new RangeError(`the case ${of} was not begun`);
  return found;
}

export function roundOf({ rounds }: CarriedCall, score: string): CarriedRound {
  const found = rounds.get(score);
  if (found === undefined) throw new RangeError(`nothing was drawn for ${score}`);
  return found;
}

/** Those of the cases that have yet to make this move of their life; what was done before is passed over. */
export function going(cases: readonly CarriedCase[]): CarriedCase[] {
  return cases.filter((one) => {
    one.lived += 1;
    return one.lived > one.moves;
  });
}
