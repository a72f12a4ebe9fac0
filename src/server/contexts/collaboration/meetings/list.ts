import { type RawBuilder, sql } from 'kysely';
import type { collaborationRoutes } from '#contract/collaboration.ts';
import type { Asked, Output } from '#contract/route.ts';
import { CITY } from '#core/identity/actor.ts';
import type { Db } from '../../../platform/database/database.ts';
import { containing } from '../../../platform/database/search-pattern.ts';

type Meetings = Output<typeof collaborationRoutes.meetings>;

/** Enough of those expected came, as `isQuorate` has it. */
const ENOUGH = sql`(m.present > 0 and m.present * 100 >= m.quorum * m.expected)`;

/** Enough of those expected came, and the minutes are final: the meeting counts. */
export const COUNTS = sql`(m.state = 'held' and ${ENOUGH}
  and exists (select from collaboration.minutes f where f.region = m.region and f.meeting_id = m.id and f.state = 'final'))`;

/** The edition in hand, else the final one. */
const EDITION = sql`(select x.state from collaboration.minutes x where x.region = m.region and x.meeting_id = m.id order by x.edition desc limit 1)`;

export const MEETING = sql`m.id, m.region, m.kind, m.title, m.on_day as "on", to_char(m.begins, 'HH24:MI') as begins, to_char(m.ends, 'HH24:MI') as ends, m.place,
  m.organisation_id as "organisationId", o.name as "organisationName", o.kind as "organisationKind", m.body_id as "bodyId", b.name as "bodyName", m.state, ${EDITION} as minutes,
  case when m.state = 'held' then ${ENOUGH} end as quorate, ${COUNTS} as counts`;
export const FROM_MEETINGS = sql`collaboration.meeting m join organisations.v_organisation o on o.id = m.organisation_id left join organisations.v_body b on b.id = m.body_id`;

/** 会议 that the asking eyes see: those to come in the order they come, then those of the past, the latest first. */
export async function meetings(
  db: Db,
  asked: Asked<typeof collaborationRoutes.meetings>,
): Promise<Pick<Meetings, 'rows' | 'total' | 'kinds'>> {
  const where: RawBuilder<unknown>[] = [sql`true`];
  if (asked.region !== undefined && asked.region !== CITY) where.push(sql`m.region = ${asked.region}`);
  if (asked.organisation !== undefined) where.push(sql`m.organisation_id = ${asked.organisation}`);
  if (asked.body !== undefined) where.push(sql`m.body_id = ${asked.body}`);
  if (asked.kind !== undefined) where.push(sql`m.kind = ${asked.kind}`);
  if (asked.state !== undefined) where.push(sql`m.state = ${asked.state}`);
  if (asked.mine !== undefined) where.push(sql`m.id = any ((select collaboration.my_meetings())::uuid[])`);
  if (asked.from !== undefined) where.push(sql`m.on_day >= ${asked.from}::date`);
  if (asked.to !== undefined) where.push(sql`m.on_day <= ${asked.to}::date`);
  if (asked.search)
    where.push(
      sql`(m.title || ' ' || m.initials ilike ${containing(asked.search)} or o.name || ' ' || o.initials ilike ${containing(asked.search)})`,
    );
  const wanted = sql.join(where, sql` and `);
  const { rows } = await sql<Meetings['rows'][number]>`
    select ${MEETING} from ${FROM_MEETINGS} where ${wanted}
    order by m.state = 'planned' desc, case when m.state = 'planned' then m.on_day end, m.on_day desc, m.begins, m.id
    limit ${asked.size} offset ${(asked.page - 1) * asked.size}`.execute(db);
  const counted = await sql<{ total: number }>`select count(*) as total from ${FROM_MEETINGS} where ${wanted}`.execute(
    db,
  );
  return { rows, total: counted.rows[0]?.total ?? 0, kinds: await meetingKinds(db) };
}

export async function meetingKinds(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('collaboration.meeting_kind')
    .select('name')
    .orderBy('rank')
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
}
