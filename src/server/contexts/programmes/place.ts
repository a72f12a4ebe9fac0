import { sql } from 'kysely';
import { type Actor, CITY } from '#core/identity/actor.ts';
import { POST_KINDS } from '#core/identity/post.ts';
import type { Day } from '#core/kernel/day.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Fact } from '#core/programmes/fact.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Db } from '../../platform/database.ts';
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

/** Finds the place and refuses, as if it did not exist, one that the caller's posts do not reach. */
export async function placeOf({ actor, database, today }: Caller, at: string, on: Day): Promise<Place> {
  const db = database.reader;
  const place = /^\d{6}$/.test(at) ? await regionPlace(db, at) : await organisationPlace(db, at, on);
  if (place === undefined || !(await mayVisit(db, actor, place, today))) throw new Refusal('not-found', 'platform.not-found');
  return place;
}

async function regionPlace(db: Db, code: string): Promise<Place | undefined> {
  const region = await db.selectFrom('organisations.v_region').select(['code', 'name']).where('code', '=', code).executeTakeFirst();
  return region && { at: code, kind: code === CITY ? 'city' : 'district', name: region.name, region: code, id: undefined, related: [] };
}

async function organisationPlace(db: Db, at: string, on: Day): Promise<Place | undefined> {
  const [kind, id] = at.split(':') as ['alliance' | 'school', string];
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
  const found = await db.selectFrom('organisations.v_organisation').select(['name', 'region']).where('id', '=', id).where('kind', '=', kind).executeTakeFirst();
  return found && { at, kind, name: found.name, region: found.region, id, related: await relatedTo(db, kind, id, on) };
}

async function relatedTo(db: Db, kind: 'alliance' | 'school', id: string, on: Day): Promise<string[]> {
  const [own, other] = kind === 'alliance' ? (['alliance_id', 'school_id'] as const) : (['school_id', 'alliance_id'] as const);
  const rows = await db.selectFrom('organisations.v_membership').select(`${other} as id`).where(own, '=', id).where('from_day', '<=', on).where(sql<boolean>`to_day > ${on}::date`).execute();
  return rows.map((row) => row.id);
}

/** City posts see every place, district posts their district's; leaders their own alliance or school and what belongs to it. */
async function mayVisit(db: Db, actor: Actor, place: Place, today: Day): Promise<boolean> {
  for (const post of actor.posts) {
    const wide = POST_KINDS[post.kind].beyondOneSchool && post.kind !== 'alliance-lead';
    if (wide && (post.region === CITY || post.region === place.region)) return true;
    if (place.id === undefined) continue;
    if (post.organisationId === place.id) return true;
    if ((post.organisationKind === 'alliance' && place.kind === 'school') || (post.organisationKind === 'school' && place.kind === 'alliance' && post.kind !== 'teacher')) {
      if ((await relatedTo(db, post.organisationKind as 'alliance' | 'school', post.organisationId, today)).includes(place.id)) return true;
    }
  }
  return false;
}

/** The restriction of a city programme to a district, or of any programme to an alliance. Schools are asked for their contribution instead. */
export function withinPlace(place: Place, definitionRegion: string): Within | undefined {
  if (place.kind === 'district' && definitionRegion === CITY) return { key: place.at, keeps: (fact) => fact.region === place.region };
  if (place.kind !== 'alliance') return undefined;
  const own = new Set([place.id, ...place.related]);
  return { key: `${place.at} ${place.related.toSorted().join()}`, keeps: (fact: Fact) => own.has(fact.subject) || own.has(fact.organisation) };
}

/** The place a person lands on: the widest the posts reach. */
export function homeOf(actor: Actor): string {
  const wide = actor.posts.find((post) => POST_KINDS[post.kind].beyondOneSchool && post.kind !== 'alliance-lead' && post.region === CITY);
  if (wide !== undefined) return CITY;
  const district = actor.posts.find((post) => POST_KINDS[post.kind].beyondOneSchool && post.kind !== 'alliance-lead');
  if (district !== undefined) return district.region;
  const own = actor.posts.find((post) => post.organisationKind === 'alliance') ?? actor.posts.find((post) => post.organisationKind === 'school');
  return own === undefined ? CITY : `${own.organisationKind}:${own.organisationId}`;
}
