import { randomUUID } from 'node:crypto';
import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../platform/command.ts';
import { orForever } from '../../../platform/database/database.ts';
import { refuseIfPassedOver } from '../../../platform/database/passed-over.ts';
import { identityPermissions } from '../permissions.ts';
import * as store from '../store.ts';

/** 授予称号, dated. */
export const award = command({
  name: 'identity.award',
  input: contract.identity.award.input,
  subject: (tx, { region, id }, { today }) => store.subject(tx, region, id, today),
  may: identityPermissions.award,

  async run(tx, { titleId, subject, from, to }, person) {
    if (to !== null && to <= from) throw new Refusal('invalid', 'identity.ends-before-begins', { from });
    const known = await tx.selectFrom('identity.title_kind').select('id').where('id', '=', titleId).executeTakeFirst();
    if (known === undefined) throw new Refusal('not-found', 'platform.not-found');
    const id = randomUUID();
    await tx
      .insertInto('identity.title')
      .values({
        region: person.region,
        id,
        person_id: person.id,
        title_id: titleId,
        subject,
        from_day: from,
        to_day: orForever(to),
      })
      .execute();
    return { id };
  },
  record: ({ titleId, from, to }, person) => ({
    subject: { kind: 'person', id: person.id },
    region: person.region,
    detail: { titleId, from, to },
  }),
  constraints: { title_once: 'identity.title-held-already' },
});

/** 称号期满或取消. */
export const endTitle = command({
  name: 'identity.end-title',
  input: contract.identity.endTitle.input,
  async subject(tx, { region, id }, { today }) {
    const title = await tx
      .selectFrom('identity.title')
      .select(['id', 'person_id as personId', 'from_day as from', 'to_day as to'])
      .where('region', '=', region)
      .where('id', '=', id)
      .executeTakeFirst();
    const person = title && (await store.subject(tx, region, title.personId, today));
    return person && { ...title, person };
  },
  may: (actor, { person }) => identityPermissions.award(actor, person),

  async run(tx, { region, id, to }, title) {
    if (to <= title.from) throw new Refusal('invalid', 'identity.ends-before-begins', { from: title.from });
    if (title.to !== null && title.to <= to) throw new Refusal('conflict', 'identity.already-ended');
    refuseIfPassedOver(
      await tx
        .updateTable('identity.title')
        .set({ to_day: to })
        .where('region', '=', region)
        .where('id', '=', id)
        .executeTakeFirst(),
    );
    return { id };
  },
  record: ({ id, to }, { person }) => ({
    subject: { kind: 'person', id: person.id },
    region: person.region,
    detail: { title: id, to },
  }),
});
