import type { Day } from '#core/kernel/day.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { CallState, GuideField } from '#core/projects/call.ts';
import type { Db } from '../../../platform/database/database.ts';
import { type Named, type Procedural, procedureOf } from '../definitions.ts';

/** 征集, as commands and permissions need it. */
export type Call = Named & {
  readonly id: string;
  readonly region: string;
  readonly title: string;
  readonly guide: string;
  readonly fields: readonly GuideField[];
  readonly quotas: Readonly<Record<string, number>>;
  readonly opens: Day;
  readonly closes: Day | null;
  readonly state: CallState;
  readonly revision: number;
  readonly madeByName: string;
  readonly publishedOn: Day | null;
};
export type ProceduralCall = Call & Procedural;

export async function call(db: Db, id: string): Promise<ProceduralCall | undefined> {
  const row = await db
    .selectFrom('projects.call')
    .select([
      'id',
      'region',
      'programme_id as programmeId',
      'programme_version as programmeVersion',
      'procedure_id as procedureId',
      'title',
      'guide',
      'fields',
      'quotas',
      'opens',
      'closes',
      'state',
      'revision',
      'made_by_name as madeByName',
      'published_on as publishedOn',
    ])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const found = row as unknown as Call;
  return { ...found, ...(await procedureOf(db, found)) };
}

/** Writes what changed of a call that is still as it was seen; who was faster is told by the refusal. */
export async function changeCall(
  tx: Db,
  { id, madeByName }: Call,
  seen: number,
  changes: {
    title?: string;
    guide?: string;
    fields?: string;
    quotas?: string;
    opens?: Day;
    closes?: Day | null;
    state?: CallState;
    published_on?: Day;
  },
): Promise<void> {
  const changed = await tx
    .updateTable('projects.call')
    .set({ ...changes, revision: seen + 1 })
    .where('id', '=', id)
    .where('revision', '=', seen)
    .returning('id')
    .executeTakeFirst();
  if (changed === undefined) throw new Refusal('conflict', 'projects.call-changed', { by: madeByName });
}

export type FormEdition = {
  readonly step: string;
  readonly edition: number;
  readonly form: Readonly<Record<string, unknown>>;
};

/** The newest edition of every form of a call. */
export async function formsOf(db: Db, callId: string): Promise<FormEdition[]> {
  const rows = await db
    .selectFrom('projects.form')
    .distinctOn('step')
    .select(['step', 'edition', 'form'])
    .where('call_id', '=', callId)
    .orderBy('step')
    .orderBy('edition', 'desc')
    .execute();
  return rows as unknown as FormEdition[];
}

export async function formEdition(
  db: Db,
  callId: string,
  step: string,
  edition: number,
): Promise<FormEdition | undefined> {
  const row = await db
    .selectFrom('projects.form')
    .select(['step', 'edition', 'form'])
    .where('call_id', '=', callId)
    .where('step', '=', step)
    .where('edition', '=', edition)
    .executeTakeFirst();
  return row as unknown as FormEdition | undefined;
}

export async function addForm(
  tx: Db,
  {
    callId,
    step,
    edition,
    form,
    by,
    at,
  }: { callId: string; step: string; edition: number; form: unknown; by: string; at: string },
): Promise<void> {
  await tx
    .insertInto('projects.form')
    .values({ call_id: callId, step, edition, form: JSON.stringify(form), saved_by_name: by, saved_at: at })
    .execute();
}
