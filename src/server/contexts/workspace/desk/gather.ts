import type { Actor } from '#core/identity/actor.ts';
import type { Day } from '#core/kernel/day.ts';
import { byPressing } from '#core/workspace/pressing.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Appointment, Todo } from '../../../platform/manifest.ts';
import { agendaPorts, todoPorts } from '../../ports.ts';

/** Whose things are gathered, and on which day. */
export type For = Pick<Caller, 'database' | 'freshness' | 'today'> & { readonly actor: Actor };
export type Todos = { readonly total: number; readonly overdue: number; readonly rows: readonly Todo[] };

/**
 * 待办 of every context, the most pressing first. With the system's eyes, for a port asks for the person's own things and
 * nothing else; without holding a connection, for a port may load what it computes from through others.
 */
export async function todosOf({ actor, database, freshness, today }: For, most: number): Promise<Todos> {
  const found: Todos[] = [];
  for (const port of todoPorts())
    found.push(await port(database.system, { actor, today, most, around: { database, freshness } }));
  return {
    total: found.reduce((sum, { total }) => sum + total, 0),
    overdue: found.reduce((sum, { overdue }) => sum + overdue, 0),
    rows: found
      .flatMap(({ rows }) => rows)
      .toSorted(byPressing)
      .slice(0, most),
  };
}

/** 日程 of every context, day by day, what lasts all day before what has a time. */
export async function agendaOf({ actor, database }: For, from: Day, to: Day): Promise<Appointment[]> {
  const found: (readonly Appointment[])[] = [];
  for (const port of agendaPorts()) found.push(await port(database.system, { actor, from, to }));
  const when = ({ on, begins, key }: Appointment) => `${on} ${begins ?? ''} ${key}`;
  return found.flat().toSorted((a, b) => (when(a) < when(b) ? -1 : 1));
}
