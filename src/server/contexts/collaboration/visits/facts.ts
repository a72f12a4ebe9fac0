import { sql } from 'kysely';
import { CITY } from '#core/identity/actor.ts';
import type { Day } from '#core/kernel/day.ts';
import type { FactPort } from '../../../platform/manifest.ts';

type Row = {
  id: string;
  region: string;
  organisation: string;
  name: string;
  kind: string;
  on: Day;
  programme: string | null;
};

/** 联系人走访: a visit counts for the organisation visited, on the day it was made, once its report was sent. */
export const visitsMade: FactPort = {
  dependsOn: ['collaboration', 'organisations', 'exchange'],
  async load(db, region) {
    const { rows } = await sql<Row>`
      select v.id, v.region, v.organisation_id as organisation, o.name, v.kind, v.on_day as "on", v.programme_id as programme
      from collaboration.visit v join organisations.v_organisation o on o.id = v.organisation_id
      where v.state = 'sent' and (${region} = ${CITY} or v.region = ${region})`.execute(db);
    return rows.map(({ id, region: at, organisation, name, kind, on, programme }) => ({
      subject: id,
      label: `${kind}：${name}`,
      organisation,
      region: at,
      on,
      attributes: { kind, ...(programme === null ? {} : { programme }) },
      link: `/visits/${at}/${id}`,
    }));
  },
};
