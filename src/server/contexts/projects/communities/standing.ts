import { sql } from 'kysely';
import type { projectsRoutes } from '#contract/projects.ts';
import type { Output } from '#contract/route.ts';
import type { Day } from '#core/kernel/day.ts';
import type { FactSet } from '#core/programmes/language/measure.ts';
import { lackingIn, lackWords } from '#core/projects/communities/lacking.ts';
import { type Db, uuidsAmong } from '../../../platform/database/database.ts';
import { projectsIn } from './placed.ts';
import type { Community } from './store.ts';

export type Standing = Output<typeof projectsRoutes.callCommunities>['communities'][number];
export type Guide = { alliance: string; personId: string; name: string; from: Day };
export type Summarised = {
  region: string;
  id: string;
  alliance: string;
  title: string;
  kind: string;
  level: string;
  on: Day;
  /** Whether the caller may open it. */
  readable: boolean;
};

/** How communities stand on the day, and what each lacks; `guides` and `activities` of all of them beside. */
export async function standingsOf(
  db: Db,
  communities: readonly Community[],
  today: Day,
): Promise<{ standings: Omit<Standing, 'waiting'>[]; guides: Guide[]; activities: Summarised[] }> {
  const ids = communities.map(({ id }) => id);
  const [projects, members, documents] = [
    await projectsIn(db, ids, today),
    await membersOf(db, ids, today),
    await documentsOf(db, communities, today),
  ];
  const [guides, activities] = [await guidesOf(db, communities, today), await activitiesOf(db, ids)];
  const standings = communities.map((community): Omit<Standing, 'waiting'> => {
    const { id, name, field, rules } = community;
    const { experts: need, document, duty: dutyId } = rules.communities;
    const own = projects.filter(({ alliance }) => alliance === id).map(({ alliance: _of, ...project }) => project);
    const counted = guides.filter(({ alliance }) => alliance === id).length;
    const lead = members.find((member) => member.alliance === id && member.role === '牵头校');
    const title = documents.find(({ alliance }) => alliance === id)?.title ?? null;
    const duty = rules.definition.duties?.find((each) => each.id === dutyId);
    const done =
      duty && activities.find((one) => one.alliance === id && one.on <= today && fulfils(one, duty.metBy, today));
    const lacking = lackingIn(
      { experts: need, document, duty: duty?.statement },
      {
        projects: own.filter(({ established }) => established).length,
        members: members.filter(({ alliance }) => alliance === id).length,
        lead: lead !== undefined,
        experts: counted,
        hasDocument: title !== null,
        dutyDone: done !== undefined,
      },
    );
    return {
      id,
      name,
      field,
      members: members.filter(({ alliance }) => alliance === id).length,
      lead: lead === undefined ? null : { id: lead.school, name: lead.name },
      experts: need === undefined ? null : { has: counted, need },
      document: document === undefined ? null : { name: document, title },
      duty:
        duty === undefined
          ? null
          : {
              statement: duty.statement,
              done: done === undefined ? null : { title: done.title, to: activityPlace(done), readable: done.readable },
            },
      lacking: lacking.map(lackWords),
      projects: own,
    };
  });
  return { standings, guides, activities };
}

export const activityPlace = ({ region, id }: Summarised) => `/activities/${region}/${id}`;

/** Whether an activity of this year is of those that fulfil the duty. */
function fulfils({ on, kind, level }: Summarised, metBy: FactSet, today: Day): boolean {
  if (on.slice(0, 4) !== today.slice(0, 4)) return false;
  if (typeof metBy === 'string') return metBy === 'activities.held';
  if (!('fact' in metBy) || metBy.fact !== 'activities.held') return false;
  const held: Readonly<Record<string, string>> = { kind, level };
  return Object.entries(metBy.where ?? {}).every(([attribute, wanted]) =>
    (Array.isArray(wanted) ? wanted : [wanted]).some((value) => value === held[attribute]),
  );
}

async function membersOf(db: Db, ids: readonly string[], today: Day) {
  const { rows } = await sql<{ alliance: string; school: string; name: string; role: string }>`
    select m.alliance_id as alliance, m.school_id as school, o.name, m.role from organisations.v_membership m
      join organisations.v_organisation o on o.id = m.school_id
    where m.alliance_id = any (${uuidsAmong(ids)}::uuid[]) and m.from_day <= ${today}::date and ${today}::date < m.to_day
    order by m.from_day, m.id`.execute(db);
  return rows;
}

async function documentsOf(db: Db, communities: readonly Community[], today: Day) {
  const kind = communities[0]?.rules.communities.document ?? null;
  const { rows } = await sql<{ alliance: string; title: string }>`
    select alliance_id as alliance, title from organisations.v_alliance_document
    where alliance_id = any (${uuidsAmong(communities.map(({ id }) => id))}::uuid[]) and kind = ${kind}
      and from_day <= ${today}::date and ${today}::date < to_day`.execute(db);
  return rows;
}

/** Who sits in the teams that the programme names. */
async function guidesOf(db: Db, communities: readonly Community[], today: Day): Promise<Guide[]> {
  const rules = communities[0]?.rules;
  const team = rules?.communities.team;
  if (rules === undefined || team === undefined) return [];
  const { rows } = await sql<Guide>`
    select b.organisation_id as alliance, e.person_id as "personId", e.name, e.from_day as "from" from organisations.v_body b
      join projects.experts_in(array(select t.id from organisations.v_body t where t.organisation_id = any (${uuidsAmong(communities.map(({ id }) => id))}::uuid[]))) e on e.body_id = b.id
    where b.programme_id = ${rules.definition.id} and b.body_key = ${team} and b.from_day <= ${today}::date and ${today}::date < b.to_day
      and e.from_day <= ${today}::date and ${today}::date < e.to_day order by e.from_day, e.seat_id`.execute(db);
  return rows;
}

async function activitiesOf(db: Db, ids: readonly string[]): Promise<Summarised[]> {
  const { rows } = await sql<Summarised>`
    select s.region, s.id, s.organisation_id as alliance, s.title, s.kind, s.level, s.on_day as "on",
      exists (select from collaboration.v_activity a where a.region = s.region and a.id = s.id) as readable
    from collaboration.v_activity_summarised s where s.organisation_id = any (${uuidsAmong(ids)}::uuid[]) order by s.on_day desc, s.id`.execute(
    db,
  );
  return rows;
}
