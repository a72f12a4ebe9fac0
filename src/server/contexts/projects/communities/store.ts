import { type RawBuilder, sql } from 'kysely';
import { CITY } from '#core/identity/actor.ts';
import type { Day } from '#core/kernel/day.ts';
import type { Definition } from '#core/programmes/definition.ts';
import type { Procedure } from '#core/programmes/language/procedure.ts';
import type { Running } from '#core/projects/life.ts';
import { type Happened, yieldsOf } from '#core/projects/yield.ts';
import { type Db, uuidsAmong } from '../../../platform/database/database.ts';
import type { ProceduralCall } from '../calls/store.ts';
import { newestDefinitions } from '../definitions.ts';
import type { Led } from './permissions.ts';

type Communities = NonNullable<Procedure['communities']>;

/** 共同体：an alliance that projects are put into, with what its programme asks of it. */
export type Community = Led & {
  readonly name: string;
  readonly kind: string;
  readonly field: string | null;
  readonly from: Day;
  readonly to: Day | null;
  readonly rules: Grouping;
};

/** What a procedure says of communities, with the definition in which the bodies and duties it names stand. */
export type Grouping = {
  readonly definition: Definition;
  readonly procedure: Procedure;
  readonly communities: Communities;
};

export const groupingOf = ({
  definition,
  procedure,
}: {
  definition: Definition;
  procedure: Running;
}): Grouping | null =>
  procedure.communities === undefined ? null : { definition, procedure, communities: procedure.communities };

/** How communities of a kind in a region are put together, by the newest definition that says so. */
function groupingFor(newest: readonly Definition[], kind: string, region: string): Grouping | null {
  for (const definition of newest)
    for (const procedure of definition.region === region ? (definition.procedures ?? []) : [])
      if (procedure.communities?.kind === kind) return { definition, procedure, communities: procedure.communities };
  return null;
}

type Row = Pick<Community, 'id' | 'region' | 'name' | 'kind' | 'field' | 'from' | 'to' | 'leads'>;

const COMMUNITY = sql`a.id, a.region, a.name, a.kind, a.field, a.from_day as "from", nullif(a.to_day, 'infinity') as "to"`;
const leadsOn = (
  today: Day,
) => sql`coalesce((select json_agg(m.school_id order by m.from_day, m.id) from organisations.v_membership m
  where m.alliance_id = a.id and m.role = '牵头校' and m.from_day <= ${today}::date and ${today}::date < m.to_day), '[]') as leads`;

/** Those of the alliances that are communities: not those that no programme puts together of projects, nor those dissolved by the day. */
export async function communitiesOf(db: Db, ids: readonly string[], today: Day): Promise<Community[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`
    select ${COMMUNITY}, ${leadsOn(today)} from organisations.v_alliance a
    where a.id = any (${uuidsAmong(ids)}::uuid[]) and ${today}::date < a.to_day`.execute(db);
  const newest = rows.length === 0 ? [] : await newestDefinitions(db);
  return rows.flatMap((row) => {
    const rules = groupingFor(newest, row.kind, row.region);
    return rules === null ? [] : { ...row, by: rules.communities.by, rules };
  });
}

/** A community; `undefined` for an alliance that is none on the day. */
export async function communityOf(db: Db, id: string, today: Day): Promise<Community | undefined> {
  return (await communitiesOf(db, [id], today))[0];
}

/** Communities of a region that projects of the procedure can be put into. */
export async function communitiesFor(db: Db, rules: Grouping, region: string, today: Day): Promise<Community[]> {
  const { rows } = await sql<Row>`
    select ${COMMUNITY}, ${leadsOn(today)} from organisations.v_alliance a
    where a.kind = ${rules.communities.kind} and a.region = ${region} and a.from_day <= ${today}::date and ${today}::date < a.to_day
    order by a.name collate platform.pinyin, a.id`.execute(db);
  return rows.map((row) => ({ ...row, by: rules.communities.by, rules }));
}

export type Established = {
  readonly region: string;
  readonly id: string;
  readonly title: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly organisationKind: string;
  readonly regionName: string;
  readonly kind: string | null;
  readonly field: string | null;
  readonly number: string | null;
  readonly step: string | null;
  readonly outcome: string | null;
  /** The community in which it is, and the row that says so; it stands unless its end is set. */
  readonly placed: {
    readonly id: string;
    readonly alliance: string;
    readonly from: Day;
    readonly stands: boolean;
  } | null;
};

/** A case of a call, and whether it is established and not ended since. */
export type Placeable = Established & { readonly callId: string; readonly established: boolean };

type Procedured = Pick<ProceduralCall, 'id' | 'procedure'>;

/** 待编组的项目 of these calls, as far as the asking eyes see them: established, not ended since, and in no community that stands. */
export async function openIn(db: Db, calls: readonly Procedured[]): Promise<Placeable[]> {
  const ons = calls.flatMap(({ procedure: { yields = [] } }) =>
    yields.flatMap(({ fact, on }) => (fact === 'projects.established' ? [on] : [])),
  );
  const named = [...new Set(ons)];
  const cameTo = sql`exists (select from projects.move m where m.region = c.region and m.case_id = c.id
    and (m.move = any (${named}::text[]) or m.to_step = any (${named}::text[]) or m.to_outcome = any (${named}::text[])))`;
  const unplaced = sql`not exists (select from projects.community_case x join organisations.v_alliance a on a.id = x.alliance_id
    where x.region = c.region and x.case_id = c.id and x.to_day = 'infinity' and a.to_day = 'infinity')`;
  return (await casesOf(db, calls, sql`${unplaced} and ${cameTo}`)).filter(({ established }) => established);
}

/** Submitted cases of these calls, as far as the asking eyes see them. */
export async function casesOf(
  db: Db,
  calls: readonly Procedured[],
  only: RawBuilder<unknown> = sql`true`,
): Promise<Placeable[]> {
  const procedures = new Map(calls.map(({ id, procedure }) => [id, procedure]));
  const { rows } = await sql<Omit<Placeable, 'established'> & { happened: Happened[] }>`
    select c.call_id as "callId", c.region, c.id, c.title, c.organisation_id as "organisationId", o.name as "organisationName", o.kind as "organisationKind", r.name as "regionName",
      c.kind, c.field, c.number, c.step, c.outcome,
      (select json_build_object('id', x.id, 'alliance', x.alliance_id, 'from', x.from_day, 'stands', a.to_day = 'infinity') from projects.community_case x join organisations.v_alliance a on a.id = x.alliance_id
        where x.region = c.region and x.case_id = c.id and x.to_day = 'infinity') as placed,
      (select json_agg(json_build_object('on', m.on_day, 'move', m.move, 'step', m.to_step, 'outcome', m.to_outcome) order by m.number)
        from projects.move m where m.region = c.region and m.case_id = c.id) as happened
    from projects.case c join organisations.v_organisation o on o.id = c.organisation_id join organisations.v_region r on r.code = c.region
    where c.call_id = any (${[...procedures.keys()]}::uuid[]) and c.moves > 0 and ${only} order by c.field, c.number, c.title, c.id`.execute(
    db,
  );
  return rows.map(({ happened, ...row }) => {
    const procedure = procedures.get(row.callId);
    return { ...row, established: procedure !== undefined && isEstablished(procedure, row.kind, happened) };
  });
}

/** Whether a case is established, and not ended since. */
export const isEstablished = (procedure: Procedure, kind: string | null, happened: readonly Happened[]): boolean =>
  yieldsOf(procedure, kind, happened).some(({ yield: { fact }, to }) => fact === 'projects.established' && to === null);

export async function isMember(db: Db, alliance: string, school: string, today: Day): Promise<boolean> {
  const found = await db
    .selectFrom('organisations.v_membership')
    .select('id')
    .where('alliance_id', '=', alliance)
    .where('school_id', '=', school)
    .where('to_day', '>', today)
    .executeTakeFirst();
  return found !== undefined;
}

export type Joining = {
  readonly region: string;
  readonly id: string;
  readonly allianceId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly regionName: string;
  readonly body: string;
  readonly askedByName: string;
  readonly askedOn: Day;
  readonly admitted: boolean | null;
  readonly answer: string | null;
  readonly answeredByName: string | null;
  readonly answeredOn: Day | null;
};

/** 加入申请 to communities, as far as the asking eyes see them: what waits first, then the latest. */
export async function joiningsTo(db: Db, alliances: readonly string[]): Promise<Joining[]> {
  const { rows } = await sql<Joining>`
    select j.region, j.id, j.alliance_id as "allianceId", j.organisation_id as "organisationId", o.name as "organisationName", r.name as "regionName", j.body,
      j.asked_by_name as "askedByName", j.asked_on as "askedOn", j.admitted, j.answer, j.answered_by_name as "answeredByName", j.answered_on as "answeredOn"
    from projects.joining j join organisations.v_organisation o on o.id = j.organisation_id join organisations.v_region r on r.code = j.region
    where j.alliance_id = any (${uuidsAmong(alliances)}::uuid[]) order by j.answered_on is not null, j.asked_on desc, j.id`.execute(
    db,
  );
  return rows;
}

/** 指导团队 of a community, as its programme names it. */
export const teamOf = (
  { id, name, from }: { readonly id: string; readonly name: string; readonly from: Day },
  definition: Definition,
  body: { readonly id: string; readonly kind: string },
) => ({
  organisationId: id,
  name: `${name}${body.kind}`,
  kind: body.kind,
  level: definition.region === CITY ? '市级' : '区级',
  programmeId: definition.id,
  bodyKey: body.id,
  from,
});

/** The team of a community on the day, where it has one. */
export async function teamIn(
  tx: Db,
  alliance: string,
  programme: string,
  key: string,
  today: Day,
): Promise<string | undefined> {
  const found = await tx
    .selectFrom('organisations.v_body')
    .select('id')
    .where('organisation_id', '=', alliance)
    .where('programme_id', '=', programme)
    .where('body_key', '=', key)
    .where('from_day', '<=', today)
    .where('to_day', '>', today)
    .orderBy('from_day')
    .executeTakeFirst();
  return found?.id ?? undefined;
}
