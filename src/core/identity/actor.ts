import type { OrganisationKind, PostKind } from './post.ts';

/** A post a person holds on the day of the request. */
export type HeldPost = {
  readonly id: string;
  readonly kind: PostKind;
  readonly organisationId: string;
  readonly organisationKind: OrganisationKind;
  /** District of the organisation, `310000` for the city. */
  readonly region: string;
  readonly office: string | null;
};

/** 操作人：who asks, with the posts held today. Every permission is a sentence over these. */
export type Actor = {
  readonly personId: string;
  readonly region: string;
  readonly name: string;
  readonly posts: readonly HeldPost[];
};

/** Whether the actor holds a post of one of the kinds for which `fits` is true. */
export function holds(
  actor: Actor,
  kinds: readonly PostKind[],
  fits: (post: HeldPost) => boolean = () => true,
): boolean {
  return actor.posts.some((post) => kinds.includes(post.kind) && fits(post));
}

export const CITY = '310000';

/** Whether an officer's post reaches the region: its own district, or all of them for the city. */
export function reaches(post: HeldPost, region: string): boolean {
  return post.region === CITY || post.region === region;
}
