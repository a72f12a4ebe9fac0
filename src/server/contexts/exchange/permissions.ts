import { type Actor, CITY, reaches } from '#core/identity/actor.ts';
import { exchangesData } from '#core/identity/offices.ts';
import type { May } from '../../platform/command.ts';
import type { Import } from './store.ts';

/** The district whose data the actor exchanges: all of them for the city, none for who has no such post. */
export function regionOf(actor: Actor): string | undefined {
  const posts = actor.posts.filter(exchangesData);
  return posts.find((post) => post.region === CITY)?.region ?? posts[0]?.region;
}

/** 权责：one sentence per action. */
export const exchangePermissions = {
  /** City officers for every district; the district's offices of basic education, personnel and organisation for their own. */
  import: (actor: Actor, region: string): May =>
    actor.posts.some((post) => exchangesData(post) && reaches(post, region)) || 'exchange.officers-only',

  export: (actor: Actor, region: string): May =>
    actor.posts.some((post) => exchangesData(post) && reaches(post, region)) ||
    (regionOf(actor) === undefined ? 'exchange.officers-only' : 'exchange.other-region'),

  /** An import is decided by who uploaded it; row-level security shows it to nobody else. */
  mine: (actor: Actor, found: Import): May =>
    actor.personId === found.personId ? exchangePermissions.import(actor, found.region) : 'platform.not-yours',

  applicable: (found: Import): May => {
    if (found.state !== 'ready') return UNFIT[found.state];
    if (found.locked) return 'exchange.being-applied';
    return found.plan?.sheets.some(({ add, change }) => add + change > 0) === true || 'exchange.nothing-to-write';
  },

  discardable: (found: Import): May => {
    if (found.state === 'ready' || found.state === 'faulty' || found.state === 'failed')
      return !found.locked || 'exchange.being-applied';
    return UNFIT[found.state];
  },
};

const UNFIT = {
  reading: 'exchange.still-reading',
  faulty: 'exchange.faulty',
  applied: 'exchange.applied-already',
  discarded: 'exchange.discarded-already',
  failed: 'exchange.failed',
} as const;
