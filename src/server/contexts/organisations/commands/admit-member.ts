import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../platform/command.ts';
import { admitMemberIn } from '../allying.ts';
import { organisationsPermissions } from '../permissions.ts';
import * as store from '../store.ts';

/** 吸收成员校, dated, within the life of both. Without an end it runs as long as the shorter of the two lives. */
export const admitMember = command({
  name: 'organisations.admit-member',
  input: contract.organisations.admitMember.input,
  subject: (tx, { id }) => store.alliance(tx, id),
  may: organisationsPermissions.ally,

  async run(tx, input, alliance) {
    return { id: await admitMemberIn(tx, alliance, input) };
  },
  record: ({ schoolId, role, from, to }, { id, region }) => ({
    subject: { kind: 'alliance', id },
    region,
    detail: { schoolId, role, from, to },
  }),
  constraints: { membership_once: 'organisations.member-already' },
});

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
