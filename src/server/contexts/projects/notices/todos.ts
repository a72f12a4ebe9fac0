import { sql } from 'kysely';
import type { Day } from '#core/kernel/day.ts';
import { stepOf } from '#core/projects/life.ts';
import type { TodoPort } from '../../../platform/manifest.ts';
import { type Named, procedureOf } from '../definitions.ts';
import { projectsPermissions as permitted } from '../permissions.ts';

type Running = Named & {
  id: string;
  title: string;
  step: string;
  to: Day;
  callRegion: string;
  open: number;
  places: { region: string; organisationId: string }[];
};

/** 待办: objections to answer, and notices whose period is over to finish. */
export const noticeTodos: TodoPort = async (db, { actor, today, most }) => {
  const { rows } = await sql<Running>`
    select t.id, t.title, t.step, t.to_day as "to", k.region as "callRegion", k.programme_id as "programmeId", k.programme_version as "programmeVersion",
      k.procedure_id as "procedureId",
      (select count(*) from projects.objection x where x.notice_id = t.id and x.answer is null) as open,
      (select json_agg(json_build_object('region', c.region, 'organisationId', c.organisation_id))
        from projects.noticed n join projects.case c on c.region = n.region and c.id = n.case_id where n.notice_id = t.id) as places
    from projects.notice t join projects.call k on k.id = t.call_id
    where t.finished_on is null and t.from_day <= ${today}::date order by t.to_day, t.id`.execute(db);
  const mine = [];
  for (const { id, title, step, to, callRegion, open, places, ...named } of rows) {
    if (open === 0 && today <= to) continue;
    const { procedure } = await procedureOf(db, named);
    const at = places.map((place) => ({ callRegion, ...place }));
    if (permitted.announce(actor, stepOf(procedure, step).by, at) !== true) continue;
    mine.push({
      key: `notice/${id}/${open === 0 ? 'finish' : 'answer'}`,
      kind: '申报',
      title,
      detail: open === 0 ? `公示已于 ${to} 期满，没有待答复的异议` : `有 ${open} 件异议没有答复`,
      act: open === 0 ? '办结公示' : '答复异议',
      to: `/notices/${id}`,
      due: to,
    });
  }
  return {
    total: mine.length,
    overdue: mine.filter(({ due }) => due < today).length,
    rows: mine.slice(0, most),
  };
};
