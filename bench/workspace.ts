import { sql } from 'kysely';
import { contract } from '../src/contract/index.ts';
import type { Output } from '../src/contract/route.ts';
import type { Actor } from '../src/core/identity/actor.ts';
import type { Day } from '../src/core/kernel/day.ts';
import { taskTodos } from '../src/server/contexts/collaboration/tasks/ports.ts';
import { openDatabase } from '../src/server/platform/database/database.ts';
import { noFreshness } from '../src/server/platform/system-caller.ts';
import { inTurn, type Times } from './turns.ts';

const ITEMS = 500;
const TITLE = '基准测试';

/**
 * The workspace of a person with 500 open tasks, and the whole list of what waits, each in turn with the bare question for those
 * tasks: the port's own SQL, without a session, a permission, a schema, or what other contexts add.
 */
export async function workspaceOf(
  ownerUrl: string,
  { url, cookie, today }: { url: string; cookie: string; today: Day },
): Promise<{ readonly desk: Times; readonly todos: Times; readonly bare: Times; readonly total: number }> {
  const answer = await fetch(`${url}${contract.identity.me.path}`, { headers: { cookie } });
  const actor: Actor = (await answer.json()) as Output<typeof contract.identity.me>;
  const database = openDatabase(ownerUrl);
  const forget = () => database.system.deleteFrom('collaboration.task').where('title', '=', TITLE).execute();
  await forget();
  await sql`
    insert into collaboration.task (region, id, title, initials, detail, origin, organisation_id, person_region, person_id, asked_region, asked_by, asked_by_name, asked_organisation_id, asked_on, due_day, state)
    select n.region, gen_random_uuid(), ${TITLE}, 'jzcs', '', '交办', n.organisation_id, n.region, n.id, n.region, n.id, n.name, n.organisation_id, ${today}::date, ${today}::date + (i % 90) - 30, 'open'
    from identity.v_person n, generate_series(1, ${ITEMS}::int) i where n.region = ${actor.region} and n.id = ${actor.personId}::uuid`.execute(
    database.system,
  );
  try {
    const asked = { actor, today, most: ITEMS, around: { database, freshness: noFreshness } };
    const bare = () => taskTodos(database.system, asked);
    const ask = (path: string) => async () => (await fetch(url + path, { headers: { cookie } })).json();
    const measured = await inTurn({
      desk: ask(contract.workspace.desk.path),
      todos: ask(`${contract.workspace.todos.path}?size=100`),
      bare,
    });
    return { ...measured, total: (await bare()).total };
  } finally {
    await forget();
    await database.close();
  }
}
