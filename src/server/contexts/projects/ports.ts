import { sql } from 'kysely';
import type { Day } from '#core/kernel/day.ts';
import type { StepKind } from '#core/programmes/language/procedure.ts';
import { stepOf } from '#core/projects/life.ts';
import { containing } from '../../platform/database/search-pattern.ts';
import type { SearchPort, TimelinePort, TodoPort } from '../../platform/manifest.ts';
import { waitingFor } from './cases/list.ts';
import { type Named, procedureOf } from './definitions.ts';
import { moveName, stepName } from './words.ts';

type Waiting = Named & {
  id: string;
  region: string;
  callId: string;
  title: string;
  organisation: string;
  step: string;
  due: Day | null;
};

/** 待办: cases that stand at a step of which the person has charge. What a public notice holds waits for its end, not for an act. */
export const caseTodos: TodoPort = async (db, { actor, today, most }) => {
  const waiting = sql`${await waitingFor(db, { actor, today })} and not exists (
    select from projects.noticed n join projects.notice t on t.id = n.notice_id where n.region = c.region and n.case_id = c.id and t.finished_on is null)`;
  const from = sql`projects.case c join projects.call k on k.id = c.call_id join organisations.v_organisation o on o.id = c.organisation_id where ${waiting}`;
  const { rows } = await sql<Waiting>`
    select c.id, c.region, c.call_id as "callId", c.title, o.name as organisation, c.step, c.due_on as due, k.programme_id as "programmeId", k.programme_version as "programmeVersion",
      k.procedure_id as "procedureId" from ${from} order by c.due_on nulls last, c.id limit ${most}`.execute(db);
  const counted = await sql<{ total: number; overdue: number }>`
    select count(*) as total, count(*) filter (where c.due_on < ${today}::date) as overdue from ${from}`.execute(db);
  return {
    total: counted.rows[0]?.total ?? 0,
    overdue: counted.rows[0]?.overdue ?? 0,
    rows: await Promise.all(
      rows.map(async ({ id, region, callId, title, organisation, step, due, ...named }) => {
        const { procedure } = await procedureOf(db, named);
        const act = stepName(procedure, step);
        return {
          key: `case/${id}/${step}`,
          kind: '申报',
          title,
          detail: `${organisation} · ${procedure.name}`,
          act: act.length > 8 ? '办理' : act,
          to: placeOf(stepOf(procedure, step).kind, callId, `/cases/${region}/${id}`),
          due,
        };
      }),
    ),
  };
};

/** What is decided and announced together has a page for all the cases of the call. */
function placeOf(kind: StepKind, callId: string, itself: string): string {
  if (kind === 'decide') return `/calls/${callId}/decide`;
  return kind === 'announce' ? `/calls/${callId}/notices` : itself;
}

/** 申报 by title or number of the project. */
export const caseSearch: SearchPort = {
  kind: '申报',
  list: '/cases',
  async find(db, { text, most }) {
    const { rows } = await sql<{ region: string; id: string; title: string; organisation: string; call: string }>`
      select c.region, c.id, c.title, o.name as organisation, k.title as call
      from projects.case c join projects.call k on k.id = c.call_id join organisations.v_organisation o on o.id = c.organisation_id
      where c.title ilike ${containing(text)} or c.number ilike ${containing(text)} order by c.entered_on desc, c.id limit ${most}`.execute(
      db,
    );
    return rows.map(({ region, id, title, organisation, call }) => ({
      id,
      name: title,
      about: `${organisation} · ${call}`,
      to: `/cases/${region}/${id}`,
    }));
  },
};

/** 征集 by title. */
export const callSearch: SearchPort = {
  kind: '征集',
  list: '/calls',
  async find(db, { text, most }) {
    const { rows } = await sql<{ id: string; title: string; opens: string }>`
      select id, title, opens from projects.call where state not in ('draft', 'withdrawn') and title ilike ${containing(text)}
      order by opens desc, id limit ${most}`.execute(db);
    return rows.map(({ id, title, opens }) => ({ id, name: title, about: `自 ${opens} 起受理`, to: `/calls/${id}` }));
  },
};

/** 公示 by title, once it is public. */
export const noticeSearch: SearchPort = {
  kind: '公示',
  async find(db, { text, today, most }) {
    const { rows } = await sql<{ id: string; title: string; from: Day; to: Day; finished: boolean }>`
      select t.id, t.title, t.from_day as from, t.to_day as to, t.finished_on is not null as finished
      from projects.notice t
      where t.from_day <= ${today}::date and t.title ilike ${containing(text)} order by t.from_day desc, t.id limit ${most}`.execute(
      db,
    );
    return rows.map(({ id, title, from, to, finished }) => ({
      id,
      name: title,
      about: `${from} 至 ${to}${finished ? ' · 已办结' : ''}`,
      to: `/notices/${id}`,
    }));
  },
};

type Moved = Named & {
  id: string;
  region: string;
  organisationId: string;
  title: string;
  move: string;
  outcome: string | null;
  number: number;
  on: Day;
};

/** 动态: what was decided of the cases of organisations. */
export const caseTimeline: TimelinePort = async (db, { organisations, programmes = [], until, most }) => {
  const { rows } = await sql<Moved>`
    select c.id, c.region, c.organisation_id as "organisationId", c.title, m.move, m.to_outcome as outcome, m.number, m.on_day as on,
      k.programme_id as "programmeId", k.programme_version as "programmeVersion", k.procedure_id as "procedureId"
    from projects.move m join projects.case c on c.region = m.region and c.id = m.case_id join projects.call k on k.id = c.call_id
    where m.on_day <= ${until}::date and (c.organisation_id = any (${organisations}::uuid[]) or k.programme_id = any (${programmes}::text[]))
    order by m.at desc, c.id limit ${most}`.execute(db);
  return Promise.all(
    rows.map(async ({ id, region, organisationId, title, move, outcome, number, on, ...named }) => ({
      key: `case/${id}/${number}`,
      kind: (await procedureOf(db, named)).procedure.name,
      organisationId,
      programmeId: named.programmeId,
      title: `${outcome ?? moveName(move)}：${title}`,
      on,
      to: `/cases/${region}/${id}`,
    })),
  );
};
