import type { z } from 'zod';
import type { TaskOwner } from '#contract/collaboration/terms.ts';
import { POST_KINDS, type PostKind } from '#core/identity/post.ts';

/** 岗位 in words, with its office where one is meant. */
export const dutyWords = (post: string, office: string | null): string => office ?? POST_KINDS[post as PostKind].name;

/** What a person is invited as: the role in a body, else the post. */
export function invitedAs({
  role,
  post,
  office,
}: {
  readonly role: string | null;
  readonly post: string | null;
  readonly office: string | null;
}): string {
  if (role !== null) return role;
  return post === null ? '' : dutyWords(post, office);
}

type Invitation = {
  readonly way: 'seats' | 'post' | 'member-posts' | 'person';
  readonly post: string | null;
  readonly office: string | null;
  readonly organisationName: string | null;
  readonly bodyName: string | null;
  readonly personName: string | null;
};

/** An invitation as one reads it, e.g. “友谊学区各成员校校长”. */
export function invitationWords({ way, post, office, organisationName, bodyName, personName }: Invitation): string {
  switch (way) {
    case 'seats':
      return `${bodyName ?? ''}成员`;
    case 'post':
      return `${organisationName ?? ''}${dutyWords(post ?? '', office)}`;
    case 'member-posts':
      return `${organisationName ?? ''}各成员校${dutyWords(post ?? '', office)}`;
    case 'person':
      return personName ?? '个人';
  }
}

export const ownerWords = (
  owner: z.output<typeof TaskOwner>,
  names: { readonly organisation: string | undefined; readonly person: string | undefined },
): string =>
  owner.by === 'person'
    ? (names.person ?? '个人')
    : `${names.organisation ?? ''}${dutyWords(owner.post, owner.office)}`;
