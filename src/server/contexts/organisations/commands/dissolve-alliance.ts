import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../platform/command.ts';
import { organisationsPermissions } from '../permissions.ts';
import * as store from '../store.ts';

/** 解散联盟: its memberships, documents and bodies end with it. */
export const dissolveAlliance = command({
  name: 'organisations.dissolve-alliance',
  input: contract.organisations.dissolveAlliance.input,
  subject: (tx, { id }) => store.alliance(tx, id),
  may: organisationsPermissions.ally,

  async run(tx, { id, on }, alliance) {
    if (alliance.to !== null) throw new Refusal('conflict', 'organisations.ended-already', { to: alliance.to });
    if (on <= alliance.from)
      throw new Refusal('invalid', 'organisations.dissolves-before-founded', { from: alliance.from });
    await store.endMemberships(tx, 'alliance_id', id, on);
    await store.endDocuments(tx, id, on);
    await store.endBodies(tx, id, on);
    await tx
      .updateTable('organisations.organisation')
      .set({ to_day: on, version: alliance.version + 1 })
      .where('id', '=', id)
      .execute();
    return { id };
  },
  record: ({ on }, { id, region }) => ({ subject: { kind: 'alliance', id }, region, detail: { on } }),
  constraints: {
    participation_within_organisation: 'organisations.closed-with-people',
    seat_body_id_fkey: 'organisations.closed-with-people',
  },
});
