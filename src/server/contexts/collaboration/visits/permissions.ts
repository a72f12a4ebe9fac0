import { type Actor, holds, reaches } from '#core/identity/actor.ts';
import { runsProgrammes } from '#core/identity/offices.ts';
import type { May } from '../../../platform/command.ts';

/** What is visited: an organisation in its district. */
export type Visited = { readonly organisationId: string; readonly region: string };
/** A report, and who is charged with the organisation today, beside who wrote it. */
export type Reported = Visited & { readonly liaisonId: string; readonly keepers: readonly string[] };

const isLiaison = (actor: Actor, region: string): boolean => holds(actor, ['liaison'], (post) => reaches(post, region));
const isOffice = (actor: Actor, region: string): boolean =>
  actor.posts.some((post) => runsProgrammes(post) && reaches(post, region));

/** 走访的权责：one sentence per action. */
export const visitPermissions = {
  /** Says which liaison looks after which organisations, and until when. */
  assign: (actor: Actor, { regions }: { readonly regions: readonly string[] }): May =>
    regions.every((region) => isOffice(actor, region)) || 'collaboration.assigners-only',

  addKind: (actor: Actor): May => actor.posts.some(runsProgrammes) || 'collaboration.visit-kinds-only',

  /** Visits organisations of the district, assigned or not. */
  record: (actor: Actor, { region }: { readonly region: string }): May =>
    isLiaison(actor, region) || 'collaboration.liaison-only',

  /** Writes, sends and discards the draft: its author alone. */
  write: (actor: Actor, visit: Reported): May =>
    (visit.liaisonId === actor.personId && isLiaison(actor, visit.region)) || 'collaboration.author-only',

  /** Answers points: who leads or administers the organisation visited. */
  answer: (actor: Actor, { organisationId }: Visited): May =>
    holds(actor, ['principal', 'school-admin', 'alliance-lead'], (post) => post.organisationId === organisationId) ||
    'collaboration.visited-only',

  /** Settles points and hands them back: the liaison who visited, or whoever looks after the organisation today. */
  followUp: (actor: Actor, { liaisonId, keepers, region }: Reported): May =>
    (isLiaison(actor, region) && [liaisonId, ...keepers].includes(actor.personId)) || 'collaboration.follow-up-only',

  /** Decides what is proposed for a programme. */
  decide: (actor: Actor, { region }: Visited): May => isOffice(actor, region) || 'collaboration.deciders-only',
};
