import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../platform/command.ts';
import { organisationsPermissions } from '../permissions.ts';
import * as store from '../store.ts';

/** 撤并学校: from the day on it is closed, and every membership, recognition and body of it has ended. */
export const closeSchool = command({
  name: 'organisations.close-school',
  input: contract.organisations.closeSchool.input,
  subject: (tx, { id }) => store.school(tx, id),
  may: organisationsPermissions.register,

  async run(tx, { id, on }, school) {
    if (school.to !== null) throw new Refusal('conflict', 'organisations.closed', { to: school.to });
    if (on <= school.from) throw new Refusal('invalid', 'organisations.closes-before-opens', { from: school.from });
    await store.endMemberships(tx, 'school_id', id, on);
    await store.endBodies(tx, id, on);
    await tx
      .deleteFrom('organisations.standard_reached')
      .where('school_id', '=', id)
      .where('from_day', '>=', on)
      .execute();
    await tx
      .updateTable('organisations.standard_reached')
      .set({ to_day: on })
      .where('school_id', '=', id)
      .where('to_day', '>', on)
      .execute();
    await tx
      .updateTable('organisations.organisation')
      .set({ to_day: on, version: school.version + 1 })
      .where('id', '=', id)
      .execute();
    return { id };
  },
  record: ({ on }, { id, region }) => ({ subject: { kind: 'school', id }, region, detail: { on } }),
  constraints: {
    participation_within_organisation: 'organisations.closed-with-people',
    seat_body_id_fkey: 'organisations.closed-with-people',
  },
});
