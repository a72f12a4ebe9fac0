import { sql } from 'kysely';
import { addDays, type Day } from '#core/kernel/day.ts';
import { actingPost } from '#core/projects/acting.ts';
import { carriedAt } from '#core/projects/carrying/carrying.ts';
import { SOON_DAYS } from '#core/projects/carrying/milestone.ts';
import type { TimelinePort, Todo, TodoPort } from '../../../platform/manifest.ts';
import { type Named, procedureOf } from '../definitions.ts';

type Of = Named & { id: string; region: string; caseId: string; title: string; organisation: string; step: string };

const CALL = sql`k.programme_id as "programmeId", k.programme_version as "programmeVersion", k.procedure_id as "procedureId"`;

/** 待办: milestones of one's own organisation that come due or are late, and changes that one decides on. */
export const carryingTodos: TodoPort = async (db, { actor, today, most }) => {
  const all: Todo[] = [];
  const own = actor.posts
    .filter(({ kind }) => kind === 'principal' || kind === 'alliance-lead' || kind === 'school-admin')
    .map(({ organisationId }) => organisationId);
  const due = await sql<Of & { milestone: string; due: Day }>`
    select m.id, m.region, c.id as "caseId", c.title, o.name as organisation, c.step, m.title as milestone, m.due_on as due, ${CALL}
    from projects.milestone m join projects.case c on c.region = m.region and c.id = m.case_id join projects.call k on k.id = c.call_id
      join organisations.v_organisation o on o.id = c.organisation_id
    where m.done_on is null and m.due_on <= ${addDays(today, SOON_DAYS)}::date and c.step is not null and c.organisation_id = any (${own}::uuid[])
    order by m.due_on, m.id`.execute(db);
  for (const { id, region, caseId, title, organisation, step, milestone, due: until, ...named } of due.rows) {
    if (carriedAt((await procedureOf(db, named)).procedure, step) === undefined) continue;
    all.push({
      key: `milestone/${id}`,
      kind: '项目节点',
      title: milestone,
      detail: `${organisation}“${title}”`,
      act: '登记完成',
      to: `/cases/${region}/${caseId}`,
      due: until,
    });
  }
  const asked = await sql<Of & { kind: string; due: Day | null; callRegion: string }>`
    select q.id, q.region, c.id as "caseId", c.title, o.name as organisation, c.step, q.kind, q.due_on as due, k.region as "callRegion", ${CALL}
    from projects.change_request q join projects.case c on c.region = q.region and c.id = q.case_id join projects.call k on k.id = c.call_id
      join organisations.v_organisation o on o.id = c.organisation_id
    where q.state = 'asked' and c.step is not null order by q.due_on nulls last, q.id`.execute(db);
  for (const { id, region, caseId, title, organisation, step, kind, due: until, callRegion, ...named } of asked.rows) {
    const carrying = carriedAt((await procedureOf(db, named)).procedure, step);
    if (actingPost(actor, carrying?.changes?.by, { callRegion, region }) === undefined) continue;
    all.push({
      key: `change/${id}`,
      kind: '变更申请',
      title,
      detail: `${organisation}申请${kind}`,
      act: '答复',
      to: `/cases/${region}/${caseId}`,
      due: until,
    });
  }
  const rows = all.toSorted((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'));
  return {
    total: rows.length,
    overdue: rows.filter(({ due: until }) => until !== null && until < today).length,
    rows: rows.slice(0, most),
  };
};

type Happened = {
  key: string;
  region: string;
  caseId: string;
  organisationId: string;
  programmeId: string;
  title: string;
  on: Day;
};

/** 动态: milestones reached, progress recorded and changes agreed of the projects of organisations. */
export const carryingTimeline: TimelinePort = async (db, { organisations, programmes = [], until, most }) => {
  const { rows } = await sql<Happened>`
    select h.key, h.region, h.case_id as "caseId", c.organisation_id as "organisationId", k.programme_id as "programmeId", h.title || '：' || c.title as title, h.on_day as on
    from (
      select 'milestone/' || id as key, region, case_id, '完成节点“' || title || '”' as title, done_on as on_day, marked_at as at
        from projects.milestone where done_on is not null
      union all select 'progress/' || id, region, case_id, '登记进展', on_day, at from projects.progress
      union all select 'change/' || id, region, case_id, '同意' || kind, answered_on, answered_at from projects.change_request where state = 'agreed'
    ) h join projects.case c on c.region = h.region and c.id = h.case_id join projects.call k on k.id = c.call_id
    where h.on_day <= ${until}::date and (c.organisation_id = any (${organisations}::uuid[]) or k.programme_id = any (${programmes}::text[]))
    order by h.on_day desc, h.at desc, h.key limit ${most}`.execute(db);
  return rows.map(({ region, caseId, ...row }) => ({ ...row, kind: '项目实施', to: `/cases/${region}/${caseId}` }));
};
