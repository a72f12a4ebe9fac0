import { type Actor, CITY, holds, reaches } from '#core/identity/actor.ts';
import type { StepActor } from '#core/programmes/language/procedure.ts';
import { actingPost, acts, fillsFor, headsOf, type Place } from '#core/projects/acting.ts';
import type { May } from '../../platform/command.ts';

/** A call, as far as charge of it goes. */
export type Charged = { readonly region: string; readonly by: StepActor };
/** A case, as far as the right to act on it goes. */
export type Travelling = Place & { readonly by: StepActor | undefined; readonly delegates: readonly string[] };

/** 权责：one sentence per action. Who acts is data of the definition; what that means stands in `core/projects/acting.ts`. */
export const projectsPermissions = {
  /** Prepares, publishes and closes calls: the posts that the procedure names, where the programme is issued. */
  call: (actor: Actor, { region, by }: Charged): May =>
    actingPost(actor, by, { callRegion: region, region }) !== undefined || 'projects.callers-only',

  /** Applies in the name of an organisation, submits, withdraws and lets others fill. */
  apply: (actor: Actor, organisationId: string): May => headsOf(actor, organisationId) || 'projects.applicant-only',

  /** Fills what is to be filled: for an applicant its head, its administrators and those it was given to. */
  fill: (actor: Actor, { by, organisationId, delegates, ...place }: Travelling): May =>
    (by === 'applicant'
      ? fillsFor(actor, organisationId) || delegates.includes(actor.personId)
      : actingPost(actor, by, place) !== undefined) || 'projects.fillers-only',

  /** Moves a case on from a step. */
  act: (actor: Actor, { by, ...place }: Travelling): May => acts(actor, by, place) || 'projects.not-the-actor',

  /** Reads what is to be decided side by side: who decides there, and who oversees the programme. */
  oversee: (actor: Actor, { region, by }: { readonly region: string; readonly by: StepActor | undefined }): May =>
    chargedWith(actor, region, by) ||
    holds(actor, ['city-officer', 'district-officer', 'academy-researcher'], (post) =>
      region === CITY ? true : reaches(post, region),
    ) ||
    'projects.others-act',

  /** Acts at a step of a call in at least one district. */
  charge: (actor: Actor, { region, by }: { readonly region: string; readonly by: StepActor | undefined }): May =>
    chargedWith(actor, region, by) || 'projects.others-act',

  /** Publishes notices, answers what is said against them and finishes them: whoever acts at the step, for these cases. */
  announce: (actor: Actor, by: StepActor | undefined, cases: readonly Place[]): May =>
    (cases.length > 0 && cases.every((place) => acts(actor, by, place))) || 'projects.others-act',

  /** Orders the recommendations of a district: whoever recommends in it. */
  rank: (actor: Actor, { by, ...place }: Travelling): May => acts(actor, by, place) || 'projects.not-the-actor',

  /** Keeps the bank of experts: 基础教育科 and the academy of the region, the city's everywhere; `null` asks whether anywhere. */
  experts: (actor: Actor, region: string | null): May =>
    holds(
      actor,
      ['city-officer', 'district-officer', 'academy-researcher'],
      (post) =>
        (post.kind === 'academy-researcher' || post.office === '基础教育科') &&
        (region === null || reaches(post, region)),
    ) || 'projects.experts-office',

  /** Draws panels, opens and closes rounds: who acts at the step that seats them. */
  panel: (actor: Actor, { region, by }: Charged): May =>
    actingPost(actor, by, { callRegion: region, region }) !== undefined || 'projects.panel-office',

  /** Declares, marks and submits: the expert in whose seat the case lies. */
  review: (actor: Actor, { expertId }: { readonly expertId: string }): May =>
    actor.personId === expertId || 'projects.panel-only',
};

function chargedWith(actor: Actor, callRegion: string, by: StepActor | undefined): boolean {
  return actor.posts.some(({ region }) => actingPost(actor, by, { callRegion, region }) !== undefined);
}
