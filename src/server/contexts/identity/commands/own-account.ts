import { z } from 'zod';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Caller } from '../../../platform/caller.ts';
import { command } from '../../../platform/command.ts';
import type { Db } from '../../../platform/database/database.ts';
import { refuseIfPassedOver } from '../../../platform/database/passed-over.ts';

const own = async (_tx: Db, _input: unknown, { actor }: Caller) => ({ id: actor.personId, region: actor.region });
const record = (_input: unknown, person: { id: string; region: string }) => ({
  subject: { kind: 'person', id: person.id },
  region: person.region,
});

/** 退出登录: this session, or every one. */
export const signOut = command({
  name: 'identity.sign-out',
  input: z.strictObject({ everywhere: z.boolean(), session: z.uuid() }),
  subject: own,
  may: () => true,
  async run(tx, { everywhere, session }, { id, region }, { now }) {
    await tx
      .updateTable('identity.session')
      .set({ ended_at: now.toString() })
      .where('region', '=', region)
      .where('person_id', '=', id)
      .where('ended_at', 'is', null)
      .$if(!everywhere, (query) => query.where('id', '=', session))
      .execute();
    return {};
  },
  record,
});

/** 修改口令: all other sessions end. */
export const changePassword = command({
  name: 'identity.change-password',
  input: z.strictObject({ passwordHash: z.string(), session: z.uuid() }),
  subject: own,
  may: () => true,
  async run(tx, { passwordHash, session }, { id, region }, { now }) {
    refuseIfPassedOver(
      await tx
        .updateTable('identity.account')
        .set({ password_hash: passwordHash, must_change: false })
        .where('region', '=', region)
        .where('person_id', '=', id)
        .executeTakeFirst(),
    );
    await tx
      .updateTable('identity.session')
      .set({ ended_at: now.toString() })
      .where('region', '=', region)
      .where('person_id', '=', id)
      .where('ended_at', 'is', null)
      .where('id', '<>', session)
      .execute();
    return {};
  },
  record,
});

/** 绑定动态口令, first half: the sealed secret waits for its first code. */
export const beginSecondFactor = command({
  name: 'identity.begin-second-factor',
  input: z.strictObject({ sealed: z.instanceof(Buffer) }),
  subject: own,
  may: () => true,
  async run(tx, { sealed }, { id, region }) {
    refuseIfPassedOver(
      await tx
        .updateTable('identity.account')
        .set({ totp_secret: sealed, totp_confirmed_at: null, totp_last_step: null })
        .where('region', '=', region)
        .where('person_id', '=', id)
        .executeTakeFirst(),
    );
    return {};
  },
  record,
});

/** 绑定动态口令, second half: the first right code binds it and brings this session in. */
export const confirmSecondFactor = command({
  name: 'identity.confirm-second-factor',
  input: z.strictObject({ step: z.number().int(), session: z.uuid() }),
  subject: own,
  may: () => true,
  async run(tx, { step, session }, { id, region }, { now }) {
    const used = await tx
      .updateTable('identity.account')
      .set({ totp_confirmed_at: now.toString(), totp_last_step: step })
      .where('region', '=', region)
      .where('person_id', '=', id)
      .where((is) => is.or([is('totp_last_step', 'is', null), is('totp_last_step', '<', step)]))
      .returning('person_id')
      .executeTakeFirst();
    if (used === undefined) throw new Refusal('invalid', 'identity.wrong-code');
    await tx
      .updateTable('identity.session')
      .set({ second_factor_at: now.toString() })
      .where('region', '=', region)
      .where('id', '=', session)
      .execute();
    return {};
  },
  record,
});
