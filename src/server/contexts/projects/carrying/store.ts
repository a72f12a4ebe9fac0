import { sql } from 'kysely';
import type { Day } from '#core/kernel/day.ts';
import { carriedAt } from '#core/projects/carrying/carrying.ts';
import type { Change, ChangeState } from '#core/projects/carrying/change.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { Case } from '../cases/store.ts';

type Key = { readonly region: string; readonly id: string };

/** 节点, as commands and reports need it. */
export type MilestoneRow = {
  readonly id: string;
  readonly title: string;
  readonly result: string;
  readonly plannedOn: Day;
  readonly due: Day;
  readonly doneOn: Day | null;
  readonly evidence: string | null;
  readonly markedByName: string | null;
};

export async function milestonesOf(db: Db, { region, id }: Key): Promise<MilestoneRow[]> {
  const { rows } = await sql<MilestoneRow>`
    select id, title, result, planned_on as "plannedOn", due_on as due, done_on as "doneOn", evidence, marked_by_name as "markedByName"
    from projects.milestone where region = ${region} and case_id = ${id} order by due_on, planned_on, title, id`.execute(
    db,
  );
  return rows;
}

/** 变更申请. */
export type ChangeRow = {
  readonly id: string;
  readonly kind: string;
  readonly change: Change;
  readonly reason: string;
  readonly state: ChangeState;
  readonly askedByName: string;
  readonly askedOn: Day;
  readonly due: Day | null;
  readonly answer: string;
  readonly answeredByName: string | null;
  readonly answeredOn: Day | null;
};

/** What was asked to be changed, the latest first. */
export async function changesOf(db: Db, { region, id }: Key): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select id, kind, change, reason, state, asked_by_name as "askedByName", asked_on as "askedOn", due_on as due, answer,
      answered_by_name as "answeredByName", answered_on as "answeredOn"
    from projects.change_request where region = ${region} and case_id = ${id} order by asked_at desc, id`.execute(db);
  return rows;
}

/** The first day on which the case came to where it is carried out; `undefined` when it never did. */
export async function carriedSince(db: Db, { region, id, call }: Case): Promise<Day | undefined> {
  const at = call.procedure.carrying?.at ?? [];
  const { rows } = await sql<{ since: Day | null }>`
    select min(on_day) as since from projects.move where region = ${region} and case_id = ${id} and to_step = any (${[...at]}::text[])`.execute(
    db,
  );
  return rows[0]?.since ?? undefined;
}

/** Whether the case is carried out, or was. */
export async function wasCarried(db: Db, of: Case): Promise<boolean> {
  if (of.call.procedure.carrying === undefined) return false;
  return carriedAt(of.call.procedure, of.step) !== undefined || (await carriedSince(db, of)) !== undefined;
}

/** What was submitted the last time at a step; nothing when nothing was. */
export async function submittedLast(db: Db, { region, id }: Key, step: string): Promise<Record<string, unknown>> {
  const { rows } = await sql<{ answers: Record<string, unknown> }>`
    select answers from projects.move where region = ${region} and case_id = ${id} and from_step = ${step} and answers is not null
    order by number desc limit 1`.execute(db);
  return rows[0]?.answers ?? {};
}

/** 项目负责人: whom the last agreed change named, or else the application. */
export async function leaderOf(db: Db, of: Case, changes: readonly ChangeRow[]): Promise<string | null> {
  const agreed = changes.find(({ state, change }) => state === 'agreed' && change.leader !== undefined);
  if (agreed?.change.leader !== undefined) return agreed.change.leader.to;
  const { leader } = of.call.procedure.carrying ?? {};
  if (leader === undefined) return null;
  const named = (await submittedLast(db, of, leader.from))[leader.question];
  return typeof named === 'string' ? named : null;
}
