import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { dayText, id, regionCode, text } from '#contract/values.ts';
import { CITY, holds } from '#core/identity/actor.ts';
import { command } from '../../../platform/command.ts';
import { initialsOf } from '../../../platform/pinyin.ts';

/** 登记行政与研究单位: the commission, a bureau, an academy. Done when a deployment is set up, by the system. */
export const registerOrganisation = command({
  name: 'organisations.register-organisation',
  input: z.strictObject({
    id: id.optional(),
    kind: z.enum(['commission', 'bureau', 'academy']),
    region: regionCode,
    name: text(60),
    from: dayText,
  }),
  subject: (tx, { region }) =>
    tx.selectFrom('organisations.region').select('code as region').where('code', '=', region).executeTakeFirst(),
  may: (actor) => holds(actor, ['system-admin'], (post) => post.region === CITY) || 'identity.admin-only',

  async run(tx, { id: given, kind, region, name, from }) {
    const organisationId = given ?? randomUUID();
    await tx
      .insertInto('organisations.organisation')
      .values({ id: organisationId, kind, region, name, initials: initialsOf(name), from_day: from })
      .execute();
    return { id: organisationId };
  },
  record: ({ kind, name }, { region }, result) => ({ subject: { kind, id: result.id }, region, detail: { name } }),
});
