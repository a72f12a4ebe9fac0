import { type Actor, holds, reaches } from '#core/identity/actor.ts';
import { type OrganisationKind, POST_KINDS, type PostKind, SEPARATED } from '#core/identity/post.ts';
import type { May } from '../../platform/command.ts';

export type PersonSubject = {
  readonly id: string;
  readonly region: string;
  readonly organisationId: string;
  readonly posts: readonly { kind: PostKind; organisationId: string; region: string }[];
};
export type Place = { readonly id: string; readonly kind: OrganisationKind; readonly region: string };

const PERSONNEL = ['人事科', '组织科'];

/** Personnel and organisation offices look after the people of their district; the city's after everybody. */
function isPersonnel(actor: Actor, region: string): boolean {
  return (
    holds(
      actor,
      ['city-officer', 'district-officer'],
      (post) => PERSONNEL.includes(post.office ?? '') && reaches(post, region),
    ) || holds(actor, ['system-admin'], (post) => reaches(post, region))
  );
}

/** A school is looked after by its principal and its administrator. */
function runsSchool(actor: Actor, organisationId: string): boolean {
  return holds(actor, ['principal', 'school-admin'], (post) => post.organisationId === organisationId);
}

/** 权责：one sentence per action. */
export const identityPermissions = {
  /** Keeps the whole roster of a district: its people, posts and titles. */
  keep: (actor: Actor, region: string): May => isPersonnel(actor, region) || 'identity.roster-only',

  register: (actor: Actor, place: Place): May =>
    isPersonnel(actor, place.region) || runsSchool(actor, place.id) || 'identity.personnel-only',

  correct: (actor: Actor, person: PersonSubject): May =>
    isPersonnel(actor, person.region) ||
    runsSchool(actor, person.organisationId) ||
    actor.personId === person.id ||
    'identity.personnel-only',

  /** Nobody appoints themselves: power over one's own posts would be power over everything. */
  appoint: (actor: Actor, kind: PostKind, place: Place, personId?: string): May => {
    if (actor.personId === personId) return 'identity.not-oneself';
    if (SEPARATED.includes(kind))
      return (
        holds(actor, ['system-admin', 'security-admin'], (post) => reaches(post, place.region)) || 'identity.admin-only'
      );
    if (isPersonnel(actor, place.region)) return true;
    return (
      ((kind === 'teacher' || kind === 'school-admin') && runsSchool(actor, place.id)) || 'identity.personnel-only'
    );
  },

  award: (actor: Actor, person: PersonSubject): May =>
    actor.personId === person.id
      ? 'identity.not-oneself'
      : isPersonnel(actor, person.region) || 'identity.personnel-only',

  /**
   * Accounts of people who see beyond one school are the administrators'; a school's own, also its principal's. An
   * administrator must reach every post of the person: who can reset an account can become whoever holds it.
   */
  account: (actor: Actor, person: PersonSubject): May => {
    if (actor.personId === person.id) return 'identity.not-oneself';
    const places = [person.region, ...person.posts.map((post) => post.region)];
    if (holds(actor, ['system-admin', 'security-admin'], (post) => places.every((region) => reaches(post, region))))
      return true;
    const beyond = person.posts.some(
      (post) => POST_KINDS[post.kind].beyondOneSchool || post.organisationId !== person.organisationId,
    );
    return (!beyond && runsSchool(actor, person.organisationId)) || 'identity.admin-only';
  },

  seat: (actor: Actor, body: { region: string; organisationId: string }): May =>
    holds(
      actor,
      ['city-officer', 'district-officer'],
      (post) => ['基础教育科', '组织科'].includes(post.office ?? '') && reaches(post, body.region),
    ) ||
    holds(actor, ['alliance-lead', 'principal'], (post) => post.organisationId === body.organisationId) ||
    'identity.leaders-only',

  /** The roster of people: administrators, officers and leaders; a teacher sees only the own entry, which is on the account page. */
  openRoster: (actor: Actor): boolean =>
    holds(actor, [
      'system-admin',
      'security-admin',
      'city-officer',
      'district-officer',
      'liaison',
      'academy-researcher',
      'alliance-lead',
      'principal',
      'school-admin',
    ]),
};
