import { randomUUID } from 'node:crypto';
import { contract } from '#contract/index.ts';
import { CITY } from '#core/identity/actor.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../platform/command.ts';
import type { Db } from '../../../platform/database/database.ts';
import { initialsOf } from '../../../platform/pinyin.ts';
import { organisationsPermissions } from '../permissions.ts';
import * as store from '../store.ts';

/** 成立联盟. One that spans districts belongs to the city and is at city level. */
export const foundAlliance = command({
  name: 'organisations.found-alliance',
  input: contract.organisations.foundAlliance.input,
  subject: (tx, { region }) =>
    tx.selectFrom('organisations.region').select('code as region').where('code', '=', region).executeTakeFirst(),
  may: organisationsPermissions.ally,

  async run(tx, { region, name, kind, form, field, purpose, foundedOn }) {
    fitField(kind, field);
    await keepNameUnique(tx, region, name);
    const id = randomUUID();
    await tx
      .insertInto('organisations.organisation')
      .values({ id, kind: 'alliance', region, name, initials: initialsOf(name), from_day: foundedOn })
      .execute();
    await tx
      .insertInto('organisations.alliance')
      .values({ id, type: kind, form, field, level: region === CITY ? '市级' : '区级', purpose })
      .execute();
    return { id };
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

function fitField(kind: string, field: string | null): void {
  if (field !== null && kind !== '新优质集群' && kind !== '研究共同体')
    throw new Refusal('invalid', 'organisations.field-needs-cluster');
}

/** Two alliances of one name in one district could not be told apart in a workbook. Serialisable, so two at once cannot slip through. */
async function keepNameUnique(tx: Db, region: string, name: string): Promise<void> {
  const taken = await tx
    .selectFrom('organisations.organisation')
    .select('id')
    .where('kind', '=', 'alliance')
    .where('region', '=', region)
    .where('name', '=', name)
    .executeTakeFirst();
  if (taken !== undefined) throw new Refusal('conflict', 'organisations.alliance-name-taken');
}
