import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Invitation } from '#contract/collaboration/meetings.ts';
import { type OrganisationKind, POST_KINDS } from '#core/identity/post.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Db } from '../../../platform/database/database.ts';

type Asked = z.output<typeof Invitation>;

/** Refuses whom nobody could be: a body or person the caller does not see, a post that such an organisation does not have. */
export async function checkInvitations(tx: Db, invitations: readonly Asked[]): Promise<void> {
  if (!invitations.some(({ attends }) => attends === '出席'))
    throw new Refusal('invalid', 'collaboration.nobody-invited');
  for (const asked of invitations) {
    if (asked.way === 'seats') {
      if (!(await exists(tx, 'organisations.v_body', asked.bodyId)))
        throw new Refusal('not-found', 'platform.not-found');
    } else if (asked.way === 'person') {
      const person = await tx
        .selectFrom('identity.v_person')
        .select('id')
        .where('region', '=', asked.personRegion)
        .where('id', '=', asked.personId)
        .executeTakeFirst();
      if (person === undefined) throw new Refusal('not-found', 'platform.not-found');
    } else {
      const at = await tx
        .selectFrom('organisations.v_organisation')
        .select('kind')
        .where('id', '=', asked.organisationId)
        .executeTakeFirst();
      if (at === undefined) throw new Refusal('not-found', 'platform.not-found');
      const held: readonly OrganisationKind[] = POST_KINDS[asked.post].at;
      const fits =
        asked.way === 'post'
          ? held.includes(at.kind as OrganisationKind)
          : at.kind === 'alliance' && held.includes('school');
      if (!fits) throw new Refusal('invalid', 'collaboration.not-invitable');
    }
  }
}

/** Puts the invitations of a meeting in the place of those it had. */
export async function replaceInvitations(
  tx: Db,
  region: string,
  meetingId: string,
  invitations: readonly Asked[],
): Promise<void> {
  await tx
    .deleteFrom('collaboration.invitation')
    .where('region', '=', region)
    .where('meeting_id', '=', meetingId)
    .execute();
  await tx
    .insertInto('collaboration.invitation')
    .values(
      invitations.map((asked) => ({
        region,
        id: randomUUID(),
        meeting_id: meetingId,
        way: asked.way,
        attends: asked.attends,
        body_id: asked.way === 'seats' ? asked.bodyId : null,
        organisation_id: 'organisationId' in asked ? asked.organisationId : null,
        post: 'post' in asked ? asked.post : null,
        office: 'office' in asked ? asked.office : null,
        person_region: asked.way === 'person' ? asked.personRegion : null,
        person_id: asked.way === 'person' ? asked.personId : null,
      })),
    )
    .execute();
}

async function exists(tx: Db, view: 'organisations.v_body', id: string): Promise<boolean> {
  return (await tx.selectFrom(view).select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}
