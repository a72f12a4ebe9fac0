import { sql } from 'kysely';
import { contract } from '#contract/index.ts';
import { command } from '../../../platform/command.ts';
import { TOLD } from '../../../platform/freshness/line.ts';
import { me, ofMe } from './me.ts';

/** 标为已读: the notices named, or all. Other windows of the person hear of it. */
export const readNotices = command({
  name: 'workspace.read-notices',
  input: contract.workspace.readNotices.input,
  subject: me,
  may: () => true,
  isolation: 'read committed',

  async run(tx, { ids }, { id, region }, { now }) {
    const done = await tx
      .updateTable('workspace.notice')
      .set({ read_at: now.toString() })
      .where('region', '=', region)
      .where('person_id', '=', id)
      .where('read_at', 'is', null)
      .$if(ids !== undefined, (query) => query.where('id', 'in', ids ?? []))
      .executeTakeFirst();
    await sql`select pg_notify(${TOLD}, ${id})`.execute(tx);
    return { read: Number(done.numUpdatedRows) };
  },
  record: (_input, mine, { read }) => ({ ...ofMe(mine), detail: { read } }),
});
