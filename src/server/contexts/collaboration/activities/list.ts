import { type RawBuilder, sql } from 'kysely';
import type { collaborationRoutes } from '#contract/collaboration.ts';
import type { Asked, Output } from '#contract/route.ts';
import { signUpOn } from '#core/collaboration/activity.ts';
import { CITY } from '#core/identity/actor.ts';
import type { Day } from '#core/kernel/day.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { isCalled } from '../../../platform/database/search-pattern.ts';

type Activities = Output<typeof collaborationRoutes.activities>;
type Row = Activities['rows'][number];

/** Those who organise an activity, the one that runs it first. */
const ORGANISERS = sql`(select json_agg(json_build_object('id', o.id, 'name', o.name) order by x.rank) from (
    select a.organisation_id as id, -1 as rank union all
    select p.organisation_id, p.rank from collaboration.activity_partner p where p.region = a.region and p.activity_id = a.id
  ) x join organisations.v_organisation o on o.id = x.id)`;

/** Columns of an activity in a list, with the asker's own sign-up. */
export const activityColumns = (
  personId: string,
) => sql`a.id, a.region, a.kind, a.level, a.title, a.from_day as "from", a.to_day as "to", a.place,
  (select to_char(min(s.begins), 'HH24:MI') from collaboration.activity_session s where s.region = a.region and s.activity_id = a.id and s.on_day = a.from_day) as begins,
  ${ORGANISERS} as organisers, a.state, a.capacity, a.came, a.hours::float8 as hours, line.taken, line.waiting,
  case when a.sign_up_from is not null then json_build_object('from', a.sign_up_from, 'until', a.sign_up_until) end as "signUp",
  (select s.state from collaboration.activity_sign_up s where s.region = a.region and s.activity_id = a.id and s.person_id = ${personId}) as mine`;
export const FROM_ACTIVITIES = sql`collaboration.activity a cross join lateral collaboration.places_of(a.region, a.id) line`;

/** Where the sign-up of a row stands today. */
export const signUpIs = ({ state, signUp }: Pick<Row, 'state' | 'signUp'>, today: Day): Row['signUpIs'] =>
  signUpOn({ state, signUp: signUp as { from: Day; until: Day } | null }, today);

/** 活动 that the asking eyes see: those to come in the order they come, then those of the past, the latest first. */
export async function activities(
  db: Db,
  { actor, today }: Caller,
  asked: Asked<typeof collaborationRoutes.activities>,
): Promise<Pick<Activities, 'rows' | 'total' | 'kinds'>> {
  const isOpen = sql`a.state = 'published' and ${today}::date between a.sign_up_from and a.sign_up_until`;
  const where: RawBuilder<unknown>[] = [sql`true`];
  if (asked.region !== undefined && asked.region !== CITY) where.push(sql`a.region in (${asked.region}, ${CITY})`);
  if (asked.organisation !== undefined) where.push(organisedBy([asked.organisation]));
  if (asked.kind !== undefined) where.push(sql`a.kind = ${asked.kind}`);
  if (asked.level !== undefined) where.push(sql`a.level = ${asked.level}`);
  if (asked.state !== undefined) where.push(sql`a.state = ${asked.state}`);
  if (asked.open !== undefined) where.push(isOpen);
  if (asked.mine === 'organised')
    where.push(
      sql`(a.organised_by = ${actor.personId} or ${organisedBy(actor.posts.map(({ organisationId }) => organisationId))})`,
    );
  if (asked.mine === 'joined')
    where.push(
      sql`(exists (select from collaboration.activity_sign_up s where s.region = a.region and s.activity_id = a.id and s.person_id = ${actor.personId} and s.state <> 'withdrawn')
        or exists (select from collaboration.activity_attendance t where t.region = a.region and t.activity_id = a.id and t.person_id = ${actor.personId}))`,
    );
  if (asked.search) {
    const called = isCalled({ name: sql`a.title`, initials: sql`a.initials` }, asked.search);
    const organiser = isCalled({ name: sql`o.name`, initials: sql`o.initials` }, asked.search);
    where.push(
      sql`(${called} or exists (select from organisations.v_organisation o where o.id = a.organisation_id and ${organiser}))`,
    );
  }
  const wanted = sql.join(where, sql` and `);
  const toCome = sql`(a.state in ('draft', 'published') and a.to_day >= ${today}::date)`;
  const { rows } = await sql<Omit<Row, 'signUpIs'>>`
    select ${activityColumns(actor.personId)} from (
      select a.* from collaboration.activity a where ${wanted}
      order by ${toCome} desc, case when ${toCome} then a.from_day end, a.from_day desc, a.id
      limit ${asked.size} offset ${(asked.page - 1) * asked.size}
    ) a cross join lateral collaboration.places_of(a.region, a.id) line
    order by ${toCome} desc, case when ${toCome} then a.from_day end, a.from_day desc, a.id`.execute(db);
  const counted = await sql<{
    total: number;
  }>`select count(*) as total from collaboration.activity a where ${wanted}`.execute(db);
  return {
    rows: rows.map((row) => ({ ...row, signUpIs: signUpIs(row, today) })),
    total: counted.rows[0]?.total ?? 0,
    kinds: await activityKinds(db),
  };
}

/** Organised by one of these, alone or with others. */
function organisedBy(organisations: readonly string[]): RawBuilder<unknown> {
  return sql`(a.organisation_id = any (${organisations}::uuid[]) or exists (select from collaboration.activity_partner p
    where p.region = a.region and p.activity_id = a.id and p.organisation_id = any (${organisations}::uuid[])))`;
}

async function activityKinds(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('collaboration.activity_kind')
    .select('name')
    .orderBy('rank')
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
}
