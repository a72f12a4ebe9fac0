import type { Actor } from '../identity/actor.ts';
import type { Day } from '../kernel/day.ts';
import type { Cells, KnownRow, ReadRow, World } from './sheet.ts';

/** What the plan is made on: who imports, for which district, and what is there already, by sheet. */
export type Ground = {
  readonly today: Day;
  readonly actor: Actor;
  readonly region: string;
  readonly registers: ReadonlyMap<string, ReadonlyMap<string, KnownRow>>;
  readonly present: ReadonlyMap<string, readonly { readonly id: string; readonly cells: Cells }[]>;
};

/** A world that is filled sheet by sheet: present rows first, then what the workbook brings. */
export function emptyWorld(ground: Pick<Ground, 'today' | 'actor' | 'region' | 'registers'>) {
  const present = new Map<string, Map<string, KnownRow>>();
  const brought = new Map<string, Map<string, ReadRow>>();
  const world: World = {
    today: ground.today,
    actor: ground.actor,
    region: ground.region,
    present: (sheet, key) => present.get(sheet)?.get(key),
    brought: (sheet, key) => brought.get(sheet)?.get(key),
    *all(sheet) {
      const own = brought.get(sheet);
      for (const row of present.get(sheet)?.values() ?? []) if (own?.has(row.key) !== true) yield row;
      yield* own?.values() ?? [];
    },
    register: (name) => ground.registers.get(name) ?? new Map(),
  };
  function fill(sheet: string, rows: readonly KnownRow[]): Map<string, KnownRow>;
  function fill(sheet: string, row: ReadRow): void;
  function fill(sheet: string, given: readonly KnownRow[] | ReadRow): Map<string, KnownRow> | undefined {
    if ('line' in given) {
      const rows = brought.get(sheet) ?? new Map<string, ReadRow>();
      brought.set(sheet, rows.set(given.key, given));
      return undefined;
    }
    const rows = new Map(given.map((row) => [row.key, row]));
    present.set(sheet, rows);
    return rows;
  }
  return { world, fill };
}
