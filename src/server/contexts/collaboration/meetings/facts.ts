import { sql } from 'kysely';
import { CITY } from '#core/identity/actor.ts';
import type { Day } from '#core/kernel/day.ts';
import type { FactPort } from '../../../platform/manifest.ts';
import { COUNTS } from './list.ts';

type Row = {
  id: string;
  region: string;
  title: string;
  kind: string;
  on: Day;
  organisation: string;
  programme: string | null;
};

/**
 * 召开的会议: a meeting counts once enough of those expected came and its minutes are final, for the day it was held.
 * A programme's one leading group owes its meetings under its own name, as the fact `bodies` has it; any other meeting
 * counts for the organisation.
 */
export const meetingsHeld: FactPort = {
  dependsOn: ['collaboration', 'organisations', 'exchange'],
  async load(db, region) {
    const { rows } = await sql<Row>`
      select m.id, m.region, m.title, m.kind, m.on_day as "on",
        case when b.programme_id is not null and b.body_key is not null and o.kind not in ('school', 'alliance') then b.programme_id || '/' || b.body_key else m.organisation_id::text end as organisation,
        coalesce(m.programme_id, b.programme_id) as programme
      from collaboration.meeting m join organisations.v_organisation o on o.id = m.organisation_id left join organisations.v_body b on b.id = m.body_id
      where ${COUNTS} and (${region} = ${CITY} or m.region = ${region})`.execute(db);
    return rows.map(({ id, region: at, title, kind, on, organisation, programme }) => ({
      subject: id,
      label: title,
      organisation,
      region: at,
      on,
      attributes: { kind, ...(programme === null ? {} : { programme }) },
      link: `/meetings/${at}/${id}`,
    }));
  },
};
