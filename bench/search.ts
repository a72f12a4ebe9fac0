import { contract } from '../src/contract/index.ts';
import type { Output } from '../src/contract/route.ts';
import type { Actor } from '../src/core/identity/actor.ts';
import type { Day } from '../src/core/kernel/day.ts';
import { identitySearch } from '../src/server/contexts/identity/search.ts';
import { hashOf } from '../src/server/platform/authentication.ts';
import { asking, openDatabase } from '../src/server/platform/database/database.ts';
import { ownerUrlOf } from './ground.ts';

/** The question about people that a search asks, the costliest of them, and the eyes it is asked with. */
export async function peopleSearched(
  folder: string,
  { url, cookie, text, today }: { url: string; cookie: string; text: string; today: Day },
): Promise<{ session: string; query: { sql: string; parameters: readonly unknown[] } }> {
  const answer = await fetch(`${url}${contract.identity.me.path}`, { headers: { cookie } });
  const actor: Actor = (await answer.json()) as Output<typeof contract.identity.me>;
  const session = hashOf(cookie.slice(cookie.indexOf('=') + 1));
  const asked: { sql: string; parameters: readonly unknown[] }[] = [];
  const database = openDatabase(ownerUrlOf(folder), { log: (query) => asked.push(query) });
  await asking(database, { session }, async (db) => {
    for (const port of identitySearch) await port.find(db, { actor, today, text, most: 21 });
  });
  await database.close();
  const query = asked.find(({ sql }) => sql.includes('identity.person'));
  if (query === undefined) throw new Error('nobody was searched for');
  return { session, query };
}
