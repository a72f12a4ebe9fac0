import type { Actor } from '#core/identity/actor.ts';
import type { Day } from '#core/kernel/day.ts';
import { asking, type Database, type Db, type Eyes } from './database/database.ts';
import type { Freshness } from './freshness/freshness.ts';

/** 调用者：who asks, with whose eyes, on which day. Commands and reports get nothing else. */
export type Caller = {
  readonly actor: Actor;
  readonly eyes: Eyes;
  readonly database: Database;
  readonly freshness: Freshness;
  readonly requestId: string;
  readonly now: Temporal.Instant;
  readonly today: Day;
};

/** Asks with the caller's own eyes: row-level security applies. */
export function seeing<T>(caller: Caller, ask: (db: Db) => Promise<T>): Promise<T> {
  return asking(caller.database, caller.eyes, ask);
}
