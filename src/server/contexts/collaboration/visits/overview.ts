import { type RawBuilder, sql } from 'kysely';
import type { visitRoutes } from '#contract/collaboration/visits.ts';
import type { Asked, Output } from '#contract/route.ts';
import { CITY } from '#core/identity/actor.ts';
import type { Day } from '#core/kernel/day.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { containing } from '../../../platform/database/search-pattern.ts';
import { liaisonsNamed } from './assignments.ts';
import { FROM_VISITS, VISIT } from './list.ts';
import * as store from './store.ts';

type Overview = Output<typeof visitRoutes.visitOverview>;
type Row = Omit<Overview['rows'][number], 'liaisons' | 'last'> & {
  liaisons: string[];
  lastId: string | null;
  lastOn: string | null;
  lastName: string | null;
};

/** The last visit to an organisation by a day, of a programme if one is asked for. */
const lastVisit = (organisation: RawBuilder<unknown>, on: Day, programme?: string) => sql`lateral (
  select v.id, v.on_day, v.liaison_name from collaboration.visit v
  where v.organisation_id = ${organisation} and v.state = 'sent' and v.on_day <= ${on}::date ${programme === undefined ? sql`` : sql`and v.programme_id = ${programme}`}
  order by v.on_day desc, v.id limit 1) l`;

/** Points about an organisation that are not settled at the end of a day. */
const unsettled = (organisation: RawBuilder<unknown>, on: Day) => sql`(
  select count(*) from collaboration.visit v join collaboration.visit_point p on p.region = v.region and p.visit_id = v.id
  where v.organisation_id = ${organisation} and v.state = 'sent' and v.sent_on <= ${on}::date and (p.settled_on is null or p.settled_on > ${on}::date))`;

/**
 * 走访一览: every organisation that somebody is assigned to on the day, with who that is, the last visit and what is not settled.
 * Asked of a programme, only those assigned for it, and only visits for it, as its duties count them.
 */
export async function overview(
  db: Db,
  asked: Asked<typeof visitRoutes.visitOverviewWorkbook> & { readonly page: number; readonly size: number },
  on: Day,
): Promise<Pick<Overview, 'rows' | 'total'>> {
  const having: RawBuilder<unknown>[] = [sql`true`];
  if (asked.liaison !== undefined) having.push(sql`bool_or(a.liaison_id = ${asked.liaison}::uuid)`);
  if (asked.programme !== undefined) having.push(sql`bool_or(a.programme_id = ${asked.programme})`);
  const where: RawBuilder<unknown>[] = [sql`true`];
  if (asked.search) where.push(sql`o.name || ' ' || o.initials ilike ${containing(asked.search)}`);
  const within = asked.region !== undefined && asked.region !== CITY ? sql`a.region = ${asked.region}` : sql`true`;
  const found = sql`(
    select a.organisation_id, array_agg(distinct a.liaison_id) as liaisons, coalesce(array_agg(distinct a.programme_id) filter (where a.programme_id is not null), '{}') as programmes
    from collaboration.liaison_assignment a where a.from_day <= ${on}::date and a.to_day > ${on}::date and ${within}
    group by a.organisation_id having ${sql.join(having, sql` and `)}
  ) s join organisations.v_organisation o on o.id = s.organisation_id`;
  const longest = sql`l.on_day nulls first`;
  const name = sql`o.name collate platform.pinyin`;
  const order = {
    longest: sql`${longest}, ${name}`,
    name,
    unsettled: sql`unsettled desc, ${longest}, ${name}`,
  }[asked.sort];
  const { rows } = await sql<Row>`
    select o.id, o.region, o.name, o.kind, s.liaisons, s.programmes, l.id as "lastId", l.on_day as "lastOn", l.liaison_name as "lastName", ${on}::date - l.on_day as days,
      (select count(*) from collaboration.visit v where v.organisation_id = o.id and v.state = 'sent' and v.on_day <= ${on}::date) as visits, ${unsettled(sql`o.id`, on)} as unsettled
    from ${found} left join ${lastVisit(sql`o.id`, on, asked.programme)} on true
    where ${sql.join(where, sql` and `)} order by ${order}, o.id limit ${asked.size} offset ${(asked.page - 1) * asked.size}`.execute(
    db,
  );
  const counted = await sql<{ total: number }>`
    select count(*) as total from ${found} where ${sql.join(where, sql` and `)}`.execute(db);
  const named = await liaisonsNamed(
    db,
    rows.flatMap(({ liaisons }) => liaisons),
    on,
  );
  return {
    total: counted.rows[0]?.total ?? 0,
    rows: rows.map(({ liaisons, lastId, lastOn, lastName, ...row }) => ({
      ...row,
      liaisons: liaisons.flatMap((id) => named.get(id) ?? []).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      last: lastId === null ? null : { id: lastId, on: lastOn ?? '', liaisonName: lastName ?? '' },
    })),
  };
}

type Desk = Omit<Output<typeof visitRoutes.visitDesk>, 'can'>;

/** What a liaison begins with: the own organisations, who was not visited longest first, and the drafts. */
export async function desk(db: Db, { actor, today }: Caller, wanted: string | undefined): Promise<Desk> {
  const asked = wanted === undefined ? undefined : await store.organisation(db, wanted);
  const { rows } = await sql<Desk['organisations'][number]>`
    select o.id, o.name, o.kind, l.on_day as "lastOn", ${today}::date - l.on_day as days, ${unsettled(sql`o.id`, today)} as unsettled
    from organisations.v_organisation o left join ${lastVisit(sql`o.id`, today)} on true
    where o.to_day > ${today}::date and o.id in (select a.organisation_id from collaboration.liaison_assignment a
      where a.liaison_id = ${actor.personId}::uuid and a.from_day <= ${today}::date and a.to_day > ${today}::date)
    order by l.on_day nulls first, o.name collate platform.pinyin, o.id`.execute(db);
  const drafts = await sql<Desk['drafts'][number]>`
    select ${VISIT} from ${FROM_VISITS} where v.state = 'draft' and v.liaison_id = ${actor.personId}::uuid order by v.on_day, v.id`.execute(
    db,
  );
  return {
    organisations: rows,
    drafts: drafts.rows,
    wanted:
      asked?.kind === 'school' || asked?.kind === 'alliance' ? { id: asked.organisationId, name: asked.name } : null,
  };
}
