import { identityRoutes } from '#contract/identity.ts';
import type { Output } from '#contract/route.ts';
import { POST_KINDS, type PostKind } from '#core/identity/post.ts';
import { asking } from '#web/client.ts';

export type Person = Output<typeof identityRoutes.person>;
export type PersonRow = Output<typeof identityRoutes.people>['rows'][number];

export const POSTS = Object.keys(POST_KINDS) as PostKind[];
/** The commonest first. */
export const postOptions = POSTS.toReversed().map((value) => ({ value, label: POST_KINDS[value].name }));
export const titleKinds = { ...asking(identityRoutes.titleKinds, {}), staleTime: 300_000 };
