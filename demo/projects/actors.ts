import type { OrganisationKind } from '#core/identity/post.ts';
import { holdsOn } from '#core/kernel/period.ts';
import type { Caller } from '#server/platform/caller.ts';
import type { World } from '../world.ts';
import type { Act } from './shapes.ts';

/** Speaks as the person who acts, with the posts held on the day, at that time of it. */
export type Speaking = (act: Pick<Act, 'who' | 'on' | 'time'>) => Caller;

export function speakingFor(caller: Caller, { people, posts, organisations, schools, alliances }: World): Speaking {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const places = new Map<string, { kind: OrganisationKind; region: string }>();
  for (const { id, kind, region } of organisations) places.set(id, { kind, region });
  for (const { id, region } of schools) places.set(id, { kind: 'school', region });
  for (const { id, region } of alliances) places.set(id, { kind: 'alliance', region });
  const held = Map.groupBy(posts, ({ personId }) => personId);
  return ({ who: { personId, region }, on, time }) => ({
    ...caller,
    actor: {
      personId,
      region,
      name: names.get(personId) ?? '',
      posts: (held.get(personId) ?? [])
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
