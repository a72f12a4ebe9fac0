import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { contract } from '#contract/index.ts';
import { id, regionCode } from '#contract/values.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../platform/command.ts';
import { identityPermissions } from '../permissions.ts';
import * as store from '../store.ts';

/** 开通账号或重置口令: the new password holds once, all sessions end, and a bound second factor is unbound. */
export const openAccount = command({
  name: 'identity.open-account',
  input: contract.identity.openAccount.input.extend({ hash: z.string() }),
  subject: (tx, { region, id: personId }, { today }) => store.subject(tx, region, personId, today),
  may: identityPermissions.account,

  async run(tx, { login, hash }, { region, id: personId }, { now }) {
    const fresh = {
      login,
      password_hash: hash,
      must_change: true,
      totp_secret: null,
      totp_confirmed_at: null,
      totp_last_step: null,
    };
    await tx
      .insertInto('identity.account')
      .values({ region, person_id: personId, ...fresh })
      .onConflict((row) => row.columns(['region', 'person_id']).doUpdateSet(fresh))
      .execute();
    await tx
      .updateTable('identity.session')
      .set({ ended_at: now.toString() })
      .where('region', '=', region)
      .where('person_id', '=', personId)
      .where('ended_at', 'is', null)
      .execute();
    return { reference: randomUUID() };
  },
  record: (_input, { region, id: personId }) => ({ subject: { kind: 'person', id: personId }, region }),
  constraints: { account_login: 'identity.login-taken' },
});

/** 停用或恢复账号: takes effect with the next request. */
export const suspend = command({
  name: 'identity.suspend',
  input: z.strictObject({ region: regionCode, id, suspended: z.boolean() }),
  subject: (tx, { region, id: personId }, { today }) => store.subject(tx, region, personId, today),
  may: identityPermissions.account,

  async run(tx, { suspended }, { region, id: personId }, { now }) {
    const account = await tx
      .updateTable('identity.account')
      .set({ suspended })
      .where('region', '=', region)
      .where('person_id', '=', personId)
      .returning('person_id')
      .executeTakeFirst();
    if (account === undefined) {
      const seen = await tx
        .selectFrom('identity.account')
        .select('person_id')
        .where('region', '=', region)
        .where('person_id', '=', personId)
        .executeTakeFirst();
      throw seen === undefined
        ? new Refusal('conflict', 'identity.no-account')
        : new Refusal('forbidden', 'platform.not-yours');
    }
    if (suspended)
      await tx
        .updateTable('identity.session')
        .set({ ended_at: now.toString() })
        .where('region', '=', region)
        .where('person_id', '=', personId)
        .where('ended_at', 'is', null)
        .execute();
    return {};
  },
  record: ({ suspended }, { region, id: personId }) => ({
    subject: { kind: 'person', id: personId },
    region,
    detail: { suspended },
  }),
});
