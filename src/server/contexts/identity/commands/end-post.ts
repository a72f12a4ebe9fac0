import { contract } from '#contract/index.ts';
import type { PostKind } from '#core/identity/post.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../platform/command.ts';
import { refuseIfPassedOver } from '../../../platform/database/passed-over.ts';
import { identityPermissions } from '../permissions.ts';
import * as store from '../store.ts';

/** 卸任岗位: from the day given the post is no longer held. */
export const endPost = command({
  name: 'identity.end-post',
  input: contract.identity.endPost.input,
  async subject(tx, { region, id }) {
    const post = await tx
      .selectFrom('identity.post')
      .select([
        'id',
        'person_id as personId',
        'kind',
        'organisation_id as organisationId',
        'from_day as from',
        'to_day as to',
      ])
      .where('region', '=', region)
      .where('id', '=', id)
      .executeTakeFirst();
    const place = post && (await store.place(tx, post.organisationId));
    return place && { ...post, kind: post.kind as PostKind, place };
  },
  may: (actor, { kind, place }) => identityPermissions.appoint(actor, kind, place),

  async run(tx, { region, id, to }, post) {
    if (to <= post.from) throw new Refusal('invalid', 'identity.ends-before-begins', { from: post.from });
    if (post.to !== null && post.to <= to) throw new Refusal('conflict', 'identity.already-ended');
    refuseIfPassedOver(
      await tx
        .updateTable('identity.post')
        .set({ to_day: to })
        .where('region', '=', region)
        .where('id', '=', id)
        .executeTakeFirst(),
    );
    return { id };
  },
  record: ({ region, to }, { personId, kind, organisationId }) => ({
    subject: { kind: 'person', id: personId },
    region,
    detail: { post: kind, organisationId, to },
  }),
});
