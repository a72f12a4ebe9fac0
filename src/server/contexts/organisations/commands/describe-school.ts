import { randomUUID } from 'node:crypto';
import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../platform/command.ts';
import { organisationsPermissions } from '../permissions.ts';
import * as store from '../store.ts';

/** 更新办学特色与校区. */
export const describeSchool = command({
  name: 'organisations.describe-school',
  input: contract.organisations.describeSchool.input,
  subject: (tx, { id }) => store.school(tx, id),
  may: organisationsPermissions.describe,

  async run(tx, { id, version, feature, featureSince, campuses }) {
    if ((feature === null || feature === '') !== (featureSince === null))
      throw new Refusal('invalid', 'organisations.feature-needs-day');
    if (campuses.length > 0 && campuses.filter((campus) => campus.main).length !== 1)
      throw new Refusal('invalid', 'organisations.one-main-campus');
    if (campuses.some((campus) => (campus.longitude === null) !== (campus.latitude === null)))
      throw new Refusal('invalid', 'organisations.point-needs-both');
    await store.nextVersion(tx, id, version);
    await tx
      .updateTable('organisations.school')
      .set({ feature: feature === '' ? null : feature, feature_since: featureSince })
      .where('id', '=', id)
      .execute();
    await tx.deleteFrom('organisations.campus').where('school_id', '=', id).execute();
    if (campuses.length > 0)
      await tx
        .insertInto('organisations.campus')
        .values(campuses.map((campus) => ({ id: randomUUID(), school_id: id, ...campus })))
        .execute();
    return { id };
  },
  record: ({ feature, campuses }, { id, region }) => ({
    subject: { kind: 'school', id },
    region,
    detail: { feature, campuses: campuses.length },
  }),
});
