import { sql } from 'kysely';
import { qualityOf, type RatedCriterion } from '#core/collaboration/activity-rating.ts';
import { CITY } from '#core/identity/actor.ts';
import type { Day } from '#core/kernel/day.ts';
import type { Fact } from '#core/programmes/fact.ts';
import type { FactPort, Facts } from '../../../platform/manifest.ts';

type Row = {
  readonly id: string;
  readonly region: string;
  readonly title: string;
  readonly kind: string;
  readonly level: string;
  readonly programme: string | null;
  readonly on: Day;
  readonly organisation: string;
  readonly at: string;
};

/**
 * An activity once for each of its organisers. What a bureau or the commission organises counts for the district or the city,
 * as duties name them that the issuer of a programme owes.
 */
const ORGANISED = sql`(
  select a.region, a.id, a.title, a.kind, a.level, a.programme_id as programme, a.from_day as "on", a.state, o.region as at,
    case when o.kind in ('bureau', 'commission') then o.region else o.id::text end as organisation
  from (select region, id, organisation_id from collaboration.activity union all select region, activity_id, organisation_id from collaboration.activity_partner) x
    join collaboration.activity a on a.region = x.region and a.id = x.id join organisations.v_organisation o on o.id = x.organisation_id)`;

const dependsOn = ['collaboration', 'organisations', 'exchange'];

function factOf({ id, region, title, organisation, at, on, kind, programme }: Row, more: Partial<Fact>): Fact {
  return {
    subject: id,
    label: title,
    organisation,
    region: at,
    on,
    link: `/activities/${region}/${id}`,
    ...more,
    attributes: { kind, ...(programme === null ? {} : { programme }), ...more.attributes },
  };
}

/** 举办的活动: on its first day, once somebody came and the summary is written. */
const activitiesHeld: FactPort = {
  dependsOn,
  async load(db, region) {
    const { rows } = await sql<Row>`
      select * from ${ORGANISED} e where e.state = 'summarised' and (${region} = ${CITY} or e.at = ${region})`.execute(
      db,
    );
    return rows.map((row) => factOf(row, { attributes: { level: row.level } }));
  },
};

/** 活动质量: from five ratings on, the share of full marks over all criteria. */
const activitiesQuality: FactPort = {
  dependsOn,
  async load(db, region) {
    const { rows } = await sql<Row & { rated: RatedCriterion[] }>`
      select e.*, q.rated from ${ORGANISED} e
        join (select r.region, r.activity_id, json_agg(json_build_object('criterion', r.criterion, 'people', r.people, 'mean', r.mean)) as rated
          from (select region, activity_id, criterion, count(*) as people, avg(score)::float8 as mean from collaboration.activity_rating group by region, activity_id, criterion) r
          where r.people >= 5 group by r.region, r.activity_id) q on q.region = e.region and q.activity_id = e.id
      where e.state in ('held', 'summarised') and (${region} = ${CITY} or e.at = ${region})`.execute(db);
    return rows.map((row) => factOf(row, { value: qualityOf(row.rated) }));
  },
};

/** 培训学时: of everybody who came to an activity with hours, for where the person works. */
const staffTraining: FactPort = {
  dependsOn: [...dependsOn, 'identity'],
  personal: true,
  async load(db, region) {
    const { rows } = await sql<Row & { person: string; name: string; hours: number }>`
      select a.id, a.region, a.title, a.kind, a.programme_id as programme, a.from_day as "on", a.hours::float8 as hours,
        n.id as person, n.name, o.id as organisation, o.region as at
      from collaboration.activity a join collaboration.activity_attendance t on t.region = a.region and t.activity_id = a.id and t.state = '到场'
        join identity.v_person n on n.region = t.person_region and n.id = t.person_id join organisations.v_organisation o on o.id = n.organisation_id
      where a.state in ('held', 'summarised') and a.hours is not null and (${region} = ${CITY} or o.region = ${region})`.execute(
      db,
    );
    return rows.map((row) => factOf(row, { subject: row.person, label: row.name, value: row.hours }));
  },
};

export const activityFacts: Facts = {
  'activities.held': activitiesHeld,
  'activities.quality': activitiesQuality,
  'staff.training': staffTraining,
};
