import { sql } from 'kysely';
import type { projectsRoutes } from '#contract/projects.ts';
import type { Output } from '#contract/route.ts';
import type { Day } from '#core/kernel/day.ts';
import type { Happened } from '#core/projects/yield.ts';
import { type Db, uuidsAmong } from '../../../platform/database/database.ts';
import { call } from '../calls/store.ts';
import { standingName } from '../words.ts';
import { isEstablished } from './store.ts';

type Project = Output<typeof projectsRoutes.callCommunities>['communities'][number]['projects'][number];
type Row = Omit<Project, 'state' | 'established'> & {
  alliance: string;
  step: string | null;
  outcome: string | null;
  happened: Happened[];
};

/** 编入的项目 of communities on the day, those that came to an end since among them: they are there until somebody takes them out. */
export async function projectsIn(
  db: Db,
  ids: readonly string[],
  today: Day,
): Promise<(Project & { alliance: string })[]> {
  const { rows } = await sql<Row>`
    select x.alliance_id as alliance, x.region, x.case_id as id, x.call_id as "callId", x.organisation_id as "organisationId", o.name as "organisationName",
      r.name as "regionName", x.title, x.kind, x.field, x.number, x.step, x.outcome, x.from_day as "from", x.readable, x.happened
    from projects.cases_in(${uuidsAmong(ids)}::uuid[]) x join organisations.v_organisation o on o.id = x.organisation_id
      join organisations.v_region r on r.code = x.region where x.from_day <= ${today}::date and ${today}::date < x.to_day`.execute(
    db,
  );
  const calls = new Map<string, Awaited<ReturnType<typeof call>>>();
  for (const id of new Set(rows.map(({ callId }) => callId))) calls.set(id, await call(db, id));
  return rows.map(({ step, outcome, happened, ...row }) => {
    const procedure = calls.get(row.callId)?.procedure;
    const established = procedure !== undefined && isEstablished(procedure, row.kind, happened);
    const standing = outcome ?? (procedure && step !== null ? standingName(procedure, { step, outcome: null }) : '');
    return { ...row, established, state: established ? standing : '立项已终止' };
  });
}

/** Whether the school has a place in the community beyond this project: another that goes on there, or because it asked to join. */
export async function staysIn(tx: Db, alliance: string, organisation: string, today: Day): Promise<boolean> {
  const others = await projectsIn(tx, [alliance], today);
  if (others.some(({ organisationId, established }) => organisationId === organisation && established)) return true;
  const joined = await tx
    .selectFrom('projects.joining')
    .select('id')
    .where('alliance_id', '=', alliance)
    .where('organisation_id', '=', organisation)
    .where('admitted', '=', true)
    .executeTakeFirst();
  return joined !== undefined;
}
