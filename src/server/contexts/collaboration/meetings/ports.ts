import { sql } from 'kysely';
import { MEETING_STATES, type MeetingState } from '#core/collaboration/meeting.ts';
import type { Day } from '#core/kernel/day.ts';
import { isCalled, nearness } from '../../../platform/database/search-pattern.ts';
import type { AgendaPort, SearchPort, TimelinePort, Todo, TodoPort } from '../../../platform/manifest.ts';

type Row = {
  id: string;
  region: string;
  title: string;
  on: Day;
  state: MeetingState;
  minutes: 'draft' | 'circulating' | 'final' | null;
  until: Day | null;
  keeps: boolean;
  remarked: boolean;
};

/** Days after a meeting in which its minutes are expected. */
const MINUTES_WITHIN = 7;

/**
 * What meetings ask of a person: who keeps the minutes closes the roster, writes, and finishes them; who came reads what
 * circulates. Who keeps them is the secretary, else whoever leads the organisation that holds the meeting.
 */
export const meetingTodos: TodoPort = async (db, { actor, today, most }) => {
  const led = actor.posts
    .filter(({ kind }) => kind === 'alliance-lead' || kind === 'principal' || kind === 'school-admin')
    .map(({ organisationId }) => organisationId);
  const { rows } = await sql<Row>`
    select m.id, m.region, m.title, m.on_day as "on", m.state, x.state as minutes, x.remarks_until as until,
      coalesce(m.secretary_id = ${actor.personId}::uuid, m.organisation_id = any (${led}::uuid[])) as keeps,
      exists (select from collaboration.remark r where r.region = m.region and r.meeting_id = m.id and r.edition = x.edition and r.person_id = ${actor.personId}::uuid) as remarked
    from collaboration.meeting m
      left join lateral (select e.state, e.edition, e.remarks_until from collaboration.minutes e where e.region = m.region and e.meeting_id = m.id order by e.edition desc limit 1) x on true
    where m.on_day <= ${today}::date and m.state <> 'cancelled' and (x.state is null or x.state <> 'final')
      and (m.secretary_id = ${actor.personId}::uuid or (m.secretary_id is null and m.organisation_id = any (${led}::uuid[]))
        or exists (select from collaboration.attendance a where a.region = m.region and a.meeting_id = m.id and a.person_id = ${actor.personId}::uuid and a.state = '到会'))
    order by m.on_day`.execute(db);
  const todos = rows.flatMap((row) => todoOf(row, today));
  return {
    total: todos.length,
    overdue: todos.filter(({ due }) => due !== null && due < today).length,
    rows: todos.slice(0, most),
  };
};

function todoOf({ id, region, title, on, state, minutes, until, keeps, remarked }: Row, today: Day): Todo[] {
  const due = Temporal.PlainDate.from(on).add({ days: MINUTES_WITHIN }).toString() as Day;
  const about = { key: `meeting/${id}`, kind: '会议', title, to: `/meetings/${region}/${id}` };
  if (keeps && state === 'planned')
    return [{ ...about, detail: `${on}的会议，结束签到后记为已召开；没有开成的请取消`, act: '登记到会', due: on }];
  if (keeps && (minutes === null || minutes === 'draft'))
    return [{ ...about, detail: '会议已召开，纪要还没有送传阅', act: '写纪要', due }];
  if (keeps && minutes === 'circulating' && (until ?? '') < today)
    return [{ ...about, detail: '传阅已截止，处理意见后定稿', act: '纪要定稿', due }];
  if (!keeps && minutes === 'circulating' && (until ?? '') >= today && !remarked)
    return [{ ...about, detail: '纪要正在传阅，有意见请提出；没有意见不必办理', act: '看纪要', due: until }];
  return [];
}

/** Meetings a person is invited to. */
export const meetingAgenda: AgendaPort = async (db, { actor, from, to }) => {
  const { rows } = await sql<{
    id: string;
    region: string;
    title: string;
    place: string;
    on: Day;
    begins: string;
    ends: string;
    state: MeetingState;
    version: number;
  }>`
    select m.id, m.region, m.title, m.place, m.on_day as "on", to_char(m.begins, 'HH24:MI') as begins, to_char(m.ends, 'HH24:MI') as ends, m.state, m.version
    from collaboration.meeting m where m.id = any (collaboration.meetings_of(${actor.personId}::uuid)) and m.on_day between ${from}::date and ${to}::date
    order by m.on_day, m.begins, m.id`.execute(db);
  return rows.map(({ id, region, state, ...row }) => ({
    ...row,
    key: `meeting/${id}`,
    kind: '会议',
    to: `/meetings/${region}/${id}`,
    cancelled: state === 'cancelled',
  }));
};

const CALLED = { name: sql`m.title`, initials: sql`m.initials` };

export const meetingSearch: SearchPort = {
  kind: '会议',
  list: '/meetings',
  async find(db, { text, most }) {
    const { rows } = await sql<{
      id: string;
      region: string;
      name: string;
      on: string;
      holder: string;
      state: MeetingState;
    }>`
      select m.id, m.region, m.title as name, m.on_day as "on", o.name as holder, m.state
      from collaboration.meeting m join organisations.v_organisation o on o.id = m.organisation_id
      where ${isCalled(CALLED, text)} order by ${nearness(CALLED, text)}, m.on_day desc, m.id limit ${most}`.execute(
      db,
    );
    return rows.map(({ id, region, name, on, holder, state }) => ({
      id,
      name,
      about: `${holder} · ${on}${state === 'held' ? '' : ` · ${MEETING_STATES[state]}`}`,
      to: `/meetings/${region}/${id}`,
    }));
  },
};

/** Meetings that were held, for those who follow who held them. */
export const meetingTimeline: TimelinePort = async (db, { organisations, until, most }) => {
  const { rows } = await sql<{ id: string; region: string; title: string; on: Day; organisationId: string }>`
    select m.id, m.region, m.title, m.on_day as "on", m.organisation_id as "organisationId" from collaboration.meeting m
    where m.organisation_id = any (${organisations}::uuid[]) and m.state = 'held' and m.on_day <= ${until}::date
    order by m.on_day desc, m.id limit ${most}`.execute(db);
  return rows.map(({ id, region, title, on, organisationId }) => ({
    key: `meeting/${id}`,
    kind: '会议',
    organisationId,
    title,
    on,
    to: `/meetings/${region}/${id}`,
  }));
};
