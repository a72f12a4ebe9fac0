import type { TaskOwner, TaskState } from '#core/collaboration/task.ts';
import type { PostKind } from '#core/identity/post.ts';
import type { Day } from '#core/kernel/day.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { Holder } from '../permissions.ts';

/** A task as commands and permissions need it. */
export type Task = {
  readonly id: string;
  readonly region: string;
  readonly organisationId: string;
  readonly owner: TaskOwner;
  readonly askedBy: string;
  /** On whose behalf it was asked. */
  readonly giver: Holder;
  readonly state: TaskState;
  readonly title: string;
  readonly askedRegion: string;
  /** The district of the person who owes it, when it is a person. */
  readonly personRegion: string | null;
  readonly due: Day;
  readonly version: number;
};

export async function task(db: Db, region: string, id: string): Promise<Task | undefined> {
  const row = await db
    .selectFrom('collaboration.task as t')
    .innerJoin('organisations.v_organisation as g', 'g.id', 't.asked_organisation_id')
    .select([
      't.id',
      't.region',
      't.organisation_id',
      't.post',
      't.office',
      't.person_region',
      't.person_id',
      't.asked_by',
      't.asked_region',
      't.asked_organisation_id',
      'g.region as giver_region',
      't.title',
      't.state',
      't.due_day',
      't.version',
    ])
    .where('t.region', '=', region)
    .where('t.id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      region: row.region,
      organisationId: row.organisation_id,
      owner: {
        organisationId: row.organisation_id,
        post: row.post as PostKind | null,
        office: row.office,
        personId: row.person_id,
      },
      askedBy: row.asked_by,
      giver: { organisationId: row.asked_organisation_id, region: row.giver_region ?? '' },
      askedRegion: row.asked_region,
      personRegion: row.person_region,
      title: row.title,
      state: row.state as TaskState,
      due: row.due_day as Day,
      version: row.version,
    }
  );
}

/** Two people on one task: the second is told, and nothing of the first is lost. */
export async function nextVersion(
  tx: Db,
  { region, id, version }: Task,
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  const moved = await tx
    .updateTable('collaboration.task')
    .set({ ...changes, version: version + 1 })
    .where('region', '=', region)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  if (moved === undefined) throw new Refusal('conflict', 'platform.changed-meanwhile');
}

/** How far the task was before it was said to be done. */
export async function reportedProgress(tx: Db, { region, id }: Task): Promise<number> {
  const last = await tx
    .selectFrom('collaboration.task_step')
    .select('progress')
    .where('region', '=', region)
    .where('task_id', '=', id)
    .where('step', '=', '进展')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.progress ?? 0;
}
