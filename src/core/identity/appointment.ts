import { Refusal } from '../kernel/refusal.ts';
import { type OrganisationKind, POST_KINDS, type PostKind, SEPARATED } from './post.ts';

/** 任命是否相宜：refuses a post at a kind of organisation it cannot be at, and an office outside the administration. */
export function fitPost(kind: PostKind, at: OrganisationKind, office: string | null): void {
  const fitting: readonly OrganisationKind[] = POST_KINDS[kind].at;
  if (!fitting.includes(at)) throw new Refusal('invalid', 'identity.post-does-not-fit');
  if (office !== null && at !== 'bureau' && at !== 'commission')
    throw new Refusal('invalid', 'identity.office-does-not-fit');
}

/**
 * 任期止于单位撤销：the day a post at the organisation ends — as asked, at the latest with the organisation. Refuses one
 * that would begin or run on when the organisation is no more.
 */
export function withinLife(place: { readonly to: string | null }, from: string, to: string | null): string | null {
  if (place.to !== null && (from >= place.to || (to !== null && to > place.to)))
    throw new Refusal('conflict', 'identity.organisation-closed', { to: place.to });
  return to ?? place.to;
}

/** 三员分立：refuses a second of the three administrators' posts in one hand. */
export function keepSeparate(kind: PostKind, held: readonly PostKind[]): void {
  if (SEPARATED.includes(kind) && held.some((other) => other !== kind && SEPARATED.includes(other)))
    throw new Refusal('conflict', 'identity.separated-duties');
}
