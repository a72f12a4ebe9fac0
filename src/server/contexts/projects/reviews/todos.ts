import { sql } from 'kysely';
import type { Day } from '#core/kernel/day.ts';
import type { Todo, TodoPort } from '../../../platform/manifest.ts';
import { procedureOf } from '../definitions.ts';
import { projectsPermissions as permitted } from '../permissions.ts';
import { stepName } from '../words.ts';

type Open = {
  id: string;
  region: string;
  callId: string;
  callTitle: string;
  step: string;
  panelStep: string;
  closes: Day;
  programmeId: string;
  programmeVersion: number;
  procedureId: string;
};

const OPEN = sql`select r.id, r.region, r.call_id as "callId", k.title as "callTitle", r.step, r.panel_step as "panelStep",
  (r.closes_at at time zone 'Asia/Shanghai')::date as closes, k.programme_id as "programmeId", k.programme_version as "programmeVersion",
  k.procedure_id as "procedureId"`;
const IN = sql`from projects.round r join projects.call k on k.id = r.call_id`;
const SITTING = sql`s.round_id = r.id and s.state in ('seated', 'declared') and c.region = s.region and c.id = s.case_id and c.step = r.step`;
const SUBMITTED = sql`exists (select from projects.review v where v.region = s.region and v.round_id = s.round_id and v.case_id = s.case_id
  and v.expert_id = s.expert_id and v.submitted_at is not null)`;

const listed = (rows: readonly Todo[], today: Day, most: number) => ({
  total: rows.length,
  overdue: rows.filter(({ due }) => due !== null && due < today).length,
  rows: rows.slice(0, most),
});

/** 待办 of an expert: what lies on the desk, undeclared or unsubmitted, in rounds whose time is not over. */
export const deskTodos: TodoPort = async (db, { actor, today, most }) => {
  const { rows } = await sql<Open & { undeclared: number; waiting: number }>`
    ${OPEN}, count(*) filter (where s.state = 'seated') as undeclared, count(*) as waiting
    ${IN}, projects.seat s, projects.case c
    where ${SITTING} and s.expert_id = ${actor.personId} and r.opened_at is not null and r.closed_at is null
      and ${today}::date <= (r.closes_at at time zone 'Asia/Shanghai')::date and not ${SUBMITTED}
    group by r.region, r.id, k.id order by r.closes_at, r.id`.execute(db);
  const todos = await Promise.all(
    rows.map(async ({ id, callTitle, step, closes, undeclared, waiting, ...named }): Promise<Todo> => {
      const { procedure } = await procedureOf(db, named);
      return {
        key: `review/${id}/${undeclared > 0 ? 'declare' : 'mark'}`,
        kind: '申报',
        title: `${undeclared > 0 ? '待声明回避' : '待评审'}：${callTitle}`,
        detail: `“${stepName(procedure, step)}”还有 ${waiting} 件未提交`,
        act: undeclared > 0 ? '声明回避' : '评审',
        to: '/reviews',
        due: closes,
      };
    }),
  );
  return listed(todos, today, most);
};

/** 待办 of the office: a round that can be closed, or that lacks an expert who stepped back. */
export const roundTodos: TodoPort = async (db, { actor, today, most }) => {
  const { rows } = await sql<Open & { left: number; fewest: number | null }>`
    ${OPEN},
      (select count(*) from projects.seat s, projects.case c where ${SITTING} and not ${SUBMITTED}) as left,
      (select min(y.sitting) from (select count(*) filter (where s.state <> 'recused') as sitting
        from projects.seat s join projects.case c on c.region = s.region and c.id = s.case_id and c.step = r.step
        where s.round_id = r.id group by s.case_id) y) as fewest
    ${IN} where r.opened_at is not null and r.closed_at is null order by r.closes_at, r.id`.execute(db);
  const todos: Todo[] = [];
  for (const { id, region, callId, callTitle, step, panelStep, closes, left, fewest, ...named } of rows) {
    const { procedure } = await procedureOf(db, named);
    const panel = procedure.steps.find((each) => each.id === panelStep);
    if (panel?.by === undefined || permitted.panel(actor, { region, by: panel.by }) !== true) continue;
    const full = left === 0;
    const vacant = fewest !== null && fewest < (panel.experts ?? 1);
    if (!full && !vacant && closes >= today) continue;
    const name = stepName(procedure, step);
    todos.push({
      key: `round/${id}/${vacant ? 'replace' : 'close'}`,
      kind: '申报',
      title: vacant
        ? `待补选专家：${callTitle}`
        : `${full ? '评审已满，可以结束' : '评审已截止，待结束'}：${callTitle}`,
      detail: vacant ? `“${name}”有专家申请回避` : full ? `“${name}”的专家均已提交` : `“${name}”还有 ${left} 份未提交`,
      act: vacant ? '补选专家' : '结束评审',
      to: `/calls/${callId}/reviews`,
      due: closes,
    });
  }
  return listed(todos, today, most);
};
