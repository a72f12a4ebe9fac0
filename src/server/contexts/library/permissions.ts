import { type Actor, holds, reaches } from '#core/identity/actor.ts';
import { headsOf } from '#core/projects/acting.ts';
import type { May } from '../../platform/command.ts';

/** An entry, as far as charge of it goes. */
export type Kept = { readonly region: string; readonly callRegion: string; readonly organisationId: string };

/** Researchers of the academy and 基础教育科 of a region, or those of the city. */
const cares = (actor: Actor, region: string): boolean =>
  holds(
    actor,
    ['academy-researcher', 'district-officer', 'city-officer'],
    (post) => (post.kind === 'academy-researcher' || post.office === '基础教育科') && reaches(post, region),
  );

/** 权责：one sentence per action. */
export const libraryPermissions = {
  /** Takes in what came of a call, and publishes it: who has charge of the library where the call was issued. */
  edit: (actor: Actor, { callRegion }: Pick<Kept, 'callRegion'>): May =>
    cares(actor, callRegion) || 'library.editors-only',

  /** Notes what was found and advised, and turns the entry into courses: also those of the district it comes from. */
  cultivate: (actor: Actor, { region, callRegion }: Kept): May =>
    cares(actor, region) || cares(actor, callRegion) || 'library.cultivators-only',

  /** Says how far it may be read, and takes that back. */
  grant: (actor: Actor, { organisationId }: Kept): May => headsOf(actor, organisationId) || 'library.grantors-only',
};
