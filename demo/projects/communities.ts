import { sql } from 'kysely';
import { CITY } from '#core/identity/actor.ts';
import { type Day, day } from '#core/kernel/day.ts';
import { holdsOn } from '#core/kernel/period.ts';
import { placeCases } from '#server/contexts/projects/communities/commands/place-cases.ts';
import type { Caller } from '#server/platform/caller.ts';
import type { World } from '../world.ts';
import type { Speaking } from './deeds/actors.ts';

/** An established project of a call. */
type Established = { readonly region: string; readonly id: string; readonly organisationId: string };

/** Some time after the projects of the first call had been established. */
const GROUPED = day('2024-06-26');

/** Groups what was established of the city's first call, by its academy. */
export async function groupEstablished(caller: Caller, speaking: Speaking, world: World, today: Day): Promise<void> {
  if (today < GROUPED) return;
  const academy = world.posts.find(
    (post) =>
      post.kind === 'academy-researcher' &&
      holdsOn(post, GROUPED) &&
      world.organisations.some(({ id, region }) => id === post.organisationId && region === CITY),
  );
  if (academy === undefined) return;
  const { rows } = await sql<Established & { call: string }>`
    select c.region, c.id, c.organisation_id as "organisationId", c.call_id as call from projects.case c join projects.call k on k.id = c.call_id
    where k.region = ${CITY} and c.number is not null and c.outcome is distinct from '终止' and k.opens < ${GROUPED}::date order by c.number`.execute(
    caller.database.system,
  );
  const who = { personId: academy.personId, region: CITY };
  for (const [call, cases] of Map.groupBy(rows, (row) => row.call))
    await placeEstablished(speaking({ who, on: GROUPED, time: '10:00' }), world, { call, cases });
}

/**
 * 编组：puts established projects of a call into the research communities of the city, by the command that people use and as who
 * speaks (`caller`: a researcher of the city's academy, on that day). A project goes where its school is a member; the others fill
 * up the smallest. What an earlier making has placed stays where it is.
 */
async function placeEstablished(
  caller: Caller,
  { alliances, memberships }: Pick<World, 'alliances' | 'memberships'>,
  { call, cases }: { readonly call: string; readonly cases: readonly Established[] },
): Promise<void> {
  const communities = alliances.filter(
    (each) => each.type === '研究共同体' && each.region === CITY && holdsOn(each, caller.today),
  );
  const placed = await placedIn(caller, call);
  const into = new Map<string, Established[]>(communities.map(({ id }) => [id, []]));
  for (const one of cases) {
    if (placed.has(one.id)) continue;
    const member = memberships.find(
      (each) => each.schoolId === one.organisationId && into.has(each.allianceId) && holdsOn(each, caller.today),
    );
    const [smallest] = [...into].toSorted(([, a], [, b]) => a.length - b.length);
    into.get(member?.allianceId ?? smallest?.[0] ?? '')?.push(one);
  }
  for (const [community, own] of into) {
    if (own.length === 0) continue;
    const keys = own.map(({ region, id }) => ({ region, id }));
    await placeCases(caller, { id: call, community, founded: null, cases: keys });
  }
}

async function placedIn({ database }: Caller, call: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select x.case_id as id from projects.community_case x join projects.case c on c.region = x.region and c.id = x.case_id
    where c.call_id = ${call} and x.to_day = 'infinity'`.execute(database.system);
  return new Set(rows.map(({ id }) => id));
}
