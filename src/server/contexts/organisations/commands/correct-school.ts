import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../platform/command.ts';
import { initialsOf } from '../../../platform/pinyin.ts';
import { organisationsPermissions } from '../permissions.ts';
import * as store from '../store.ts';
import { fitCode } from './open-school.ts';

/** 更正学校登记. The code stays for life. */
export const correctSchool = command({
  name: 'organisations.correct-school',
  input: contract.organisations.correctSchool.input,
  subject: (tx, { id }) => store.school(tx, id),
  may: organisationsPermissions.register,

  async run(tx, { id, version, name, type, ownership, town, openedOn }, school) {
    fitCode(school.code, type);
    if (school.to !== null && school.to <= openedOn)
      throw new Refusal('invalid', 'organisations.closes-before-opens', { from: openedOn });
    const earliest = await tx
      .selectFrom('organisations.standard_reached')
      .select('id')
      .where('school_id', '=', id)
      .where('from_day', '<', openedOn)
      .executeTakeFirst();
    if (earliest !== undefined) throw new Refusal('conflict', 'organisations.opened-after-records');
    await store.nextVersion(tx, id, version, { name, initials: initialsOf(name) });
    await tx.updateTable('organisations.organisation').set({ from_day: openedOn }).where('id', '=', id).execute();
    await tx.updateTable('organisations.school').set({ type, ownership, town }).where('id', '=', id).execute();
    return { id };
  },
  record: ({ name, type, ownership, town, openedOn }, { id, region }) => ({
    subject: { kind: 'school', id },
    region,
    detail: { name, type, ownership, town, openedOn },
  }),
  constraints: {
    membership_within_school: 'organisations.opened-after-records',
    participation_within_organisation: 'organisations.opened-after-records',
  },
});
