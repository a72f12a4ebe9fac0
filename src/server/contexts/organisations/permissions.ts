import { type Actor, CITY, holds, reaches } from '#core/identity/actor.ts';
import type { May } from '../../platform/command.ts';

export type Somewhere = { readonly region: string };
export type Something = Somewhere & { readonly id: string };

/** The basic education office of the district, or of the city. */
function isRegistrar(actor: Actor, region: string): boolean {
  return holds(
    actor,
    ['city-officer', 'district-officer'],
    (post) => post.office === '基础教育科' && reaches(post, region),
  );
}

/** 权责：one sentence per action. */
export const organisationsPermissions = {
  /** Opens, corrects, closes and recognises schools. */
  register: (actor: Actor, school: Somewhere): May =>
    isRegistrar(actor, school.region) || 'organisations.registry-only',

  /** A school tells its own story: what is special about it, where its campuses are. */
  describe: (actor: Actor, school: Something): May =>
    isRegistrar(actor, school.region) ||
    holds(actor, ['principal', 'school-admin'], (post) => post.organisationId === school.id) ||
    'organisations.profile-only',

  /** Founds and dissolves alliances, admits members. An alliance across districts is the city's. */
  ally: (actor: Actor, alliance: Somewhere): May =>
    isRegistrar(actor, alliance.region) || 'organisations.alliance-only',

  /** Adopts charter, plan, responsibilities. */
  adopt: (actor: Actor, alliance: Something): May =>
    isRegistrar(actor, alliance.region) ||
    holds(actor, ['alliance-lead'], (post) => post.organisationId === alliance.id) ||
    'organisations.document-only',

  /** Establishes and abolishes leadership bodies. */
  establish: (actor: Actor, owner: Something): May =>
    holds(
      actor,
      ['city-officer', 'district-officer'],
      (post) => ['基础教育科', '组织科'].includes(post.office ?? '') && reaches(post, owner.region),
    ) ||
    holds(actor, ['alliance-lead', 'principal'], (post) => post.organisationId === owner.id) ||
    'identity.leaders-only',

  setCalendar: (actor: Actor): May =>
    holds(actor, ['city-officer'], (post) => post.region === CITY) || 'organisations.calendar-only',
};
