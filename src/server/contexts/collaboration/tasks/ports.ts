import { sql } from 'kysely';
import { TASK_STATES, type TaskState } from '#core/collaboration/task.ts';
import type { Day } from '#core/kernel/day.ts';
import { isCalled, nearness } from '../../../platform/database/search-pattern.ts';
import type { AgendaPort, SearchPort, TodoPort } from '../../../platform/manifest.ts';
import { mineOf } from './report.ts';

type Row = {
  id: string;
  region: string;
  title: string;
  due: Day;
  state: TaskState;
  askedBy: string;
  organisation: string;
};

/** Tasks that wait for a person: those to be done, and those done that the person asked for. */
export const taskTodos: TodoPort = async (db, { actor, today, most }) => {
  const waiting = sql`collaboration.task t where (t.state = 'open' and ${mineOf(actor)}) or (t.state = 'done' and t.asked_by = ${actor.personId}::uuid)`;
  const { rows } = await sql<Row>`
    select w.*, o.name as organisation from (
      select t.id, t.region, t.title, t.due_day as due, t.state, t.asked_by_name as "askedBy", t.organisation_id from ${waiting} order by t.due_day, t.id limit ${most}
    ) w join organisations.v_organisation o on o.id = w.organisation_id order by w.due, w.id`.execute(db);
  const counted = await sql<{ total: number; overdue: number }>`
    select count(*) as total, count(*) filter (where t.state = 'open' and t.due_day < ${today}::date) as overdue from ${waiting}`.execute(
    db,
  );
  return {
    total: counted.rows[0]?.total ?? 0,
    overdue: counted.rows[0]?.overdue ?? 0,
    rows: rows.map(({ id, region, title, due, state, askedBy, organisation }) => ({
      key: `task/${id}/${state}`,
      kind: '任务',
      title,
      detail: state === 'open' ? `${askedBy}交办` : `${organisation}报告已完成，请确认办结或退回`,
      act: state === 'open' ? '报告进展' : '确认办结',
      to: `/tasks/${region}/${id}`,
      due: state === 'open' ? due : null,
    })),
  };
};

/** The days on which a person's tasks are due. */
export const taskAgenda: AgendaPort = async (db, { actor, from, to }) => {
  const { rows } = await sql<{ id: string; region: string; title: string; on: Day; version: number }>`
    select t.id, t.region, t.title, t.due_day as "on", t.version from collaboration.task t
    where t.state = 'open' and ${mineOf(actor)} and t.due_day between ${from}::date and ${to}::date order by t.due_day, t.id`.execute(
    db,
  );
  return rows.map(({ id, region, title, on, version }) => ({
    key: `task/${id}`,
    kind: '任务到期',
    title,
    place: null,
    on,
    begins: null,
    ends: null,
    to: `/tasks/${region}/${id}`,
    version,
    cancelled: false,
  }));
};

const CALLED = { name: sql`t.title`, initials: sql`t.initials` };

export const taskSearch: SearchPort = {
  kind: '任务',
  list: '/tasks',
  async find(db, { text, most }) {
    const { rows } = await sql<{
      id: string;
      region: string;
      name: string;
      due: string;
      state: TaskState;
      organisation: string;
    }>`
      select t.id, t.region, t.title as name, t.due_day as due, t.state, o.name as organisation
      from collaboration.task t join organisations.v_organisation o on o.id = t.organisation_id
      where ${isCalled(CALLED, text)} order by ${nearness(CALLED, text)}, t.state = 'open' desc, t.due_day desc, t.id limit ${most}`.execute(
      db,
    );
    return rows.map(({ id, region, name, due, state, organisation }) => ({
      id,
      name,
      about: `${organisation} · ${due} 到期 · ${TASK_STATES[state]}`,
      to: `/tasks/${region}/${id}`,
    }));
  },
};
