import { sql } from 'kysely';
import type { collaborationRoutes } from '#contract/collaboration.ts';
import type { Output } from '#contract/route.ts';
import { type Actor, CITY } from '#core/identity/actor.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { containing } from '../../../platform/database/search-pattern.ts';
import { collaborationPermissions as may } from '../permissions.ts';

type Conveners = Output<typeof collaborationRoutes.conveners>;

/** Districts for which the actor convenes, and organisations of their own. */
function chargesOf(actor: Actor): { regions: string[]; organisations: string[] } {
  const regions = actor.posts
    .filter(({ region }) => may.convene(actor, { region, organisationId: '' }) === true)
    .map(({ region }) => region);
  const organisations = actor.posts
    .filter(({ region, organisationId }) => may.convene(actor, { region, organisationId }) === true)
    .map(({ organisationId }) => organisationId);
  return { regions, organisations };
}

export function mayConveneSomewhere(actor: Actor): boolean {
  return chargesOf(actor).organisations.length > 0;
}

/** Who may hold a meeting at the caller's word: organisations with their bodies of today, the caller's own first. */
export async function conveners(
  db: Db,
  { actor, today }: Caller,
  { search = '', organisation = null }: { search?: string | undefined; organisation?: string | null | undefined },
): Promise<Conveners> {
  const { regions, organisations } = chargesOf(actor);
  const { rows } = await sql<Conveners[number]>`
    select o.id as "organisationId", o.name as "organisationName", o.kind as "organisationKind", o.region,
      coalesce((select json_agg(json_build_object('id', b.id, 'name', b.name, 'kind', b.kind, 'programmeId', b.programme_id) order by b.name collate platform.pinyin)
        from organisations.v_body b where b.organisation_id = o.id and b.from_day <= ${today}::date and b.to_day > ${today}::date), '[]') as bodies
    from organisations.v_organisation o
    where o.to_day > ${today}::date and (o.id = any (${organisations}::uuid[]) or o.region = any (${regions}) or ${CITY} = any (${regions}))
      and (${organisation}::uuid is null or o.id = ${organisation})
      and (${search} = '' or o.name || ' ' || o.initials ilike ${containing(search)}
        or exists (select from organisations.v_body b where b.organisation_id = o.id and b.name ilike ${containing(search)}))
    order by o.id = any (${organisations}::uuid[]) desc, o.kind = 'alliance' desc, o.name collate platform.pinyin, o.id limit 30`.execute(
    db,
  );
  return rows;
}
