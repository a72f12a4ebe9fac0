import { randomUUID } from 'node:crypto';
import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { CATEGORIES_OF, type SchoolType } from '#core/organisations/school.ts';
import { command } from '../../../platform/command.ts';
import { initialsOf } from '../../../platform/pinyin.ts';
import { organisationsPermissions } from '../permissions.ts';

/** 登记学校. */
export const openSchool = command({
  name: 'organisations.open-school',
  input: contract.organisations.openSchool.input,
  subject: (tx, { region }) =>
    tx
      .selectFrom('organisations.region')
      .select('code as region')
      .where('code', '=', region)
      .where('kind', '=', 'district')
      .executeTakeFirst(),
  may: organisationsPermissions.register,

  async run(tx, { code, region, name, type, ownership, town, openedOn }) {
    fitCode(code, type);
    const id = randomUUID();
    await tx
      .insertInto('organisations.organisation')
      .values({ id, kind: 'school', region, name, initials: initialsOf(name), from_day: openedOn })
      .execute();
    await tx.insertInto('organisations.school').values({ id, code, type, ownership, town }).execute();
    return { id };
  },
  record: ({ code, name }, { region }, { id }) => ({ subject: { kind: 'school', id }, region, detail: { code, name } }),
  constraints: { school_code_key: 'organisations.code-taken' },
});

/** Refuses a code whose category is not one of the type's. */
export function fitCode(code: string, type: SchoolType): void {
  const category = code.slice(0, 2);
  if (!CATEGORIES_OF[type].includes(category))
    throw new Refusal('invalid', 'organisations.code-does-not-fit', { category, type });
}
