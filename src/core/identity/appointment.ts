import { Refusal } from '../kernel/refusal.ts';
import { type OrganisationKind, POST_KINDS, type PostKind, SEPARATED } from './post.ts';

/** 任命是否相宜：refuses a post at a kind of organisation it cannot be at, and an office outside the administration. */
export function fitPost(kind: PostKind, at: OrganisationKind, office: string | null): void {
  const fitting: readonly OrganisationKind[] = POST_KINDS[kind].at;
  if (!fitting.includes(at)) throw new Refusal('invalid', 'identity.post-does-not-fit');
  if (office !== null && at !== 'bureau' && at !== 'commission') throw new Refusal('invalid', 'identity.office-does-not-fit');
}

/** 三员分立：refuses a second of the three administrators' posts in one hand. */
export function keepSeparate(kind: PostKind, held: readonly PostKind[]): void {
  if (SEPARATED.includes(kind) && held.some((other) => other !== kind && SEPARATED.includes(other))) throw new Refusal('conflict', 'identity.separated-duties');
}
