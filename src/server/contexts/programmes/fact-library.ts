import type { Fact } from '#core/programmes/fact.ts';
import { asking, type Database } from '../../platform/database/database.ts';
import type { Freshness } from '../../platform/freshness/freshness.ts';
import type { FactPort } from '../../platform/manifest.ts';

/**
 * 事实库：the dated records of each fact and district, loaded once and kept until a context they come from changes.
 * Figures are the same for everybody who may see a place, so they are loaded with the system's eyes; records about people
 * are filtered for the reader when they are shown.
 */
export function factLibrary(database: Database, freshness: Freshness, ports: () => ReadonlyMap<string, FactPort>) {
  const kept = new Map<string, { generation: string; records: Promise<Fact[]> }>();
  const personal = new WeakSet<Fact>();

  function load(name: string, region: string): Promise<Fact[]> | undefined {
    const port = ports().get(name);
    if (port === undefined) return undefined;
    const key = `${name} ${region}`;
    const generation = freshness.generation(port.dependsOn);
    const known = kept.get(key);
    if (known?.generation === generation) return known.records;
    const records = asking(database, 'system', (db) => port.load(db, region)).then((loaded) => {
      if (port.personal === true) for (const fact of loaded) personal.add(fact);
      return loaded;
    });
    kept.set(key, { generation, records });
    // A failed load is not kept; a load during which something changed is replaced by the next asker.
    records.catch(() => kept.get(key)?.records === records && kept.delete(key));
    return records;
  }

  return {
    load,
    /** Changes whenever one of the named facts may have changed. */
    generation: (names: readonly string[]): string =>
      freshness.generation([...new Set(names.flatMap((name) => ports().get(name)?.dependsOn ?? []))].toSorted()),
    /** Whether the record, loaded here, is about a person: its subject. */
    isPersonal: (fact: Fact): boolean => personal.has(fact),
    provides: (name: string): boolean => ports().has(name),
  };
}

export type FactLibrary = ReturnType<typeof factLibrary>;
