import { sql } from 'kysely';
import type { Actor } from '#core/identity/actor.ts';
import { matchOf } from '#core/kernel/match.ts';
import type { Definition } from '#core/programmes/definition.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Found, SearchPort } from '../../platform/manifest.ts';
import { type Spelling, spell } from '../../platform/pinyin.ts';
import { version } from './store.ts';

/** What of a programme can be found, spelt once for each published version. */
type Entry = { readonly spelling: Spelling; readonly region: string; readonly found: Found };
type Entries = { readonly programme: Entry; readonly targets: readonly Entry[] };

const known = new Map<string, Entries>();

/** The newest version of every programme. */
async function entries(db: Db): Promise<Entries[]> {
  const { rows } = await sql<{ id: string; version: number }>`
    select id, max(version) as version from programmes.definition group by id order by id`.execute(db);
  const all: Entries[] = [];
  for (const row of rows) {
    const key = `${row.id} ${row.version}`;
    const spelt = known.get(key) ?? speltOut((await version(db, row.id, row.version))?.definition);
    if (spelt === undefined) continue;
    if (known.size >= 200) known.clear();
    known.set(key, spelt);
    all.push(spelt);
  }
  return all;
}

function speltOut(definition: Definition | undefined): Entries | undefined {
  if (definition === undefined) return undefined;
  const { id, region, title, issuer, targets = [] } = definition;
  const entry = (found: Found): Entry => ({ spelling: spell(found.name), region, found });
  return {
    programme: entry({ id, name: title, about: issuer, to: `/cockpit/${id}` }),
    targets: targets.map((target) =>
      entry({
        id: `${id}/${target.id}`,
        name: target.statement,
        about: title,
        to: `/cockpit/${id}?figure=${id}/${target.id}`,
      }),
    ),
  };
}

/** Those that are called so, the nearest first, of them those of one's own district first. */
function nearest(among: readonly Entry[], text: string, actor: Actor, most: number): Found[] {
  const regions = new Set(actor.posts.map(({ region }) => region));
  return among
    .map((entry) => ({ ...entry, nearness: matchOf(entry.found.name, text, entry.spelling).nearness }))
    .filter(({ nearness }) => nearness < 5)
    .toSorted((a, b) => a.nearness - b.nearness || Number(regions.has(b.region)) - Number(regions.has(a.region)))
    .slice(0, most)
    .map(({ found }) => found);
}

/** 行动计划 by title. Whoever is signed in may open any. */
const programmeSearch: SearchPort = {
  kind: '行动计划',
  async find(db, { actor, text, most }) {
    return nearest(
      (await entries(db)).map(({ programme }) => programme),
      text,
      actor,
      most,
    );
  },
};

/** 计划目标 by what the document says of them. */
const targetSearch: SearchPort = {
  kind: '计划目标',
  async find(db, { actor, text, most }) {
    return nearest(
      (await entries(db)).flatMap(({ targets }) => targets),
      text,
      actor,
      most,
    );
  },
};

export const programmesSearch: readonly SearchPort[] = [programmeSearch, targetSearch];
