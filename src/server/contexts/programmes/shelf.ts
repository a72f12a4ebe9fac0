import { CITY } from '#core/identity/actor.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { SchoolYear } from '#core/kernel/school-year.ts';
import type { Definition } from '#core/programmes/definition.ts';
import { type Prepared, prepare } from '#core/programmes/evaluate.ts';
import type { Fact } from '#core/programmes/fact.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Freshness } from '../../platform/freshness/freshness.ts';
import { schoolYears } from '../organisations/public.ts';
import { definitionIn } from '../projects/public.ts';
import type { FactLibrary } from './fact-library.ts';

/** A definition with its facts, ready for any day. `names` are the facts it asks for. */
export type Ready = {
  readonly definition: Definition;
  readonly prepared: Prepared;
  readonly names: readonly string[];
  readonly generation: string;
};

/** Restricts a programme to the records of a place; `key` names the restriction. */
export type Within = { readonly key: string; readonly keeps: (fact: Fact) => boolean };

const MOST_KEPT = 400;

/** 计划书架：the published programmes, the newest version of each, read once and prepared once for as long as nothing changes. */
export function shelf(database: Database, freshness: Freshness, library: FactLibrary) {
  let kept: { generation: string; definitions: Promise<Definition[]> } | undefined;
  const ready = new Map<string, { generation: string; made: Promise<Ready> }>();
  const names = new WeakMap<Definition, readonly string[]>();

  function all(): Promise<Definition[]> {
    const generation = freshness.generation(['programmes']);
    if (kept?.generation !== generation) {
      const definitions = newest(database);
      kept = { generation, definitions };
      definitions.catch(() => {
        kept = undefined;
      });
    }
    return kept.definitions;
  }

  async function find(id: string): Promise<Definition> {
    const found = (await all()).find((definition) => definition.id === id);
    if (found === undefined) throw new Refusal('not-found', 'platform.not-found');
    return found;
  }

  /** Facts a definition asks for: found out by preparing it on nothing. */
  function wanted(definition: Definition): readonly string[] {
    const known = names.get(definition);
    if (known !== undefined) return known;
    const asked = new Set<string>();
    prepare(
      definition,
      (name) => {
        asked.add(name);
        return undefined;
      },
      [],
    );
    names.set(definition, [...asked]);
    return [...asked];
  }

  function get(definition: Definition, within?: Within): Promise<Ready> {
    const facts = wanted(definition);
    const key = `${definition.id} ${definition.version} ${within?.key ?? ''}`;
    const generation = `${library.generation(facts)} ${freshness.generation(['programmes', 'organisations'])}`;
    const known = ready.get(key);
    if (known?.generation === generation) return known.made;
    const made = make(definition, facts, generation, within);
    if (ready.size >= MOST_KEPT) ready.delete(ready.keys().next().value ?? '');
    ready.set(key, { generation, made });
    made.catch(() => ready.get(key)?.made === made && ready.delete(key));
    return made;
  }

  /** Prepares a definition that is not published yet, for its preview. */
  async function make(
    definition: Definition,
    facts: readonly string[],
    generation: string,
    within?: Within,
  ): Promise<Ready> {
    const records = new Map(
      await Promise.all(facts.map(async (name) => [name, await library.load(name, definition.region)] as const)),
    );
    const calendar: SchoolYear[] = await schoolYears(database.reader);
    return {
      definition,
      names: facts,
      generation,
      prepared: prepare(definition, (name) => records.get(name), calendar, within?.keeps),
    };
  }

  return { all, find, get, preview: (definition: Definition) => make(definition, wanted(definition), ''), wanted };
}

export type Shelf = ReturnType<typeof shelf>;

/** Programmes of a region and of the city; all of them for the city. */
export const concerning = (definitions: readonly Definition[], region: string): Definition[] =>
  definitions.filter((definition) => region === CITY || definition.region === region || definition.region === CITY);

async function newest(database: Database): Promise<Definition[]> {
  const rows = await database.reader
    .selectFrom('programmes.definition')
    .distinctOn('id')
    .select(['id', 'version', 'yaml'])
    .orderBy('id')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(definitionIn).toSorted((a, b) => a.period.from.localeCompare(b.period.from));
}
