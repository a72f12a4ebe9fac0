import { z } from 'zod';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../platform/command.ts';
import { exchangePermissions } from '../permissions.ts';
import * as store from '../store.ts';

/** 放弃导入: what was uploaded stays unwritten for good. */
export const discardImport = command({
  name: 'exchange.discard',
  input: z.strictObject({ id: z.uuid() }),
  subject: (tx, { id }) => store.find(tx, id),
  may: (actor, found) => exchangePermissions.mine(actor, found),

  async run(tx, { id }, found) {
    const why = exchangePermissions.discardable(found);
    if (why !== true) throw new Refusal('conflict', why);
    if (!(await store.lock(tx, id))) throw new Refusal('conflict', 'exchange.being-applied');
    await store.note(tx, found, { state: 'discarded', doing: '', share: 1 });
    return { id };
  },
  record: ({ id }, { region }) => ({ subject: { kind: 'import', id }, region }),
});
