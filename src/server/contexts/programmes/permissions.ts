import { type Actor, holds, reaches } from '#core/identity/actor.ts';
import type { May } from '../../platform/command.ts';

/** The basic education office runs the programmes of its district; the city's, those of the city and of every district. */
const runs = (actor: Actor, region: string): boolean =>
  holds(actor, ['city-officer', 'district-officer'], (post) => post.office === '基础教育科' && reaches(post, region));

/** 权责：one sentence per action. */
export const programmesPermissions = {
  publish: (actor: Actor, programme: { readonly region: string }): May =>
    runs(actor, programme.region) || 'programmes.office-only',
  enrol: (actor: Actor, programme: { readonly region: string }): May =>
    runs(actor, programme.region) || 'programmes.office-only',
  recordTask: (actor: Actor, programme: { readonly region: string }): May =>
    runs(actor, programme.region) ||
    holds(actor, ['liaison'], (post) => post.region === programme.region) ||
    'programmes.office-only',
};
