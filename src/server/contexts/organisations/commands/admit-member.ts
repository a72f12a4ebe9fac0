import { randomUUID } from 'node:crypto';
import { contract } from '#contract/index.ts';
import { CITY } from '#core/identity/actor.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../platform/command.ts';
import { orForever } from '../../../platform/database/database.ts';
import { organisationsPermissions } from '../permissions.ts';
import * as store from '../store.ts';

/** 吸收成员校, dated, within the life of both. Without an end it runs as long as the shorter of the two lives. */
export const admitMember = command({
  name: 'organisations.admit-member',
  input: contract.organisations.admitMember.input,
  subject: (tx, { id }) => store.alliance(tx, id),
  may: organisationsPermissions.ally,

  async run(tx, { schoolId, role, from, to }, alliance) {
    const school = await store.school(tx, schoolId);
    if (school === undefined) throw new Refusal('not-found', 'platform.not-found');
    if (alliance.region !== CITY && school.region !== alliance.region)
      throw new Refusal('conflict', 'organisations.other-region');
    if (to !== null && to <= from) throw new Refusal('invalid', 'organisations.ends-before-begins', { from });
    const end = to ?? earlier(alliance.to, school.to);
    if (!isWithin(alliance, from, end))
      throw new Refusal('invalid', 'organisations.outside-alliance-life', {
        from: alliance.from,
        to: alliance.to ?? '今',
      });
    if (!isWithin(school, from, end))
      throw new Refusal('invalid', 'organisations.outside-school-life', { from: school.from, to: school.to ?? '今' });
    const id = randomUUID();
    await tx
      .insertInto('organisations.membership')
      .values({
        id,
        alliance_id: alliance.id,
        school_id: schoolId,
        role,
        from_day: from,
        to_day: orForever(end),
        alliance_from: alliance.from,
        alliance_to: orForever(alliance.to),
        school_from: school.from,
        school_to: orForever(school.to),
      })
      .execute();
    return { id };
  },
  record: ({ schoolId, role, from, to }, { id, region }) => ({
    subject: { kind: 'alliance', id },
    region,
    detail: { schoolId, role, from, to },
  }),
  constraints: { membership_once: 'organisations.member-already' },
});

/** Whether `[from, end)` lies in the life of the alliance or school; without an end only in a life without one. */
const isWithin = (life: store.Lived, from: string, end: string | null): boolean =>
  from >= life.from && (life.to === null || (from < life.to && end !== null && end <= life.to));

const earlier = (a: string | null, b: string | null): string | null => (a === null ? b : b === null || a < b ? a : b);

/** 成员校退出. */
export const endMembership = command({
  name: 'organisations.end-membership',
  input: contract.organisations.endMembership.input,
  async subject(tx, { id }) {
    return tx
      .selectFrom('organisations.membership as m')
      .innerJoin('organisations.organisation as o', 'o.id', 'm.alliance_id')
      .select([
        'm.id',
        'm.from_day as from',
        'm.to_day as to',
        'm.school_id as schoolId',
        'm.alliance_id as allianceId',
        'o.region',
      ])
      .where('m.id', '=', id)
      .executeTakeFirst();
  },
  may: organisationsPermissions.ally,

  async run(tx, { id, to }, membership) {
    if (to <= membership.from)
      throw new Refusal('invalid', 'organisations.ends-before-begins', { from: membership.from });
    if (membership.to !== null && membership.to <= to)
      throw new Refusal('conflict', 'organisations.ended-already', { to: membership.to });
    await tx.updateTable('organisations.membership').set({ to_day: to }).where('id', '=', id).execute();
    return { id };
  },
  record: ({ to }, { schoolId, allianceId, region }) => ({
    subject: { kind: 'alliance', id: allianceId },
    region,
    detail: { schoolId, to },
  }),
});
