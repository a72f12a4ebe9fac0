import { sql } from 'kysely';
import { CITY } from '#core/identity/actor.ts';
import type { Day } from '#core/kernel/day.ts';
import type { Fact } from '#core/programmes/fact.ts';
import { type Happened, yieldsOf } from '#core/projects/yield.ts';
import type { Db } from '../../platform/database/database.ts';
import type { FactPort, Facts } from '../../platform/manifest.ts';
import { type Named, procedureOf } from './definitions.ts';

type Row = Named & {
  id: string;
  region: string;
  callRegion: string;
  organisation: string;
  title: string;
  kind: string | null;
  field: string | null;
  happened: Happened[];
  panels: Panel[];
};

/** A round that was closed on a case: on which day, at whose office, and whence its experts came. */
type Panel = { readonly on: Day; readonly region: string; readonly experts: readonly string[] };

const DEPENDS = ['projects', 'organisations', 'programmes'];

/** 程序产生的事实: which choice or outcome makes which fact is data of the definition; a case counts for its organisation. */
function ofCases(name: string): FactPort {
  return {
    dependsOn: DEPENDS,
    async load(db, region) {
      const facts: Fact[] = [];
      for (const row of await movedCases(db, region)) {
        const { procedure } = await procedureOf(db, row);
        for (const { yield: of, from, to } of yieldsOf(procedure, row.kind, row.happened)) {
          if (of.fact !== name) continue;
          facts.push({
            subject: row.id,
            label: row.title,
            organisation: row.organisation,
            region: row.region,
            ...(HELD.includes(name) ? { from, ...(to === null ? {} : { to }) } : { on: from }),
            attributes: {
              programme: row.programmeId,
              kind: of.as ?? row.kind ?? procedure.name,
              level: of.level ?? (row.callRegion === CITY ? '市级' : '区级'),
              ...(row.field === null ? {} : { field: row.field }),
              ...(name === 'evaluations.done' ? { by: evaluatedBy(row.panels, from) } : {}),
            },
            link: `/cases/${row.region}/${row.id}`,
          });
        }
      }
      return facts;
    },
  };
}

/** Facts that hold for a while; the others happened on a day. */
const HELD: readonly string[] = ['projects.established', 'schools.leading', 'plans.approved'];

/**
 * 评估主体: a panel is the experts' of the office that seated it, and the city's too where one of them comes from there. The round that
 * was closed last by the day is the one that evaluated.
 */
function evaluatedBy(panels: readonly Panel[], on: Day): string[] {
  const last = panels.findLast((panel) => panel.on <= on);
  if (last === undefined) return [];
  const regions = [last.region, ...last.experts];
  return [...(regions.includes(CITY) ? ['市级专家'] : []), ...(last.region === CITY ? [] : ['区级专家'])];
}

async function movedCases(db: Db, region: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select c.id, c.region, k.region as "callRegion", c.organisation_id as organisation, c.title, c.kind, c.field,
      k.programme_id as "programmeId", k.programme_version as "programmeVersion", k.procedure_id as "procedureId",
      (select json_agg(json_build_object('on', m.on_day, 'move', m.move, 'step', m.to_step, 'outcome', m.to_outcome) order by m.number)
        from projects.move m where m.region = c.region and m.case_id = c.id) as happened,
      coalesce((select json_agg(p order by p.closed_at) from (
        select r.closed_at, r.closed_at::date as on, r.region, array_agg(distinct s.expert_region) as experts
        from projects.seat s join projects.round r on r.id = s.round_id
        where s.region = c.region and s.case_id = c.id and s.state = 'declared' and r.closed_at is not null
        group by r.id, r.closed_at, r.region) p), '[]') as panels
    from projects.case c join projects.call k on k.id = c.call_id
    where c.moves > 0 and (${region} = ${CITY} or c.region = ${region})`.execute(db);
  return rows;
}

/** 发布的征集: counts on the day it was published, for whoever issues the programme; one for several kinds is a call for each. */
const callsOpened: FactPort = {
  dependsOn: DEPENDS,
  async load(db, region) {
    const { rows } = await sql<Named & { id: string; region: string; title: string; on: Day }>`
      select id, region, title, published_on as on, programme_id as "programmeId", programme_version as "programmeVersion", procedure_id as "procedureId"
      from projects.call where published_on is not null and state <> 'withdrawn' and (${region} = ${CITY} or region = ${region})`.execute(
      db,
    );
    return Promise.all(
      rows.map(async ({ id, region: at, title, on, ...named }) => {
        const { name, kinds = [] } = (await procedureOf(db, named)).procedure;
        return {
          subject: id,
          label: title,
          organisation: at,
          region: at,
          on,
          attributes: { programme: named.programmeId, kind: [name, ...kinds] },
          link: `/calls/${id}`,
        };
      }),
    );
  },
};

export const projectsFacts: Facts = {
  'calls.opened': callsOpened,
  'projects.established': ofCases('projects.established'),
  'projects.concluded': ofCases('projects.concluded'),
  'projects.selected': ofCases('projects.selected'),
  'cases.selected': ofCases('cases.selected'),
  'schools.leading': ofCases('schools.leading'),
  'plans.approved': ofCases('plans.approved'),
  'evaluations.done': ofCases('evaluations.done'),
};
