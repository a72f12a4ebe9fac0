import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Day } from '#core/kernel/day.ts';
import type { Message } from '#core/workspace/notice.ts';
import { AT_FIRST, afterQuiet, dueAt } from '#core/workspace/preference.ts';
import type { Announcement } from '../../../platform/announce.ts';
import { asTable } from '../../../platform/database/bulk.ts';
import type { Db } from '../../../platform/database/database.ts';
import { TOLD } from '../../../platform/freshness/line.ts';
import type { Job } from '../../../platform/jobs.ts';
import { dayOf } from '../../../platform/time/clock.ts';
import { PREFERENCE, type PreferenceRow, preferenceOf } from '../preferences.ts';

/**
 * 送达通知：one notice to each person announced to and to whoever holds the posts today, and beside it what goes out by mail and
 * to groups. Every statement does nothing the second time, so that the job may be run again after whatever broke it off.
 */
export const deliver: Job = async ({ database: { system }, settings, clock }, payload) => {
  const announcement = payload as Announcement;
  const now = clock();
  const reached = await peopleOf(system, announcement, dayOf(now));
  const rows = reached.map(({ region, personId, email, mayMail, ...choices }) => {
    const wanted = settings.mail !== undefined && email !== null && mayMail;
    const due = wanted ? dueAt(now, preferenceOf(choices), announcement.kind) : null;
    return { region, personId, id: randomUUID(), deliveryId: randomUUID(), dueAt: due?.toString() ?? null };
  });
  await write(system, announcement, rows, now);
  await post(system, announcement, now);
  await sql`select platform.add_job('workspace.send', '{}')`.execute(system);
};

type Reached = PreferenceRow & {
  readonly region: string;
  readonly personId: string;
  readonly email: string | null;
  /** Whether the person could still sign in. */
  readonly mayMail: boolean;
};

const POSTS = '"organisationId" uuid, post text, office text';

async function peopleOf(db: Db, { people = [], posts = [], except }: Announcement, today: Day): Promise<Reached[]> {
  const { rows } = await sql<Reached>`
    with told as (
      select a.region, a."personId" as person_id from ${asTable(people, 'region text, "personId" uuid')} a
      union
      select p.region, p.person_id from ${asTable(posts, POSTS)} a
        join identity.v_post p on p.organisation_id = a."organisationId" and p.kind = a.post and coalesce(a.office, p.office, '') = coalesce(p.office, '')
      where p.from_day <= ${today}::date and ${today}::date < p.to_day
    )
    select n.region, n.id as "personId", c.email, ${PREFERENCE}, not coalesce(u.suspended, false) and exists (
        select from identity.v_post q where q.region = n.region and q.person_id = n.id and q.from_day <= ${today}::date and ${today}::date < q.to_day) as "mayMail"
    from told join identity.v_person n on n.region = told.region and n.id = told.person_id
      left join identity.v_contact c on c.region = n.region and c.person_id = n.id
      left join identity.v_account u on u.region = n.region and u.person_id = n.id
      left join workspace.preference f on f.region = n.region and f.person_id = n.id
    where n.id is distinct from ${except ?? null}::uuid`.execute(db);
  return rows;
}

type Row = {
  readonly region: string;
  readonly personId: string;
  readonly id: string;
  readonly deliveryId: string;
  readonly dueAt: string | null;
};

const messageOf = ({ kind, title, body, to }: Announcement): Message => ({ kind, title, body, to });

/** Notices, the letters about them, and the word to whoever is looking: all or nothing, in one statement. */
async function write(db: Db, announcement: Announcement, rows: readonly Row[], now: Temporal.Instant): Promise<void> {
  if (rows.length === 0) return;
  const { kind, key, title, body, to } = announcement;
  const columns = 'region text, "personId" uuid, id uuid, "deliveryId" uuid, "dueAt" timestamptz';
  await sql`
    with asked as (select * from ${asTable(rows, columns)} r),
    told as (
      insert into workspace.notice (region, id, person_id, key, kind, title, body, leads_to, told_at)
      select region, id, "personId", ${key}, ${kind}, ${title}, ${body}, ${to}, ${now.toString()}::timestamptz from asked
      on conflict on constraint notice_once do nothing returning region, person_id
    ),
    queued as (
      insert into workspace.delivery (region, id, person_id, key, message, told_at, due_at)
      select a.region, a."deliveryId", a."personId", ${key}, ${JSON.stringify(messageOf(announcement))}::jsonb, ${now.toString()}::timestamptz, a."dueAt"
      from asked a join told t on t.region = a.region and t.person_id = a."personId" where a."dueAt" is not null
      on conflict on constraint delivery_once do nothing
    )
    select pg_notify(${TOLD}, person_id::text) from told`.execute(db);
}

/** To the groups of the organisations whose matter it is, and of those whose posts are told; groups sleep at night too. */
async function post(db: Db, announcement: Announcement, now: Temporal.Instant): Promise<void> {
  const { kind, key, posts = [], groups = [] } = announcement;
  await sql`
    insert into workspace.delivery (region, id, robot_id, key, message, told_at, due_at)
    select r.region, gen_random_uuid(), r.id, ${key}, ${JSON.stringify(messageOf(announcement))}::jsonb, ${now.toString()}::timestamptz,
      ${afterQuiet(now, AT_FIRST.quiet).toString()}::timestamptz
    from workspace.robot r
    where ${kind} = any (r.kinds) and (r.organisation_id = any (${groups}::uuid[]) or exists (
      select from ${asTable(posts, POSTS)} a
      where a."organisationId" = r.organisation_id and coalesce(a.office, r.office, '') = coalesce(r.office, '')))
    on conflict on constraint delivery_once do nothing`.execute(db);
}
