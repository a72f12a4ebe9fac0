import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../platform/command.ts';
import { establishBodyIn } from '../allying.ts';
import { organisationsPermissions } from '../permissions.ts';
import * as store from '../store.ts';

/** 建立机构: a leading group, an office, an expert group, a council. */
export const establishBody = command({
  name: 'organisations.establish-body',
  input: contract.organisations.establishBody.input,
  subject: (tx, { organisationId }) => store.organisation(tx, organisationId),
  may: organisationsPermissions.establish,

  async run(tx, input, owner) {
    const { from } = input;
    if (owner.to !== null) throw new Refusal('conflict', 'organisations.closed', { to: owner.to });
    if (from < owner.from) throw new Refusal('invalid', 'organisations.body-before-owner', { from: owner.from });
    return { id: await establishBodyIn(tx, input) };
  },
  record: ({ name, kind, organisationId }, { region }, { id }) => ({
    subject: { kind: 'body', id },
    region,
    detail: { name, kind, organisationId },
  }),
});

/** 撤销机构. */
export const abolishBody = command({
  name: 'organisations.abolish-body',
  input: contract.organisations.abolishBody.input,
  async subject(tx, { id }) {
    const body = await tx
      .selectFrom('organisations.body')
      .select(['id', 'organisation_id', 'from_day as from', 'to_day as to'])
      .where('id', '=', id)
      .executeTakeFirst();
    const owner = body && (await store.organisation(tx, body.organisation_id));
    return owner && { id: owner.id, region: owner.region, body };
  },
  may: organisationsPermissions.establish,

  async run(tx, { id, on }, { body }) {
    if (on <= body.from) throw new Refusal('invalid', 'organisations.ends-before-begins', { from: body.from });
    if (body.to !== null) throw new Refusal('conflict', 'organisations.ended-already', { to: body.to });
    await tx.updateTable('organisations.body').set({ to_day: on }).where('id', '=', id).execute();
    return { id };
  },
  record: ({ id, on }, { region }) => ({ subject: { kind: 'body', id }, region, detail: { on } }),
});
