import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../platform/command.ts';
import { me, ofMe } from './me.ts';

/** 选择接收方式. Letters that wait already go out as they were meant to, but for the quiet hours, which hold at once. */
export const choose = command({
  name: 'workspace.choose',
  input: contract.workspace.choose.input,
  subject: me,
  may: () => true,

  async run(tx, { mail, digestHour, quiet }, { id, region }) {
    if (quiet !== null && quiet.from === quiet.to) throw new Refusal('invalid', 'workspace.quiet-for-nothing');
    const chosen = {
      mail: JSON.stringify(mail),
      digest_hour: digestHour,
      quiet_from: quiet?.from ?? null,
      quiet_to: quiet?.to ?? null,
    };
    await tx
      .insertInto('workspace.preference')
      .values({ region, person_id: id, ...chosen })
      .onConflict((known) => known.columns(['region', 'person_id']).doUpdateSet(chosen))
      .execute();
    return {};
  },
  record: (_input, mine) => ofMe(mine),
});
