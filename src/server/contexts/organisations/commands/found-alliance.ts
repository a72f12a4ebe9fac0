import { contract } from '#contract/index.ts';
import { command } from '../../../platform/command.ts';
import { initialsOf } from '../../../platform/pinyin.ts';
import { fitField, foundAllianceIn, keepNameUnique } from '../allying.ts';
import { organisationsPermissions } from '../permissions.ts';
import * as store from '../store.ts';

/** 成立联盟. One that spans districts belongs to the city and is at city level. */
export const foundAlliance = command({
  name: 'organisations.found-alliance',
  input: contract.organisations.foundAlliance.input,
  subject: (tx, { region }) =>
    tx.selectFrom('organisations.region').select('code as region').where('code', '=', region).executeTakeFirst(),
  may: organisationsPermissions.ally,

  async run(tx, input) {
    return { id: await foundAllianceIn(tx, input) };
  },
  record: ({ name, kind, foundedOn }, { region }, { id }) => ({
    subject: { kind: 'alliance', id },
    region,
    detail: { name, kind, foundedOn },
  }),
});

/** 修改联盟信息. */
export const reviseAlliance = command({
  name: 'organisations.revise-alliance',
  input: contract.organisations.reviseAlliance.input,
  subject: (tx, { id }) => store.alliance(tx, id),
  may: organisationsPermissions.ally,

  async run(tx, { id, version, name, form, field, purpose }, alliance) {
    fitField(alliance.type, field);
    if (name !== alliance.name) await keepNameUnique(tx, alliance.region, name);
    await store.nextVersion(tx, id, version, { name, initials: initialsOf(name) });
    await tx.updateTable('organisations.alliance').set({ form, field, purpose }).where('id', '=', id).execute();
    return { id };
  },
  record: ({ name, form, field }, { id, region }) => ({
    subject: { kind: 'alliance', id },
    region,
    detail: { name, form, field },
  }),
});
