import { sql } from 'kysely';
import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { DeliveryState } from '#core/workspace/trying.ts';
import { command } from '../../../platform/command.ts';
import { mayTryAgain } from '../sending/unsent.ts';

/** 再试一次 what failed or was given up, one's own letter or a message to a group one leads; its tries begin anew. */
export const sendAgain = command({
  name: 'workspace.send-again',
  input: contract.workspace.sendAgain.input,
  subject: (tx, { region, id }) =>
    tx
      .selectFrom('workspace.delivery')
      .select(['region', 'id', 'state'])
      .where('region', '=', region)
      .where('id', '=', id)
      .executeTakeFirst(),
  may: () => true,

  async run(tx, { region, id }, { state }, { now }) {
    if (!mayTryAgain(state as DeliveryState)) throw new Refusal('conflict', 'workspace.delivery-not-so');
    await tx
      .updateTable('workspace.delivery')
      .set({ state: 'waiting', tries: 0, due_at: now.toString() })
      .where('region', '=', region)
      .where('id', '=', id)
      .execute();
    await sql`select platform.add_job('workspace.send', '{}')`.execute(tx);
    return { id };
  },
  record: (_input, { id, region }) => ({ subject: { kind: 'delivery', id }, region }),
});
