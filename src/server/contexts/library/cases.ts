import { sql } from 'kysely';
import type { Day } from '#core/kernel/day.ts';
import { isEntitled, type Moved } from '#core/library/entitled.ts';
import type { Submitted } from '#core/library/writing.ts';
import type { Db } from '../../platform/database/database.ts';
import { readForm } from '../../platform/forms/definition.ts';
import { newestDefinitions, type Procedural, procedureOf } from '../projects/public.ts';

/** 申报件 as the library finds it, with what happened to it. */
export type Case = {
  readonly region: string;
  readonly id: string;
  readonly callId: string;
  readonly callRegion: string;
  readonly callTitle: string;
  readonly opens: Day;
  readonly programmeId: string;
  readonly programmeVersion: number;
  readonly procedureId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly title: string;
  readonly kind: string | null;
  readonly field: string | null;
  readonly moves: readonly (Moved & { readonly on: Day })[];
  readonly taken: boolean;
};

const CASE = sql`c.region, c.id, c.call_id as "callId", k.region as "callRegion", k.title as "callTitle", k.opens, k.programme_id as "programmeId",
  k.programme_version as "programmeVersion", k.procedure_id as "procedureId", c.organisation_id as "organisationId", o.name as "organisationName",
  c.title, c.kind, c.field,
  (select json_agg(json_build_object('move', m.move, 'step', m.to_step, 'outcome', m.to_outcome, 'on', m.on_day) order by m.number)
    from projects.v_move m where m.region = c.region and m.case_id = c.id) as moves,
  exists (select from library.entry e where e.region = c.region and e.case_id = c.id) as taken`;
const FROM = sql`projects.v_case c join projects.v_call k on k.id = c.call_id join organisations.v_organisation o on o.id = c.organisation_id`;

export async function caseOf(db: Db, { region, id }: { readonly region: string; readonly id: string }) {
  const { rows } =
    await sql<Case>`select ${CASE} from ${FROM} where c.region = ${region} and c.id = ${id} and c.moves > 0`.execute(
      db,
    );
  const found = rows[0];
  return found && { ...found, of: await procedureOf(db, found) };
}

/** Cases that may be taken in and are not in yet, of programmes whose definitions speak of the library, the longest waiting first. */
export async function entitledCases(db: Db): Promise<(Case & { readonly of: Procedural; readonly since: Day })[]> {
  const named = (await newestDefinitions(db)).flatMap(({ id, procedures = [] }) =>
    procedures.flatMap((procedure) => (procedure.library === undefined ? [] : [`${id}/${procedure.id}`])),
  );
  if (named.length === 0) return [];
  const { rows } = await sql<Case>`
    select ${CASE} from ${FROM} where k.programme_id || '/' || k.procedure_id = any (${named}::text[]) and c.moves > 0
      and not exists (select from library.entry e where e.region = c.region and e.case_id = c.id)`.execute(db);
  const found = await Promise.all(rows.map(async (row) => ({ ...row, of: await procedureOf(db, row) })));
  return found
    .flatMap((row) => {
      if (!isEntitled(row.of.procedure, row.moves)) return [];
      const first = row.moves.findIndex((_, index) => isEntitled(row.of.procedure, row.moves.slice(0, index + 1)));
      return [{ ...row, since: row.moves[first]!.on }];
    })
    .toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
}

/** What was last handed in at each of the steps, with the form it was filled on. */
export async function submittedAt(
  db: Db,
  { region, id, callId }: Case,
  steps: readonly string[],
): Promise<Submitted[]> {
  const { rows } = await sql<{ step: string; answers: Record<string, unknown>; form: Record<string, unknown> }>`
    select distinct on (m.from_step) m.from_step as step, m.answers, f.form
    from projects.v_move m join projects.v_form f on f.call_id = ${callId} and f.step = m.from_step and f.edition = m.edition
    where m.region = ${region} and m.case_id = ${id} and m.answers is not null and m.from_step = any (${steps}::text[])
    order by m.from_step, m.number desc`.execute(db);
  return Promise.all(rows.map(async ({ form, ...row }) => ({ ...row, form: await readForm(form) })));
}
