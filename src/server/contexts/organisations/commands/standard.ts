import { randomUUID } from 'node:crypto';
import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../platform/command.ts';
import { orForever } from '../../../platform/database/database.ts';
import { organisationsPermissions } from '../permissions.ts';
import * as store from '../store.ts';

/** 认定达到义务教育学校办学基本标准. */
export const recognise = command({
  name: 'organisations.recognise',
  input: contract.organisations.recognise.input,
  subject: (tx, { id }) => store.school(tx, id),
  may: organisationsPermissions.register,

  async run(tx, { id: schoolId, from, document }, school) {
    if (from < school.from || (school.to !== null && from >= school.to))
      throw new Refusal('invalid', 'organisations.outside-school-life', { from: school.from, to: school.to ?? '今' });
    const id = randomUUID();
    await tx
      .insertInto('organisations.standard_reached')
      .values({ id, school_id: schoolId, from_day: from, to_day: orForever(school.to), document })
      .execute();
    return { id };
  },
  record: ({ from, document }, { id, region }) => ({
    subject: { kind: 'school', id },
    region,
    detail: { from, document },
  }),
  constraints: { standard_reached_school_id_daterange_excl: 'organisations.standard-reached-already' },
});

/** 撤销达标认定. */
export const withdrawRecognition = command({
  name: 'organisations.withdraw-recognition',
  input: contract.organisations.withdrawRecognition.input,
  subject: (tx, { id }) => store.school(tx, id),
  may: organisationsPermissions.register,

  async run(tx, { id: schoolId, to }) {
    const held = await tx
      .selectFrom('organisations.standard_reached')
      .select(['id', 'from_day as from'])
      .where('school_id', '=', schoolId)
      .where('to_day', '>', to)
      .orderBy('from_day')
      .executeTakeFirst();
    if (held === undefined) throw new Refusal('conflict', 'organisations.no-standard');
    if (to <= held.from) throw new Refusal('invalid', 'organisations.ends-before-begins', { from: held.from });
    await tx.updateTable('organisations.standard_reached').set({ to_day: to }).where('id', '=', held.id).execute();
    return { id: held.id };
  },
  record: ({ to }, { id, region }) => ({ subject: { kind: 'school', id }, region, detail: { to } }),
});
