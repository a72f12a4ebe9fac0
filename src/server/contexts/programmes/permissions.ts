import { type Actor, holds, reaches } from '#core/identity/actor.ts';
import { runsProgrammes } from '#core/identity/offices.ts';
import type { May } from '../../platform/command.ts';

const runs = (actor: Actor, region: string): boolean =>
  actor.posts.some((post) => runsProgrammes(post) && reaches(post, region));

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
