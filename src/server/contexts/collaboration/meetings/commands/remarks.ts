import { randomUUID } from 'node:crypto';
import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../../platform/command.ts';
import { collaborationPermissions } from '../../permissions.ts';
import * as store from '../store.ts';

/** 对纪要提意见: whoever sees the meeting, while the minutes circulate. */
export const remarkOnMinutes = command({
  name: 'collaboration.remark',
  input: contract.collaboration.remark.input,
  subject: (tx, { region, id }) => store.meeting(tx, region, id),
  may: () => true,

  async run(tx, { region, id, body }, _meeting, { actor, now, today }) {
    const edition = await store.latestEdition(tx, region, id);
    const until = await remarksUntil(tx, region, id, edition?.edition ?? 0);
    if (edition?.state !== 'circulating' || until === undefined || until < today)
      throw new Refusal('conflict', 'collaboration.remarks-closed');
    const remarkId = randomUUID();
    await tx
      .insertInto('collaboration.remark')
      .values({
        region,
        id: remarkId,
        meeting_id: id,
        edition: edition.edition,
        person_region: actor.region,
        person_id: actor.personId,
        person_name: actor.name,
        body,
        at: now.toString(),
      })
      .execute();
    return { id: remarkId };
  },
  record: (_input, { id, region }) => ({ subject: { kind: 'meeting', id }, region }),
});

/** 答复意见. */
export const answerRemark = command({
  name: 'collaboration.answer-remark',
  input: contract.collaboration.answerRemark.input,
  async subject(tx, { region, id, remarkId }) {
    const meeting = await store.meeting(tx, region, id);
    const remark = await tx
      .selectFrom('collaboration.remark')
      .select('answer')
      .where('region', '=', region)
      .where('id', '=', remarkId)
      .where('meeting_id', '=', id)
      .executeTakeFirst();
    return meeting && remark && { ...meeting, answer: remark.answer };
  },
  may: collaborationPermissions.minute,

  async run(tx, { region, remarkId, answer }, subject) {
    if (subject.answer !== null) throw new Refusal('conflict', 'collaboration.remark-answered');
    await tx
      .updateTable('collaboration.remark')
      .set({ answer })
      .where('region', '=', region)
      .where('id', '=', remarkId)
      .execute();
    return { id: remarkId };
  },
  record: (_input, { id, region }) => ({ subject: { kind: 'meeting', id }, region }),
});

async function remarksUntil(
  tx: Parameters<typeof store.meeting>[0],
  region: string,
  id: string,
  edition: number,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('collaboration.minutes')
    .select('remarks_until')
    .where('region', '=', region)
    .where('meeting_id', '=', id)
    .where('edition', '=', edition)
    .executeTakeFirst();
  return row?.remarks_until ?? undefined;
}
