import { randomBytes } from 'node:crypto';
import { contract } from '#contract/index.ts';
import { hashOf } from '../../../platform/authentication.ts';
import { command } from '../../../platform/command.ts';
import { me, ofMe } from './me.ts';

/** 取得日历订阅地址: shown once, known afterwards by its hash alone; the one before it opens nothing any more. */
export const makeCalendarAddress = command({
  name: 'workspace.make-calendar-address',
  input: contract.workspace.makeCalendarAddress.input,
  subject: me,
  may: () => true,

  async run(tx, _input, { id, region }, { now }) {
    const token = randomBytes(32).toString('base64url');
    const made = { token_hash: Buffer.from(hashOf(token), 'hex'), made_at: now.toString() };
    await tx
      .insertInto('workspace.calendar_address')
      .values({ region, person_id: id, ...made })
      .onConflict((known) => known.columns(['region', 'person_id']).doUpdateSet(made))
      .execute();
    return { path: `/api/calendar-feed/${token}.ics` };
  },
  record: (_input, mine) => ofMe(mine),
});

/** 作废日历订阅地址. */
export const revokeCalendarAddress = command({
  name: 'workspace.revoke-calendar-address',
  input: contract.workspace.revokeCalendarAddress.input,
  subject: me,
  may: () => true,

  async run(tx, _input, { id, region }) {
    await tx
      .deleteFrom('workspace.calendar_address')
      .where('region', '=', region)
      .where('person_id', '=', id)
      .execute();
    return {};
  },
  record: (_input, mine) => ofMe(mine),
});
