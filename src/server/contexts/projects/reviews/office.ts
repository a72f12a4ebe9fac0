import type { Actor } from '#core/identity/actor.ts';
import type { StepActor } from '#core/programmes/language/procedure.ts';
import { actingPost, regionOf } from '#core/projects/acting.ts';
import type { ProceduralCall } from '../calls/store.ts';
import { projectsPermissions } from '../permissions.ts';

/** Where the office of a step acts: at the city, where the programme is issued, or in the district of its own post. */
export function officeOf(actor: Actor, { region }: ProceduralCall, by: StepActor | undefined): string {
  if (by === undefined || typeof by === 'string') return region;
  if (by.of !== 'applicant') return regionOf(by, { callRegion: region, region });
  const own = actor.posts.find((post) => actingPost(actor, by, { callRegion: region, region: post.region }) === post);
  return own?.region ?? region;
}

/** Cases of the whole call, or of the district where its office sees to its own. */
export const withinOf = (by: StepActor, region: string): string | null =>
  typeof by === 'object' && by.of === 'applicant' ? region : null;

/** Whether somebody has charge of a panel of the call. */
export const seatsPanels = (actor: Actor, of: ProceduralCall): boolean =>
  of.procedure.steps.some(
    ({ kind, by }) =>
      kind === 'assign-panel' &&
      by !== undefined &&
      projectsPermissions.panel(actor, { region: officeOf(actor, of, by), by }) === true,
  );
