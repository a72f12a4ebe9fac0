import type { OrganisationKind } from '#core/identity/post.ts';
import { holdsOn } from '#core/kernel/period.ts';
import type { Caller } from '#server/platform/caller.ts';
import type { World } from '../../world.ts';
import type { EyesOf } from '../reviews/desks.ts';
import type { Act } from '../shapes.ts';

/**
 * Speaks as the person who acts, with the posts held on the day, at that time of it; with the person's own eyes where only they
 * see what is acted on. Elsewhere the system's see as well what somebody saw years ago, in a post held no longer.
 */
export type Speaking = (act: Pick<Act, 'who' | 'on' | 'time'>, eyes?: 'own') => Caller;

export function speakingFor(
  caller: Caller,
  { people, posts, organisations, schools, alliances }: World,
  eyesOf: EyesOf,
): Speaking {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const places = new Map<string, { kind: OrganisationKind; region: string }>();
  for (const { id, kind, region } of organisations) places.set(id, { kind, region });
  for (const { id, region } of schools) places.set(id, { kind: 'school', region });
  for (const { id, region } of alliances) places.set(id, { kind: 'alliance', region });
  const held = Map.groupBy(posts, ({ personId }) => personId);
  return ({ who, on, time }, eyes) => ({
    ...caller,
    eyes: eyes === 'own' ? eyesOf(who) : caller.eyes,
    actor: {
      personId: who.personId,
      region: who.region,
      name: names.get(who.personId) ?? '',
      posts: (held.get(who.personId) ?? [])
        .filter((post) => holdsOn(post, on))
        .flatMap(({ id, kind, organisationId, office }) => {
          const place = places.get(organisationId);
          return place === undefined
            ? []
            : [{ id, kind, organisationId, organisationKind: place.kind, region: place.region, office }];
        }),
    },
    now: Temporal.Instant.from(`${on}T${time}:00+08:00`),
    today: on,
  });
}
