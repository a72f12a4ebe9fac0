import { sql } from 'kysely';
import type { Output } from '#contract/route.ts';
import { MOST_FOUND, type searchRoutes } from '#contract/workspace-search.ts';
import { matchOf } from '#core/kernel/match.ts';
import { type Caller, seeing } from '../../platform/caller.ts';
import type { SearchPort } from '../../platform/manifest.ts';
import { spell } from '../../platform/pinyin.ts';
import { searchPorts } from '../ports.ts';

type FoundOfKind = Output<typeof searchRoutes.search>[number];

const MOST_SHOWN = 5;
/** Snapshots one search takes at a time: whoever types must not take all connections of the pool. */
const LANES = 3;
/** Nobody waits longer for what is typed on: what is still being looked for then is given up, and the search refused. */
const MOST_MILLISECONDS = 4000;

/** 查找: every kind of thing with what is called so, within what the caller may see; the kind with the nearest name first. */
export async function search(caller: Caller, text: string): Promise<FoundOfKind[]> {
  const until = performance.now() + MOST_MILLISECONDS;
  const ports = searchPorts();
  const kinds: { nearness: number; found: FoundOfKind }[] = [];
  let next = 0;
  async function lane(): Promise<void> {
    for (let port = ports[next]; port !== undefined; port = ports[next]) {
      const at = next;
      next += 1;
      kinds[at] = await ofKind(caller, port, text, until);
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane));
  return kinds
    .filter(({ found }) => found.rows.length > 0)
    .toSorted((a, b) => a.nearness - b.nearness)
    .map(({ found }) => found);
}

async function ofKind(
  caller: Caller,
  port: SearchPort,
  text: string,
  until: number,
): Promise<{ nearness: number; found: FoundOfKind }> {
  const { actor, today } = caller;
  const all = await seeing(caller, async (db) => {
    const left = Math.max(1, Math.round(until - performance.now()));
    await sql`set local statement_timeout = ${sql.lit(left)}`.execute(db);
    return port.find(db, { actor, today, text, most: MOST_FOUND });
  });
  const rows = all.slice(0, MOST_SHOWN).map((row) => ({ ...row, match: matchOf(row.name, text, spell(row.name)) }));
  return {
    nearness: rows[0]?.match.nearness ?? Number.POSITIVE_INFINITY,
    found: {
      kind: port.kind,
      rows: rows.map(({ match, ...row }) => ({ ...row, part: match.part })),
      found: all.length,
      list: all.length > MOST_SHOWN && port.list !== undefined ? listed(port.list, text) : null,
    },
  };
}

const listed = (list: string, text: string): string =>
  `${list}${list.includes('?') ? '&' : '?'}search=${encodeURIComponent(text)}`;
