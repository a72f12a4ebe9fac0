import { type RawBuilder, sql } from 'kysely';
import { CITY } from '#core/identity/actor.ts';
import type { Day } from '#core/kernel/day.ts';
import type { Progressing } from '#core/projects/carrying/risk.ts';
import { asTable } from '../../../platform/database/bulk.ts';
import type { Db } from '../../../platform/database/database.ts';
import { type Named, type Procedural, procedureOf } from '../definitions.ts';

/** 实施中的项目, with everything by which its progress is judged. */
export type UnderWay = Named &
  Procedural & {
    readonly region: string;
    readonly regionName: string;
    readonly id: string;
    readonly title: string;
    readonly number: string | null;
    readonly kind: string | null;
    readonly field: string | null;
    readonly organisationId: string;
    readonly organisationName: string;
    readonly initials: string;
    readonly step: string;
    readonly milestones: readonly { readonly title: string; readonly due: Day; readonly doneOn: Day | null }[];
  } & Omit<Progressing, 'milestones'>;

type Where = {
  readonly region?: string | undefined;
  readonly organisation?: string | undefined;
  readonly case?: string | undefined;
};

/** All cases that stand where they are carried out, as far as the asking eyes see them. */
export async function underWay(db: Db, asked: Where): Promise<UnderWay[]> {
  const places = await carryingPlaces(db);
  if (places.length === 0) return [];
  const where: RawBuilder<unknown>[] = [sql`true`];
  if (asked.region !== undefined && asked.region !== CITY) where.push(sql`c.region = ${asked.region}`);
  if (asked.organisation !== undefined) where.push(sql`c.organisation_id = ${asked.organisation}`);
  if (asked.case !== undefined) where.push(sql`c.id = ${asked.case}`);
  const { rows } = await sql<Omit<UnderWay, keyof Procedural>>`
    with p as materialized (select * from ${asTable(places, 'call_id uuid, step text')} p),
    s as (
      select c.region, c.id, min(m.on_day) as since from p join projects.case c on c.call_id = p.call_id
        join projects.move m on m.region = c.region and m.case_id = c.id and m.to_step = p.step
      where c.step is not null and ${sql.join(where, sql` and `)} group by c.region, c.id)
    select c.region, r.name as "regionName", c.id, c.title, c.number, c.kind, c.field, c.organisation_id as "organisationId", o.name as "organisationName", o.initials,
      c.step, c.due_on as "stepDue", k.programme_id as "programmeId", k.programme_version as "programmeVersion", k.procedure_id as "procedureId", s.since,
      coalesce((select json_agg(json_build_object('title', m.title, 'due', m.due_on, 'doneOn', m.done_on) order by m.due_on, m.title)
        from projects.milestone m where m.region = c.region and m.case_id = c.id), '[]') as milestones,
      (select min(q.due_on) from projects.change_request q where q.region = c.region and q.case_id = c.id and q.state = 'asked') as "changeDue",
      greatest(
        (select max(g.on_day) from projects.progress g where g.region = c.region and g.case_id = c.id),
        (select max(m.done_on) from projects.milestone m where m.region = c.region and m.case_id = c.id),
        (select max(q.asked_on) from projects.change_request q where q.region = c.region and q.case_id = c.id),
        (select max(v.on_day) from projects.move v where v.region = c.region and v.case_id = c.id and v.answers is not null and v.on_day > s.since)) as "lastRecord"
    from s join projects.case c on c.region = s.region and c.id = s.id join p on p.call_id = c.call_id and p.step = c.step
      join projects.call k on k.id = c.call_id join organisations.v_organisation o on o.id = c.organisation_id
      join organisations.v_region r on r.code = c.region
    order by c.region, o.name, c.title, c.id`.execute(db);
  return Promise.all(rows.map(async (row) => ({ ...row, ...(await procedureOf(db, row)) })));
}

/** The steps of calls at which something is carried out. */
async function carryingPlaces(db: Db): Promise<{ call_id: string; step: string }[]> {
  const { rows } = await sql<Named & { id: string }>`
    select id, programme_id as "programmeId", programme_version as "programmeVersion", procedure_id as "procedureId"
    from projects.call where state in ('open', 'closed')`.execute(db);
  const places = await Promise.all(
    rows.map(async ({ id, ...named }) =>
      ((await procedureOf(db, named)).procedure.carrying?.at ?? []).map((step) => ({ call_id: id, step })),
    ),
  );
  return places.flat();
}
