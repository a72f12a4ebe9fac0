import { randomUUID } from 'node:crypto';
import { type Actor, CITY } from '#core/identity/actor.ts';
import type { Caller } from './caller.ts';
import type { Database } from './database/database.ts';
import type { Freshness } from './freshness/freshness.ts';
import { type Clock, dayOf, systemClock } from './time/clock.ts';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** 系统：the command line, jobs and the demonstration. Acts with a city officer's posts and leaves its name in the trail. */
export function systemCaller(
  database: Database,
  freshness: Freshness,
  name: string,
  clock: Clock = systemClock,
): Caller {
  const post = (kind: 'city-officer' | 'system-admin', office: string | null) =>
    ({ id: NOBODY, kind, organisationId: NOBODY, organisationKind: 'commission', region: CITY, office }) as const;
  const actor: Actor = {
    personId: NOBODY,
    region: CITY,
    name,
    posts: [
      post('city-officer', '基础教育科'),
      post('city-officer', '人事科'),
      post('city-officer', '组织科'),
      post('system-admin', null),
    ],
  };
  const now = clock();
  return { actor, eyes: 'system', database, freshness, requestId: randomUUID(), now, today: dayOf(now) };
}

/** For a process that shows nothing and so has nothing to keep fresh. */
export const noFreshness: Freshness = { generation: () => '', changed: () => {} };
