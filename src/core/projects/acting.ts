import { type Actor, CITY, type HeldPost } from '../identity/actor.ts';
import type { StepActor } from '../programmes/language/procedure.ts';

/** A case and its call, as far as the right to act depends on them. */
export type Place = {
  /** Where the programme is issued. */
  readonly callRegion: string;
  /** The district of the applicant. */
  readonly region: string;
  readonly organisationId: string;
};

const HEADS = ['principal', 'alliance-lead', 'district-officer', 'city-officer'] as const;

/** 单位负责人：who applies in the name of an organisation, and submits. */
export const headsOf = (actor: Actor, organisationId: string): boolean =>
  actor.posts.some(
    (post) => post.organisationId === organisationId && (HEADS as readonly string[]).includes(post.kind),
  );

/** 可填报的人：the head and the administrators of the organisation. */
export const fillsFor = (actor: Actor, organisationId: string): boolean =>
  headsOf(actor, organisationId) ||
  actor.posts.some((post) => post.organisationId === organisationId && post.kind === 'school-admin');

/** 办理地：the district, or the city, whose posts act at a step. */
export function regionOf({ of }: Exclude<StepActor, string>, place: Omit<Place, 'organisationId'>): string {
  return of === 'city' ? CITY : of === 'programme' ? place.callRegion : place.region;
}

/** The post through which somebody acts at a step given to posts; `undefined` when there is none. */
export function actingPost(
  actor: Actor,
  by: StepActor | undefined,
  place: Omit<Place, 'organisationId'>,
): HeldPost | undefined {
  if (by === undefined || by === 'applicant' || by === 'panel') return undefined;
  const region = regionOf(by, place);
  return actor.posts.find(
    (post) =>
      by.posts.includes(post.kind) && (by.office === undefined || post.office === by.office) && post.region === region,
  );
}

/** Whether somebody acts at a step in charge of the case: as its applicant's head, or through a post. */
export function acts(actor: Actor, by: StepActor | undefined, place: Place): boolean {
  if (by === 'applicant') return headsOf(actor, place.organisationId);
  return actingPost(actor, by, place) !== undefined;
}
