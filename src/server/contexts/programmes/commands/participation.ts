import { randomUUID } from 'node:crypto';
import { contract } from '#contract/index.ts';
import { CITY } from '#core/identity/actor.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../platform/command.ts';
import { orForever } from '../../../platform/database/database.ts';
import { programmesPermissions } from '../permissions.ts';
import * as store from '../store.ts';

/** 接纳一个单位参加计划, in a role the programme declares. */
export const enrol = command({
  name: 'programmes.enrol',
  input: contract.programmes.enrol.input,
  subject: (tx, { id }) => store.newest(tx, id),
  may: programmesPermissions.enrol,

  async run(tx, { role, organisationId, level, batch, from }, programme) {
    const sought = programme.participants?.find((each) => each.role === role);
    if (sought === undefined) throw new Refusal('invalid', 'programmes.role-unknown', { role });
    const organisation = await tx
      .selectFrom('organisations.v_organisation')
      .select(['kind', 'region', 'from_day as from', 'to_day as to'])
      .where('id', '=', organisationId)
      .executeTakeFirst();
    if (organisation === undefined) throw new Refusal('not-found', 'platform.not-found');
    if (programme.region !== CITY && organisation.region !== programme.region)
      throw new Refusal('conflict', 'programmes.other-region');
    if (sought.who !== undefined && sought.who.organisation !== organisation.kind)
      throw new Refusal('invalid', 'programmes.role-does-not-fit', { role });
    const id = randomUUID();
    await tx
      .insertInto('programmes.participation')
      .values({
        id,
        programme_id: programme.id,
        role,
        organisation_id: organisationId,
        level,
        batch,
        from_day: from,
        to_day: orForever(organisation.to),
        organisation_from: organisation.from,
        organisation_to: orForever(organisation.to),
      })
      .execute();
    return { id };
  },
  record: ({ role, organisationId, from }, { id, region }) => ({
    subject: { kind: 'programme', id },
    region,
    detail: { role, organisationId, from },
  }),
  constraints: {
    participation_once: 'programmes.enrolled-already',
    participation_within_organisation: 'programmes.outside-life',
    participation_check: 'programmes.outside-life',
  },
});

/** 一个单位退出计划. */
export const withdraw = command({
  name: 'programmes.withdraw',
  input: contract.programmes.withdraw.input,
  async subject(tx, { id }) {
    const row = await tx
      .selectFrom('programmes.participation')
      .select([
        'programme_id as programmeId',
        'organisation_id as organisationId',
        'role',
        'from_day as from',
        'to_day as to',
      ])
      .where('id', '=', id)
      .executeTakeFirst();
    const programme = row && (await store.newest(tx, row.programmeId));
    return programme && { ...row, region: programme.region };
  },
  may: programmesPermissions.enrol,

  async run(tx, { id, to }, participation) {
    if (to <= participation.from)
      throw new Refusal('invalid', 'programmes.ends-before-begins', { from: participation.from });
    if (participation.to !== null && participation.to <= to)
      throw new Refusal('conflict', 'programmes.ended-already', { to: participation.to });
    await tx.updateTable('programmes.participation').set({ to_day: to }).where('id', '=', id).execute();
    return { id };
  },
  record: ({ to }, { programmeId, organisationId, role, region }) => ({
    subject: { kind: 'programme', id: programmeId },
    region,
    detail: { role, organisationId, to },
  }),
});
