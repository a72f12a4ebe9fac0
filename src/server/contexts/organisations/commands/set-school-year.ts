import { contract } from '#contract/index.ts';
import { CITY } from '#core/identity/actor.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../platform/command.ts';
import { organisationsPermissions } from '../permissions.ts';

/** 确定一学年的校历: two terms in order, within the school year (the first may begin some days before September). */
export const setSchoolYear = command({
  name: 'organisations.set-school-year',
  input: contract.organisations.setSchoolYear.input,
  subject: async () => ({ region: CITY }),
  may: organisationsPermissions.setCalendar,

  async run(tx, { year, terms, verified }) {
    const [first, second] = terms;
    const inOrder =
      first !== undefined &&
      second !== undefined &&
      first.number === 1 &&
      second.number === 2 &&
      first.from < first.to &&
      first.to < second.from &&
      second.from < second.to;
    if (!inOrder || first.from < `${year}-08-15` || second.to > `${year + 1}-08-31`)
      throw new Refusal('invalid', 'organisations.terms-out-of-order');
    const row = { verified, terms: JSON.stringify(terms) };
    await tx
      .insertInto('organisations.school_year')
      .values({ year, ...row })
      .onConflict((at) => at.column('year').doUpdateSet(row))
      .execute();
    return { year };
  },
  record: ({ year, terms, verified }) => ({
    subject: { kind: 'school-year', id: String(year) },
    region: CITY,
    detail: { terms, verified },
  }),
});
