import { type Actor, holds } from '#core/identity/actor.ts';
import type { StepActor } from '#core/programmes/language/procedure.ts';
import { actingPost, acts, headsOf, type Place } from '#core/projects/acting.ts';
import type { May } from '../../../platform/command.ts';

/** A community, as far as the right to act on it goes. */
export type Led = {
  readonly id: string;
  readonly region: string;
  readonly by: StepActor;
  readonly leads: readonly string[];
};

/** 权责 over communities: who groups is data of the definition. */
export const communitiesPermissions = {
  /** Puts these projects into communities and takes them out. */
  group: (actor: Actor, by: StepActor, cases: readonly Place[]): May =>
    (cases.length > 0 && cases.every((place) => acts(actor, by, place))) || 'projects.grouping-office',

  /** Groups in some district: what the page offers. */
  groups: (actor: Actor, by: StepActor, region: string): May =>
    actor.posts.some((post) => actingPost(actor, by, { callRegion: region, region: post.region }) !== undefined) ||
    'projects.grouping-office',

  /** Engages who guides a community. */
  guide: (actor: Actor, { by, region }: Led): May =>
    actingPost(actor, by, { callRegion: region, region }) !== undefined || 'projects.grouping-office',

  /** Asks to join in the name of a school. */
  join: (actor: Actor, organisationId: string): May => headsOf(actor, organisationId) || 'projects.applicant-only',

  /** Answers who asks to join: the head of the community or of its leading school, and who groups. */
  answer: (actor: Actor, led: Led): May =>
    holds(actor, ['alliance-lead'], (post) => post.organisationId === led.id) ||
    holds(actor, ['principal'], (post) => led.leads.includes(post.organisationId)) ||
    actingPost(actor, led.by, { callRegion: led.region, region: led.region }) !== undefined ||
    'projects.joining-answerers',
};
