import type { SchoolYear } from '#core/kernel/school-year.ts';
import type { Db } from '../../platform/database/database.ts';

/** 校历, as the bureau set it. */
export async function schoolYears(db: Db): Promise<SchoolYear[]> {
  const rows = await db.selectFrom('organisations.school_year').select(['year', 'terms']).orderBy('year').execute();
  return rows as unknown as SchoolYear[];
}

export { admitMemberIn, endMembershipIn, establishBodyIn, foundAllianceIn } from './allying.ts';
