import type { Database } from '../../platform/database/database.ts';
import type { Freshness } from '../../platform/freshness/freshness.ts';
import { factPorts } from '../ports.ts';
import { cockpits } from './cockpit/cockpit.ts';
import { factLibrary } from './fact-library.ts';
import { shelf as openShelf } from './shelf.ts';

function open(database: Database, freshness: Freshness) {
  const library = factLibrary(database, freshness, factPorts);
  const shelf = openShelf(database, freshness, library);
  return { library, shelf, cockpit: cockpits(database, shelf, library) };
}

export type Engine = ReturnType<typeof open>;

const engines = new WeakMap<Database, Engine>();

/** 计划引擎：what is kept of facts, programmes and cockpits; one for all who ask in a process. */
export function engineOf({
  database,
  freshness,
}: {
  readonly database: Database;
  readonly freshness: Freshness;
}): Engine {
  const known = engines.get(database);
  if (known !== undefined) return known;
  const made = open(database, freshness);
  engines.set(database, made);
  return made;
}
