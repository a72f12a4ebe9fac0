import type { ATTENDS, INVITATION_WAYS } from '#core/collaboration/meeting.ts';
import type { PostKind } from '#core/identity/post.ts';
import type { Convener, Invitation, Meeting } from '../answers.ts';

export type Way = (typeof INVITATION_WAYS)[number];

/** An invitation being written; what it lacks is said when the form is sent. */
export type InvitationDraft = {
  readonly way: Way;
  readonly attends?: (typeof ATTENDS)[number] | undefined;
  readonly bodyId?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly post?: PostKind | undefined;
  readonly office?: string | null | undefined;
  readonly personRegion?: string | undefined;
  readonly personId?: string | undefined;
};

type Holder = Pick<Convener, 'organisationId' | 'organisationKind'>;

/** A new invitation of a way, with what the holder of the meeting lets one guess. */
export function blankInvitation(way: Way, holder: Holder | undefined, bodyId: string | null): InvitationDraft {
  switch (way) {
    case 'seats':
      return { way, bodyId: bodyId ?? undefined, attends: '出席' };
    case 'member-posts':
      return {
        way,
        organisationId: holder?.organisationKind === 'alliance' ? holder.organisationId : undefined,
        post: 'principal',
        attends: '出席',
      };
    default:
      return { way, attends: '出席' };
  }
}

/** Whom one usually invites: the body its members, an alliance the principals of its schools. */
export function suggestedInvitations(holder: Holder | undefined, bodyId: string | null): InvitationDraft[] {
  if (bodyId !== null) return [blankInvitation('seats', holder, bodyId)];
  if (holder?.organisationKind === 'alliance') return [blankInvitation('member-posts', holder, bodyId)];
  if (holder?.organisationKind === 'school')
    return [{ way: 'post', organisationId: holder.organisationId, post: 'teacher', attends: '出席' }];
  return [blankInvitation('post', holder, bodyId)];
}

/** The invitations of a meeting, to be revised. */
export function draftsOf(invitations: Meeting['invitations']): InvitationDraft[] {
  return invitations.map(({ way, attends, bodyId, organisationId, post, office, personRegion, personId }) => {
    switch (way) {
      case 'seats':
        return { way, attends, bodyId: bodyId ?? undefined };
      case 'post':
        return { way, attends, organisationId: organisationId ?? undefined, post: post ?? undefined, office };
      case 'member-posts':
        return { way, attends, organisationId: organisationId ?? undefined, post: post ?? undefined };
      case 'person':
        return { way, attends, personRegion: personRegion ?? undefined, personId: personId ?? undefined };
    }
  });
}

/** What the contract takes, once `lackOf` finds nothing. */
export const asInvitations = (drafts: readonly InvitationDraft[]): Invitation[] => drafts as Invitation[];

/** What an invitation still lacks, in words; `null` when it is complete. */
export function lackOf({ way, bodyId, organisationId, post, personId }: InvitationDraft): string | null {
  switch (way) {
    case 'seats':
      return bodyId === undefined ? '还没有选机构' : null;
    case 'person':
      return personId === undefined ? '还没有选人' : null;
    default:
      if (post === undefined) return '还没有选岗位';
      return organisationId === undefined ? (way === 'post' ? '还没有选单位' : '还没有选联盟') : null;
  }
}

/** Says which invitation is incomplete; the contract alone could not say where. */
export async function checkInvitations(
  _: unknown,
  drafts: readonly InvitationDraft[] | null | undefined,
): Promise<void> {
  if (!drafts?.length) throw new Error('请至少邀请一方');
  for (const [at, draft] of drafts.entries()) {
    const lack = lackOf(draft);
    if (lack !== null) throw new Error(`邀请 ${at + 1} ${lack}`);
  }
  if (!drafts.some(({ attends }) => attends !== '列席')) throw new Error('请至少邀请一方出席；列席的不计入到会比例');
}
