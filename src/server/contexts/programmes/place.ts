import { sql } from 'kysely';
import { type Actor, CITY, type HeldPost } from '#core/identity/actor.ts';
import { POST_KINDS } from '#core/identity/post.ts';
import type { Day } from '#core/kernel/day.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Fact } from '#core/programmes/fact.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Within } from './shelf.ts';

/** 何处：the city, a district, an alliance or a school, as the page's address names it. */
export type Place = {
  readonly at: string;
  readonly kind: 'city' | 'district' | 'alliance' | 'school';
  readonly name: string;
  readonly region: string;
  /** The organisation, for an alliance or a school. */
  readonly id: string | undefined;
  /** Schools of the alliance on the day; alliances of the school on the day. */
  readonly related: readonly string[];
};

type Asking = Pick<Caller, 'actor' | 'database' | 'today'>;

/** Finds the place and refuses, as if it did not exist, one that the caller's posts do not reach. */
export async function placeOf({ actor, database, today }: Asking, at: string, on: Day): Promise<Place> {
  const db = database.reader;
  const place = /^\d{6}$/.test(at) ? await regionPlace(db, at) : await organisationPlace(db, at, on);
  if (place === undefined || !within(place, await reachOf({ actor, database, today })))
    throw new Refusal('not-found', 'platform.not-found');
  return place;
}

async function regionPlace(db: Db, code: string): Promise<Place | undefined> {
  const region = await db
    .selectFrom('organisations.v_region')
    .select(['code', 'name'])
    .where('code', '=', code)
    .executeTakeFirst();
  return (
    region && {
      at: code,
      kind: code === CITY ? 'city' : 'district',
      name: region.name,
      region: code,
      id: undefined,
      related: [],
    }
  );
}

async function organisationPlace(db: Db, at: string, on: Day): Promise<Place | undefined> {
  const [kind, id] = at.split(':') as ['alliance' | 'school', string];
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
  const found = await db
    .selectFrom('organisations.v_organisation')
    .select(['name', 'region'])
    .where('id', '=', id)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return found && { at, kind, name: found.name, region: found.region, id, related: await relatedTo(db, kind, id, on) };
}

async function relatedTo(db: Db, kind: 'alliance' | 'school', id: string, on: Day): Promise<string[]> {
  const [own, other] =
    kind === 'alliance' ? (['alliance_id', 'school_id'] as const) : (['school_id', 'alliance_id'] as const);
  const rows = await db
    .selectFrom('organisations.v_membership')
    .select(`${other} as id`)
    .where(own, '=', id)
    .where('from_day', '<=', on)
    .where(sql<boolean>`to_day > ${on}::date`)
    .execute();
  return rows.map((row) => row.id);
}

/** 所及：districts whose places a caller may visit (`310000`: all), and organisations beside them. */
export type Reach = { readonly regions: readonly string[]; readonly organisations: readonly string[] };

/** City posts see every place, district posts their district's; leaders their own alliance or school and what belongs to it. */
export async function reachOf({ actor, database, today }: Asking): Promise<Reach> {
  const regions = actor.posts.filter(isWide).map((post) => post.region);
  const organisations = actor.posts.map(async ({ organisationId, organisationKind, kind }) => {
    if (organisationKind !== 'alliance' && organisationKind !== 'school') return [];
    return [
      organisationId,
      ...(kind === 'teacher' ? [] : await relatedTo(database.reader, organisationKind, organisationId, today)),
    ];
  });
  return { regions, organisations: (await Promise.all(organisations)).flat() };
}

const isWide = ({ kind }: HeldPost): boolean => POST_KINDS[kind].beyondOneSchool && kind !== 'alliance-lead';

function within({ region, id }: Place, { regions, organisations }: Reach): boolean {
  return regions.includes(CITY) || regions.includes(region) || (id !== undefined && organisations.includes(id));
}

/** The restriction of a city programme to a district, or of any programme to an alliance. Schools are asked for their contribution instead. */
export function withinPlace(place: Place, definitionRegion: string): Within | undefined {
  if (place.kind === 'district' && definitionRegion === CITY)
    return { key: place.at, keeps: (fact) => fact.region === place.region };
  if (place.kind !== 'alliance') return undefined;
  const own = new Set([place.id, ...place.related]);
  return {
    key: `${place.at} ${place.related.toSorted().join()}`,
    keeps: (fact: Fact) => own.has(fact.subject) || own.has(fact.organisation),
  };
}

/** The place a person lands on: the widest the posts reach. */
export function homeOf(actor: Actor): string {
  const wide = actor.posts.filter(isWide);
  if (wide.length > 0) return wide.some(({ region }) => region === CITY) ? CITY : (wide[0]?.region ?? CITY);
  const own =
    actor.posts.find((post) => post.organisationKind === 'alliance') ??
    actor.posts.find((post) => post.organisationKind === 'school');
  return own === undefined ? CITY : `${own.organisationKind}:${own.organisationId}`;
}
