import { sql } from 'kysely';
import type { Form } from '#core/forms/form.ts';
import type { Day } from '#core/kernel/day.ts';
import { entitledBy, type Moved } from '#core/library/entitled.ts';
import { canBeWritten, type Submitted, stepsOf } from '#core/library/writing.ts';
import type { Db } from '../../platform/database/database.ts';
import { readForm } from '../../platform/forms/definition.ts';
import { type Procedural, procedureOf } from '../projects/public.ts';

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
  (select json_agg(json_build_object('from', m.from_step, 'move', m.move, 'step', m.to_step, 'outcome', m.to_outcome, 'on', m.on_day) order by m.number)
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

type Waiting = Case & { readonly of: Procedural; readonly since: Day };

/**
 * Cases of those kept by who asks that may be taken in and are not in yet, the longest waiting first. Where the applicant does not
 * agree, or nothing was written that could be read, there is nothing to wait for.
 */
export async function entitledCases(db: Db, may: (found: Case) => boolean = () => true): Promise<Waiting[]> {
  const on = await namedIn(db);
  if (on.length === 0) return [];
  const { rows } = await sql<Case>`
    with named as materialized (select * from jsonb_to_recordset(${JSON.stringify(on)}::jsonb) as n ("programmeId" text, "programmeVersion" integer, "procedureId" text, names text[]))
    select ${CASE} from ${FROM} join named n on n."programmeId" = k.programme_id and n."programmeVersion" = k.programme_version and n."procedureId" = k.procedure_id
    where c.moves > 0
      and exists (select from projects.v_move m where m.region = c.region and m.case_id = c.id
        and (m.move = any (n.names) or m.to_step = any (n.names) or m.to_outcome = any (n.names)))
      and not exists (select from projects.v_move m where m.region = c.region and m.case_id = c.id and m.number = c.moves and m.move = 'withdraw')
      and not exists (select from library.entry e where e.region = c.region and e.case_id = c.id)`.execute(db);
  const found = (await Promise.all(rows.filter(may).map(async (row) => ({ ...row, of: await procedureOf(db, row) }))))
    .flatMap((row) => {
      const by = entitledBy(row.of.procedure, row.moves);
      return by === null ? [] : [{ ...row, since: row.moves[by]!.on }];
    })
    .toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
  const asked = found.map((row) => ({
    ...row,
    steps: row.of.procedure.library ? stepsOf(row.of.procedure.library) : [],
  }));
  const submitted = await submittedAt(db, asked);
  return found.filter(({ id, of }) => {
    const { library } = of.procedure;
    return library !== undefined && canBeWritten(library, submitted.get(id) ?? []);
  });
}

/** What the definitions name, version by version: a case stays on the version that its call was made with. */
async function namedIn(db: Db) {
  const { rows } = await sql<{ programmeId: string; programmeVersion: number; procedureId: string }>`
    select distinct programme_id as "programmeId", programme_version as "programmeVersion", procedure_id as "procedureId" from projects.v_call`.execute(
    db,
  );
  const all = await Promise.all(
    rows.map(async (row) => ({ ...row, names: (await procedureOf(db, row)).procedure.library?.on ?? [] })),
  );
  return all.filter(({ names }) => names.length > 0);
}

type At = Pick<Case, 'region' | 'id' | 'callId'> & { readonly steps: readonly string[] };
type Handed = Pick<Submitted, 'step' | 'answers'> & {
  readonly id: string;
  readonly callId: string;
  readonly edition: number;
};

/** What was last handed in at those steps of the cases, by their ids, with the forms it was filled on; each form is read once. */
export async function submittedAt(db: Db, cases: readonly At[]): Promise<ReadonlyMap<string, readonly Submitted[]>> {
  const asked = cases.flatMap(({ region, id, callId, steps }) => steps.map((step) => ({ region, id, callId, step })));
  const { rows } = await sql<Handed>`
    select a.id, a."callId", a.step, m.edition, m.answers
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (region text, id uuid, "callId" uuid, step text),
      lateral (select edition, answers from projects.v_move m where m.region = a.region and m.case_id = a.id and m.from_step = a.step
        and m.answers is not null order by m.number desc limit 1) m`.execute(db);
  const forms = await formsOf(db, rows);
  const found = new Map<string, Submitted[]>(cases.map(({ id }) => [id, []]));
  for (const { id, step, answers, ...of } of rows) {
    const form = forms.get(keyOf({ step, ...of }));
    if (form !== undefined) found.get(id)?.push({ step, form, answers });
  }
  return found;
}

type Edition = Pick<Handed, 'callId' | 'step' | 'edition'>;
const keyOf = ({ callId, step, edition }: Edition): string => `${callId} ${step} ${edition}`;

async function formsOf(db: Db, editions: readonly Edition[]): Promise<ReadonlyMap<string, Form>> {
  const wanted = editions.map(({ callId, step, edition }) => ({ callId, step, edition }));
  const { rows } = await sql<Edition & { readonly form: unknown }>`
    select f.call_id as "callId", f.step, f.edition, f.form from projects.v_form f where (f.call_id, f.step, f.edition) in (
      select "callId", step, edition from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w ("callId" uuid, step text, edition integer))`.execute(
    db,
  );
  return new Map(await Promise.all(rows.map(async (row) => [keyOf(row), await readForm(row.form)] as const)));
}
