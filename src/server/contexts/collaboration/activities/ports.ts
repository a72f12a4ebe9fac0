import { sql } from 'kysely';
import { ACTIVITY_STATES, type ActivityState, RATING_DAYS, type SignUp } from '#core/collaboration/activity.ts';
import { addDays, type Day } from '#core/kernel/day.ts';
import { isCalled, nearness } from '../../../platform/database/search-pattern.ts';
import type { AgendaPort, SearchPort, TimelinePort, Todo, TodoPort } from '../../../platform/manifest.ts';

type Row = {
  readonly id: string;
  readonly region: string;
  readonly title: string;
  readonly to: Day;
  readonly state: ActivityState;
  readonly runs: boolean;
};

/** Days after an activity in which its summary is expected. */
const SUMMARY_WITHIN = 14;

const pageOf = ({ region, id }: { readonly region: string; readonly id: string }) => `/activities/${region}/${id}`;

/**
 * What activities ask of a person: who drafted one, or leads the school or alliance that runs it, closes the roster and writes
 * the summary; who came is asked to rate it.
 */
export const activityTodos: TodoPort = async (db, { actor, today, most }) => {
  const led = actor.posts
    .filter(({ kind }) => kind === 'alliance-lead' || kind === 'principal' || kind === 'school-admin')
    .map(({ organisationId }) => organisationId);
  const { rows } = await sql<Row>`
    select a.id, a.region, a.title, a.to_day as "to", a.state, true as runs from collaboration.activity a
    where a.state in ('published', 'held') and a.to_day <= ${today}::date
      and (a.organised_by = ${actor.personId}::uuid or a.organisation_id = any (${led}::uuid[]))
    union all
    select a.id, a.region, a.title, a.to_day, a.state, false from collaboration.activity_attendance t
      join collaboration.activity a on a.region = t.region and a.id = t.activity_id
    where t.person_id = ${actor.personId}::uuid and t.state = '到场' and a.state in ('held', 'summarised') and a.to_day >= ${addDays(today, -RATING_DAYS)}::date
      and not exists (select from collaboration.activity_rating r where r.region = t.region and r.activity_id = t.activity_id and r.person_id = t.person_id)`.execute(
    db,
  );
  const todos = rows.map(todoOf).toSorted((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1));
  return {
    total: todos.length,
    overdue: todos.filter(({ due }) => due !== null && due < today).length,
    rows: todos.slice(0, most),
  };
};

function todoOf({ runs, state, title, to, ...key }: Row): Todo {
  const about = { kind: '活动', title, to: pageOf(key) };
  if (!runs)
    return {
      ...about,
      key: `activity/${key.id}/rating`,
      detail: '您参加了这次活动，请作评价；不记名',
      act: '评价',
      due: addDays(to, RATING_DAYS),
    };
  if (state === 'published')
    return {
      ...about,
      key: `activity/${key.id}/close`,
      detail: '活动已到最后一天，结束签到后记为已举办；没有办成的请取消',
      act: '登记到场',
      due: to,
    };
  return {
    ...about,
    key: `activity/${key.id}/summary`,
    detail: '活动已举办，写出总结后计入职责',
    act: '写总结',
    due: addDays(to, SUMMARY_WITHIN),
  };
}

/** The sessions of the activities a person signed up for; while waiting, with a question mark. */
export const activityAgenda: AgendaPort = async (db, { actor, from, to }) => {
  const { rows } = await sql<{
    id: string;
    region: string;
    title: string;
    place: string;
    on: Day;
    begins: string;
    ends: string;
    state: ActivityState;
    mine: SignUp;
    version: number;
  }>`
    select a.id, a.region, a.title, a.place, s.on_day as "on", to_char(s.begins, 'HH24:MI') as begins, to_char(s.ends, 'HH24:MI') as ends, a.state, u.state as mine, a.version
    from collaboration.activity_sign_up u join collaboration.activity a on a.region = u.region and a.id = u.activity_id
      join collaboration.activity_session s on s.region = a.region and s.activity_id = a.id
    where u.person_id = ${actor.personId}::uuid and u.state <> 'withdrawn' and s.on_day between ${from}::date and ${to}::date
    order by s.on_day, s.begins, a.id`.execute(db);
  return rows.map(({ id, region, title, state, mine, ...session }) => ({
    ...session,
    key: `activity/${id}/${session.on}/${session.begins}`,
    kind: '活动',
    title: mine === 'waiting' ? `${title}（候补）` : title,
    to: pageOf({ region, id }),
    cancelled: state === 'cancelled',
  }));
};

const CALLED = { name: sql`a.title`, initials: sql`a.initials` };

export const activitySearch: SearchPort = {
  kind: '活动',
  list: '/activities',
  async find(db, { text, most }) {
    const { rows } = await sql<{
      id: string;
      region: string;
      name: string;
      on: string;
      organiser: string;
      state: ActivityState;
    }>`
      select a.id, a.region, a.title as name, a.from_day as "on", o.name as organiser, a.state
      from collaboration.activity a join organisations.v_organisation o on o.id = a.organisation_id
      where ${isCalled(CALLED, text)} order by ${nearness(CALLED, text)}, a.from_day desc, a.id limit ${most}`.execute(
      db,
    );
    return rows.map(({ name, on, organiser, state, ...key }) => ({
      id: key.id,
      name,
      about: `${organiser} · ${on} · ${ACTIVITY_STATES[state]}`,
      to: pageOf(key),
    }));
  },
};

/** Activities that were held, for those who follow who organised them. */
export const activityTimeline: TimelinePort = async (db, { organisations, until, most }) => {
  const { rows } = await sql<{ id: string; region: string; title: string; on: Day; organisationId: string }>`
    select a.id, a.region, a.title, a.from_day as "on", x.organisation_id as "organisationId"
    from (select region, id, organisation_id from collaboration.activity union all select region, activity_id, organisation_id from collaboration.activity_partner) x
      join collaboration.activity a on a.region = x.region and a.id = x.id
    where x.organisation_id = any (${organisations}::uuid[]) and a.state in ('held', 'summarised') and a.from_day <= ${until}::date
    order by a.from_day desc, a.id limit ${most}`.execute(db);
  return rows.map(({ title, on, organisationId, ...key }) => ({
    key: `activity/${key.id}`,
    kind: '活动',
    organisationId,
    title,
    on,
    to: pageOf(key),
  }));
};
