import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { type Role, urlOf } from './roles.ts';
import type { DB } from './tables.ts';

// One place decides how PostgreSQL's values look in JavaScript: days as text with 'infinity' as null, instants as ISO
// text, counts as numbers.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => (value === 'infinity' ? null : value));
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (value) => new Date(value).toISOString());
pg.types.setTypeParser(pg.types.builtins.INT8, (value) => Number(value));

export type Db = Kysely<DB>;

/** The three ways into the database; see `database/migrations/0001_platform.sql` for what each may do. */
export type Database = {
  readonly app: Db;
  readonly reader: Db;
  readonly system: Db;
  readonly ownerUrl: string;
  close(): Promise<void>;
};

/** Opens the pools. `log` hears every statement with its values, for measuring. */
export function openDatabase(
  ownerUrl: string,
  options: { log?: (query: { sql: string; parameters: readonly unknown[] }) => void } = {},
): Database {
  const pools: pg.Pool[] = [];
  const open = (role: Role, max: number): Db => {
    const pool = new pg.Pool({
      connectionString: urlOf(role, ownerUrl),
      max,
      // Questions are short and their policies look dear to the planner: compiling them takes longer than answering.
      options: '-c timezone=Asia/Shanghai -c jit=off',
      idleTimeoutMillis: 60_000,
    });
    // A restart of the database breaks idle connections; the next query takes a new one.
    pool.on('error', () => {});
    pools.push(pool);
    const { log } = options;
    return new Kysely<DB>({
      dialect: new PostgresDialect({ pool }),
      ...(log === undefined ? {} : { log: (event) => log(event.query) }),
    });
  };
  return {
    app: open('jiamenkou_app', 6),
    reader: open('jiamenkou_reader', 10),
    system: open('jiamenkou_system', 4),
    ownerUrl,
    async close() {
      await Promise.all(pools.map((pool) => pool.end()));
    },
  };
}

/** Whose eyes a transaction has: a session's hash, which row-level security resolves to a person, or the system's. */
export type Eyes = { readonly session: string } | 'system';

/** Asks within one read-only snapshot, seeing what the eyes may see. */
export function asking<T>(database: Database, eyes: Eyes, ask: (db: Db) => Promise<T>): Promise<T> {
  const from = eyes === 'system' ? database.system : database.reader;
  return from.connection().execute(async (db) => {
    // The first question fixes the snapshot; from then on nobody can turn the transaction into one that writes.
    await sql.raw(`begin isolation level repeatable read read only; ${setting(eyes)}; select`).execute(db);
    try {
      const answer = await ask(db);
      await sql.raw('commit').execute(db);
      return answer;
    } catch (error) {
      await sql.raw('rollback').execute(db);
      throw error;
    }
  });
}

/** How far a transaction is shielded from others: as if alone, or seeing what others committed and waiting for their locks. */
export type Isolation = 'serializable' | 'read committed';

/** Changes within one transaction, serialisable by default; run again when it lost a race, never when it was refused. */
export async function changing<T>(
  database: Database,
  eyes: Eyes,
  change: (tx: Db) => Promise<T>,
  isolation: Isolation = 'serializable',
): Promise<T> {
  const from = eyes === 'system' ? database.system : database.app;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await from.connection().execute(async (tx) => {
        await sql.raw(`begin isolation level ${isolation}; ${setting(eyes)}`).execute(tx);
        try {
          const result = await change(tx);
          await sql.raw('commit').execute(tx);
          return result;
        } catch (error) {
          await sql.raw('rollback').execute(tx);
          throw error;
        }
      });
    } catch (error) {
      if (attempt >= 8 || !isLostRace(error)) throw error;
      await new Promise((done) => setTimeout(done, 2 ** attempt * (1 + ((attempt * 7) % 5))));
    }
  }
}

function setting(eyes: Eyes): string {
  if (eyes === 'system') return '';
  if (!/^[0-9a-f]{64}$/.test(eyes.session)) throw new TypeError('a session is named by the hash of its token');
  return `set local app.session = '${eyes.session}'`;
}

function isLostRace(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === '40001' || error.code === '40P01');
}

/** The constraint a write ran into, when that is why it failed. */
export function brokenConstraint(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError && error.code?.startsWith('23') ? error.constraint : undefined;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Those of the texts that are ids of rows: a table can be asked for nothing else. */
export const uuidsAmong = (ids: readonly string[]): string[] => ids.filter((id) => UUID.test(id));

/** An open end is `'infinity'` in the tables and `null` everywhere else. */
export const orForever = (day: string | null): string => day ?? 'infinity';
