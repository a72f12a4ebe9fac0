import { sql } from 'kysely';
import type { Message } from '#core/workspace/notice.ts';
import { asTable } from '../../../platform/database/bulk.ts';
import type { Db } from '../../../platform/database/database.ts';

/** 待投递: a notice on its way to a person or to a group. */
export type Due = {
  readonly region: string;
  readonly id: string;
  readonly personId: string | null;
  readonly robotId: string | null;
  readonly message: Message;
  readonly state: 'waiting' | 'failed';
  /** This try counted. */
  readonly tries: number;
};

/** What became of a try. */
export type Outcome =
  | { readonly state: 'sent' }
  /** Put off: the reader has quiet hours. */
  | { readonly state: 'waiting'; readonly due: Temporal.Instant }
  | { readonly state: 'failed'; readonly due: Temporal.Instant; readonly reason: string }
  | { readonly state: 'given-up'; readonly reason: string };

/** How long a try may take before another may begin: should the server fall over meanwhile, it is done again. */
const LEASE_MINUTES = 10;
const AT_A_TIME = 200;

/** Takes what is due, so that no other server sends it as well. */
export async function claim(db: Db, now: Temporal.Instant): Promise<Due[]> {
  const { rows } = await sql<Due>`
    with due as (
      select region, id, due_at from workspace.delivery where state in ('waiting', 'failed') and due_at <= ${now.toString()}::timestamptz
      order by due_at, id limit ${AT_A_TIME} for update skip locked
    ),
    taken as (
      update workspace.delivery d set tries = d.tries + 1, due_at = ${now.add({ minutes: LEASE_MINUTES }).toString()}::timestamptz
      from due where d.region = due.region and d.id = due.id
      returning d.region, d.id, d.person_id as "personId", d.robot_id as "robotId", d.message, d.state, d.tries, d.told_at
    )
    select region, id, "personId", "robotId", message, state, tries from taken order by told_at, id`.execute(db);
  return rows;
}

/** Writes down what became of the tries of one message. */
export async function settle(
  db: Db,
  tried: readonly Due[],
  outcomeOf: (due: Due) => Outcome,
  now: Temporal.Instant,
): Promise<void> {
  const rows = tried.map((due) => {
    const outcome = outcomeOf(due);
    return {
      region: due.region,
      id: due.id,
      state: outcome.state,
      // What was only put off was not tried.
      more: outcome.state === 'waiting' ? -1 : 0,
      due: 'due' in outcome ? outcome.due.toString() : null,
      reason: 'reason' in outcome ? outcome.reason : null,
    };
  });
  await sql`
    update workspace.delivery d set state = r.state, tries = d.tries + r.more, due_at = coalesce(r.due, d.due_at),
      reason = case when r.state = 'sent' then null else coalesce(r.reason, d.reason) end,
      sent_at = case when r.state = 'sent' then ${now.toString()}::timestamptz end
    from ${asTable(rows, 'region text, id uuid, state text, more integer, due timestamptz, reason text')} r
    where d.region = r.region and d.id = r.id`.execute(db);
}
