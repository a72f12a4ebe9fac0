import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { contract } from '#contract/index.ts';
import { CITY } from '#core/identity/actor.ts';
import type { Day } from '#core/kernel/day.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { announce } from '../../../../platform/announce.ts';
import { command } from '../../../../platform/command.ts';
import { type Db, orForever } from '../../../../platform/database/database.ts';
import { visitPermissions } from '../permissions.ts';
import * as store from '../store.ts';

/** 安排联系人: from a day on one liaison looks after these organisations, in general or for a programme. */
export const assignLiaison = command({
  name: 'collaboration.assign-liaison',
  input: contract.collaboration.assignLiaison.input,
  async subject(tx, { organisations }) {
    const found: store.Organisation[] = [];
    for (const id of new Set(organisations)) {
      const one = await store.organisation(tx, id);
      if (one === undefined) return undefined;
      found.push(one);
    }
    return { organisations: found, regions: [...new Set(found.map(({ region }) => region))] };
  },
  may: visitPermissions.assign,

  async run(tx, { liaison, programmeId, from, to }, { organisations, regions }) {
    if (to !== null && to <= from) throw new Refusal('invalid', 'collaboration.assignment-days');
    for (const each of organisations) store.refuseNotVisited(each, from);
    const liaisonRegion = await homeOfLiaison(tx, liaison, from, regions);
    const ids = organisations.map(() => randomUUID());
    await tx
      .insertInto('collaboration.liaison_assignment')
      .values(
        organisations.map(({ organisationId, region }, at) => ({
          region,
          id: ids[at]!,
          liaison_region: liaisonRegion,
          liaison_id: liaison,
          organisation_id: organisationId,
          programme_id: programmeId,
          from_day: from,
          to_day: orForever(to),
        })),
      )
      .execute();
    await announce(tx, {
      kind: '走访',
      key: `liaison-assignment/${ids[0]}`,
      title: `新的联系单位：${organisations.length === 1 ? organisations[0]!.name : `${organisations.length} 个单位`}`,
      body: `自 ${from} 起由您联系并定期走访`,
      to: '/visits',
      people: [{ region: liaisonRegion, personId: liaison }],
    });
    return { ids };
  },
  record: ({ liaison, from, to }, { organisations, regions }, { ids }) => ({
    subject: { kind: 'liaison-assignment', id: ids[0] ?? '' },
    region: regions[0] ?? CITY,
    detail: { person: liaison, from, to, organisation: organisations.map(({ organisationId }) => organisationId) },
  }),
  constraints: { liaison_assignment_once: 'collaboration.assigned-already' },
});

/** 结束安排: it stays written down, with the day on which it no longer holds. */
export const endAssignment = command({
  name: 'collaboration.end-assignment',
  input: contract.collaboration.endAssignment.input,
  async subject(tx, { region, id }) {
    const row = await tx
      .selectFrom('collaboration.liaison_assignment')
      .select(['liaison_id as liaison', 'organisation_id as organisationId', 'from_day as from', 'to_day as to'])
      .where('region', '=', region)
      .where('id', '=', id)
      .executeTakeFirst();
    return row && { ...row, id, region, regions: [region] };
  },
  may: visitPermissions.assign,

  async run(tx, { region, id, to }, { from, to: ended }, { today }) {
    if (ended !== null && ended <= today) throw new Refusal('conflict', 'collaboration.assignment-ended');
    if (to <= from) throw new Refusal('invalid', 'collaboration.assignment-days');
    await tx
      .updateTable('collaboration.liaison_assignment')
      .set({ to_day: to })
      .where('region', '=', region)
      .where('id', '=', id)
      .execute();
    return { id };
  },
  record: ({ to }, { id, region, liaison, organisationId }) => ({
    subject: { kind: 'liaison-assignment', id },
    region,
    detail: { person: liaison, organisationId, to },
  }),
});

/** Where the person is kept who, on the day, is a liaison for all these districts. */
async function homeOfLiaison(tx: Db, personId: string, on: Day, regions: readonly string[]): Promise<string> {
  const { rows } = await sql<{ home: string; reaches: string }>`
    select p.region as home, o.region as reaches from identity.v_post p join organisations.v_organisation o on o.id = p.organisation_id
    where p.person_id = ${personId}::uuid and p.kind = 'liaison' and p.from_day <= ${on}::date and p.to_day > ${on}::date`.execute(
    tx,
  );
  const served = regions.every((region) => rows.some(({ reaches }) => reaches === region || reaches === CITY));
  if (rows[0] === undefined || !served) throw new Refusal('invalid', 'collaboration.not-a-liaison');
  return rows[0].home;
}
