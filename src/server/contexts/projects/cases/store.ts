import { sql } from 'kysely';
import type { Answers } from '#core/forms/answer.ts';
import type { Form } from '#core/forms/form.ts';
import type { Day } from '#core/kernel/day.ts';
import { stepOf } from '#core/projects/life.ts';
import type { Db } from '../../../platform/database/database.ts';
import { readForm } from '../../../platform/forms/definition.ts';
import { call, formEdition, formsOf, type ProceduralCall } from '../calls/store.ts';
import type { Travelling } from '../permissions.ts';

/** 申报件, as commands and permissions need it. */
export type Case = {
  readonly region: string;
  readonly id: string;
  readonly callId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly kind: string | null;
  readonly field: string | null;
  readonly title: string;
  readonly step: string | null;
  readonly outcome: string | null;
  readonly entered: Day;
  readonly due: Day | null;
  readonly moves: number;
  readonly rank: number | null;
  readonly number: string | null;
  readonly begunByName: string;
  readonly call: ProceduralCall;
  readonly delegates: readonly { readonly personId: string; readonly name: string }[];
};

type Key = { readonly region: string; readonly id: string };

export async function caseOf(db: Db, { region, id }: Key): Promise<Case | undefined> {
  const { rows } = await sql<Omit<Case, 'call'>>`
    select c.region, c.id, c.call_id as "callId", c.organisation_id as "organisationId", o.name as "organisationName", c.kind, c.field, c.title, c.step, c.outcome,
      c.entered_on as entered, c.due_on as due, c.moves, c.rank, c.number, c.begun_by_name as "begunByName",
      coalesce((select json_agg(json_build_object('personId', d.person_id, 'name', d.person_name) order by d.given_at)
        from projects.delegation d where d.region = c.region and d.case_id = c.id), '[]') as delegates
    from projects.case c join organisations.v_organisation o on o.id = c.organisation_id
    where c.region = ${region} and c.id = ${id}`.execute(db);
  const row = rows[0];
  if (row === undefined) return undefined;
  const of = await call(db, row.callId);
  return of && { ...row, call: of };
}

/** Whether the case has gone on since it was seen, or come to its end: an act on it then is refused, whoever asks. */
export const movedOn = ({ step, moves }: Case, seen: number): boolean => step === null || moves !== seen;

/** The case as permissions look at it, at the step where it stands. */
export function travelling({ call: of, step, region, organisationId, delegates }: Case): Travelling {
  return {
    by: step === null ? undefined : stepOf(of.procedure, step).by,
    callRegion: of.region,
    region,
    organisationId,
    delegates: delegates.map(({ personId }) => personId),
  };
}

export type Draft = {
  readonly edition: number;
  readonly answers: Answers;
  readonly revision: number;
  readonly savedByName: string;
  readonly savedAt: string | null;
};

/** What is being filled at a step: as last saved, or the newest edition of the form with nothing in it. */
export async function draftOf(db: Db, { region, id, callId }: Case, step: string): Promise<Draft> {
  const row = await db
    .selectFrom('projects.answers')
    .select(['edition', 'answers', 'revision', 'saved_by_name as savedByName', 'saved_at as savedAt'])
    .where('region', '=', region)
    .where('case_id', '=', id)
    .where('step', '=', step)
    .executeTakeFirst();
  if (row !== undefined) return row as unknown as Draft;
  const edition = (await formsOf(db, callId)).find((form) => form.step === step)?.edition ?? 1;
  return { edition, answers: {}, revision: 0, savedByName: '', savedAt: null };
}

/** The form in the edition a case is filled on. */
export async function formFor(db: Db, { callId }: Case, step: string, edition: number): Promise<Form> {
  const found = await formEdition(db, callId, step, edition);
  if (found === undefined) throw new Error(`the call ${callId} has no edition ${edition} of the form at ${step}`);
  return readForm(found.form);
}

/** Saves over the revision that was seen; `false` when somebody saved in between. */
export async function saveDraft(
  tx: Db,
  { region, id }: Key,
  saved: { step: string; edition: number; answers: Answers; seen: number; by: string; at: string },
): Promise<boolean> {
  const written = { answers: JSON.stringify(saved.answers), saved_by_name: saved.by, saved_at: saved.at };
  if (saved.seen === 0) {
    const added = await tx
      .insertInto('projects.answers')
      .values({ region, case_id: id, step: saved.step, edition: saved.edition, revision: 1, ...written })
      .onConflict((conflict) => conflict.doNothing())
      .returning('revision')
      .executeTakeFirst();
    return added !== undefined;
  }
  const changed = await tx
    .updateTable('projects.answers')
    .set({ ...written, revision: saved.seen + 1 })
    .where('region', '=', region)
    .where('case_id', '=', id)
    .where('step', '=', saved.step)
    .where('revision', '=', saved.seen)
    .returning('revision')
    .executeTakeFirst();
  return changed !== undefined;
}
