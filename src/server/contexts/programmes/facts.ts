import { sql } from 'kysely';
import { CITY } from '#core/identity/actor.ts';
import type { Day } from '#core/kernel/day.ts';
import type { Facts } from '../../platform/manifest.ts';

type Participation = {
  organisation: string;
  name: string;
  kind: string;
  region: string;
  from: Day;
  to: Day | null;
  programme: string;
  role: string;
  level: string | null;
  batch: string | null;
};
type Done = { programme: string; region: string; stage: string; task: string; on: Day; note: string | null };

export const programmesFacts: Facts = {
  participation: {
    dependsOn: ['programmes', 'organisations', 'exchange'],
    async load(db, region) {
      const { rows } = await sql<Participation>`
        select p.organisation_id as organisation, o.name, o.kind, o.region, p.from_day as "from", p.to_day as "to", p.programme_id as programme, p.role, p.level, p.batch
        from programmes.participation p join organisations.v_organisation o on o.id = p.organisation_id where ${region} = ${CITY} or o.region = ${region}`.execute(
        db,
      );
      return rows.map((row) => ({
        subject: row.organisation,
        label: row.name,
        region: row.region,
        from: row.from,
        ...(row.to === null ? {} : { to: row.to }),
        attributes: {
          programme: row.programme,
          role: row.role,
          ...(row.level === null ? {} : { level: row.level }),
          ...(row.batch === null ? {} : { batch: row.batch }),
        },
        link: row.kind === 'school' ? `/schools/${row.organisation}` : `/alliances/${row.organisation}`,
      }));
    },
  },

  'tasks.done': {
    dependsOn: ['programmes'],
    async load(db, region) {
      const { rows } = await sql<Done>`
        select t.programme_id as programme, d.region, t.stage, t.task, t.done_on as "on", t.note from programmes.task_done t
        join (select distinct id, region from programmes.definition) d on d.id = t.programme_id where ${region} = ${CITY} or d.region = ${region}`.execute(
        db,
      );
      return rows.map((row) => ({
        subject: `${row.programme}/${row.stage}/${row.task}`,
        label: row.task,
        region: row.region,
        on: row.on,
        attributes: {
          programme: row.programme,
          stage: row.stage,
          task: row.task,
          ...(row.note === null ? {} : { note: row.note }),
        },
      }));
    },
  },
};
