import { type RawBuilder, sql } from 'kysely';
import type { collaborationRoutes } from '#contract/collaboration.ts';
import type { Asked, Output } from '#contract/route.ts';
import { dutyKeys, isOverdue, type TaskState } from '#core/collaboration/task.ts';
import { type Actor, CITY } from '#core/identity/actor.ts';
import type { PostKind } from '#core/identity/post.ts';
import type { Day } from '#core/kernel/day.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { containing } from '../../../platform/database/search-pattern.ts';
import { attachedTo } from '../attachments.ts';
import { dutyWords } from '../meetings/words.ts';

type Tasks = Output<typeof collaborationRoutes.tasks>;
type Task = Output<typeof collaborationRoutes.task>;
type Row = Omit<Tasks['rows'][number], 'owner' | 'overdue'> & {
  post: string | null;
  office: string | null;
  ownerName: string | null;
};

/** Whether the task is the caller's own: to the person, or to a post held today. */
export const mineOf = ({ personId, posts }: Actor): RawBuilder<boolean> =>
  sql<boolean>`coalesce(t.owner_key = any (${dutyKeys(posts)}::text[]) or t.person_id = ${personId}::uuid, false)`;

const TASK = (
  actor: Actor,
) => sql`t.id, t.region, t.title, t.origin, t.organisation_id as "organisationId", o.name as "organisationName", o.kind as "organisationKind", t.post, t.office,
  (select n.name from collaboration.task_owners(array[t.person_id]) n) as "ownerName", ${mineOf(actor)} as mine, t.asked_by_name as "askedByName", t.asked_by = ${actor.personId}::uuid as asked, t.due_day as due, t.state, t.progress, t.done_on as "doneOn",
  case when t.programme_id is not null then json_build_object('programmeId', t.programme_id, 'stage', t.stage, 'task', t.stage_task) end as "stageTask"`;
const FROM = sql`collaboration.task t join organisations.v_organisation o on o.id = t.organisation_id`;

function shown({ post, office, ownerName, ...row }: Row, today: Day): Tasks['rows'][number] {
  return {
    ...row,
    owner: post === null ? (ownerName ?? '个人') : dutyWords(post, office),
    overdue: isOverdue({ state: row.state as TaskState, due: row.due as Day }, today),
  };
}

/** 任务 that the asking eyes see: what is open first, by its day. */
export async function tasks(
  db: Db,
  { actor, today }: Caller,
  asked: Asked<typeof collaborationRoutes.tasks>,
): Promise<Omit<Tasks, 'can'>> {
  const where: RawBuilder<unknown>[] = [sql`true`];
  if (asked.region !== undefined && asked.region !== CITY) where.push(sql`t.region = ${asked.region}`);
  if (asked.organisation !== undefined) where.push(sql`t.organisation_id = ${asked.organisation}`);
  if (asked.origin !== undefined) where.push(sql`t.origin = ${asked.origin}`);
  if (asked.state !== undefined) where.push(sql`t.state = ${asked.state}`);
  if (asked.whose === 'owed') where.push(mineOf(actor));
  if (asked.whose === 'asked') where.push(sql`t.asked_by = ${actor.personId}::uuid`);
  if (asked.overdue !== undefined) where.push(sql`t.state = 'open' and t.due_day < ${today}::date`);
  if (asked.programme !== undefined) where.push(sql`t.programme_id = ${asked.programme}`);
  if (asked.search)
    where.push(
      sql`(t.title || ' ' || t.initials ilike ${containing(asked.search)} or o.name || ' ' || o.initials ilike ${containing(asked.search)})`,
    );
  const wanted = sql.join(where, sql` and `);
  const { rows } = await sql<Row>`select ${TASK(actor)} from ${FROM} where ${wanted}
    order by array_position(array['open', 'done', 'confirmed', 'dropped'], t.state), case when t.state in ('open', 'done') then t.due_day end, t.due_day desc, t.id
    limit ${asked.size} offset ${(asked.page - 1) * asked.size}`.execute(db);
  const counted = await sql<{ total: number }>`select count(*) as total from ${FROM} where ${wanted}`.execute(db);
  return {
    rows: rows.map((row) => shown(row, today)),
    total: counted.rows[0]?.total ?? 0,
    waiting: await waitingFor(db, actor),
  };
}

async function waitingFor(db: Db, actor: Actor): Promise<Tasks['waiting']> {
  const { rows } = await sql<Tasks['waiting']>`
    select count(*) filter (where t.state = 'open' and ${mineOf(actor)}) as owed, count(*) filter (where t.asked_by = ${actor.personId}::uuid) as asked
    from collaboration.task t where t.state in ('open', 'done')`.execute(db);
  return rows[0] ?? { owed: 0, asked: 0 };
}

type Whole = Row & {
  detail: string;
  askedByOrganisation: string;
  askedOn: string;
  version: number;
  askedBy: string;
  originRegion: string | null;
  originId: string | null;
  originTitle: string | null;
  personRegion: string | null;
  personId: string | null;
  steps: Task['steps'];
};

/** One task with what happened to it. */
export async function taskReport(
  db: Db,
  { actor, today }: Caller,
  { region, id }: { readonly region: string; readonly id: string },
): Promise<Omit<Task, 'can'> | undefined> {
  const { rows } = await sql<Whole>`
    select ${TASK(actor)}, t.detail, g.name as "askedByOrganisation", t.asked_on as "askedOn", t.version, t.asked_by as "askedBy", t.origin_region as "originRegion", t.origin_id as "originId",
      coalesce((select m.title from collaboration.meeting m where m.region = t.origin_region and m.id = t.origin_id),
        (select w.name || '走访（' || v.on_day || '）' from collaboration.visit v join organisations.v_organisation w on w.id = v.organisation_id where v.region = t.origin_region and v.id = t.origin_id)) as "originTitle",
      t.person_region as "personRegion", t.person_id as "personId",
      coalesce((select json_agg(json_build_object('id', s.id, 'at', s.at, 'personName', s.person_name, 'step', s.step, 'progress', s.progress, 'note', s.note) order by s.number)
        from collaboration.task_step s where s.region = t.region and s.task_id = t.id), '[]') as steps
    from ${FROM} join organisations.v_organisation g on g.id = t.asked_organisation_id where t.region = ${region} and t.id = ${id}`.execute(
    db,
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  return {
    ...shown(row, today),
    detail: row.detail,
    askedByOrganisation: row.askedByOrganisation,
    askedOn: row.askedOn,
    version: row.version,
    from: originOf(row),
    ownedBy:
      row.post === null
        ? { by: 'person', region: row.personRegion ?? '', personId: row.personId ?? '' }
        : { by: 'post', organisationId: row.organisationId, post: row.post as PostKind, office: row.office },
    steps: row.steps,
    evidence: (await attachedTo(db, { about: 'task', region, id })).map(({ id: attachmentId, file }) => ({
      id: attachmentId,
      file,
    })),
  };
}

function originOf({ origin, originRegion, originId, originTitle, stageTask }: Whole): Task['from'] {
  if (origin === '会议' && originTitle !== null)
    return { label: originTitle, to: `/meetings/${originRegion}/${originId}` };
  if (origin === '走访' && originTitle !== null)
    return { label: originTitle, to: `/visits/${originRegion}/${originId}` };
  if (origin === '阶段任务' && stageTask !== null)
    return { label: '阶段任务', to: `/cockpit/${stageTask.programmeId}?tab=stages` };
  return null;
}
