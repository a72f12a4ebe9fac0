import { sql } from 'kysely';
import type { Output } from '#contract/route.ts';
import type { workspaceRoutes } from '#contract/workspace.ts';
import type { Day } from '#core/kernel/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { Happening } from '../../../platform/manifest.ts';
import { timelinePorts } from '../../ports.ts';

export type Followed = Output<typeof workspaceRoutes.followed>;

/** 我关注的, by name. */
export async function followed(db: Db): Promise<Followed> {
  const { rows } = await sql<Followed[number]>`
    select f.id, f.organisation_id as "organisationId", f.programme_id as "programmeId", coalesce(o.name, p.title) as name, o.kind
    from workspace.follow f left join organisations.v_organisation o on o.id = f.organisation_id
      left join programmes.v_programme p on p.id = f.programme_id
    where coalesce(o.name, p.title) is not null
    order by f.programme_id is not null, coalesce(o.name, p.title) collate platform.pinyin, f.id`.execute(db);
  return rows;
}

/** 动态 of what is followed, the latest first, among what the asking eyes see. */
export async function happeningsOf(
  db: Db,
  things: Followed,
  until: Day,
  most: number,
): Promise<(Happening & { readonly of: string })[]> {
  const organisations = things.flatMap(({ organisationId }) => organisationId ?? []);
  const programmes = things.flatMap(({ programmeId }) => programmeId ?? []);
  if (things.length === 0) return [];
  const names = new Map(things.map(({ organisationId, programmeId, name }) => [organisationId ?? programmeId, name]));
  const found: (readonly Happening[])[] = [];
  for (const port of timelinePorts()) found.push(await port(db, { organisations, programmes, until, most }));
  return found
    .flat()
    .toSorted((a, b) => (a.on === b.on ? (a.key < b.key ? -1 : 1) : a.on > b.on ? -1 : 1))
    .slice(0, most)
    .map((each) => ({ ...each, of: names.get(each.organisationId ?? each.programmeId ?? null) ?? '' }));
}
