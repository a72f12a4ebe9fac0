import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { ensureRoles } from './roles.ts';

const FOLDER = new URL('../../../../database/migrations/', import.meta.url);
/** Two servers that start at once migrate one after the other. */
const LOCK = 7_201_513;

/** Brings the database to the schema of this version; forward only, each file in a transaction of its own. */
export async function migrate(ownerUrl: string, folder: URL = FOLDER): Promise<{ applied: number; latest: string }> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const { rows: version } = await client.query<{ n: string }>(`select current_setting('server_version_num') as n`);
    needsPostgres15(Number(version[0]?.n));
    await ensureRoles(client, ownerUrl);
    await client.query(
      'create table if not exists public.migration (name text primary key, sha256 text not null, at timestamptz not null default now())',
    );
    await client.query('grant select on public.migration to jiamenkou_reader');
    const { rows } = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from public.migration order by name',
    );
    const done = new Map(rows.map((row) => [row.name, row.sha256]));
    const files = migrations(folder);
    const unknown = [...done.keys()].find((name) => !files.some((file) => file.name === name));
    if (unknown !== undefined)
      throw new Error(`The database is of a newer version (${unknown}). Start that version, or restore a backup.`);
    if (done.size === 0) await runMigrations({ connectionString: ownerUrl });
    for (const { name, sql, sha256 } of files) {
      const before = done.get(name);
      if (before === sha256) continue;
      if (before !== undefined) throw new Error(`${name} was changed after it had been applied`);
      await client.query('begin');
      try {
        await client.query(sql);
        await client.query('insert into public.migration (name, sha256) values ($1, $2)', [name, sha256]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
    }
    return { applied: files.length, latest: files.at(-1)?.name ?? '' };
  } finally {
    await client.end();
  }
}

/** Views that look with the eyes of who asks, and keys that take nulls as equal, came with 15. */
export function needsPostgres15(versionNumber: number): void {
  if (!(versionNumber >= 150_000)) throw new Error('PostgreSQL 15 or newer is needed');
}

function migrations(folder: URL): { name: string; sql: string; sha256: string }[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}_.*\.sql$/.test(name))
    .toSorted()
    .map((name) => {
      const sql = readFileSync(new URL(name, folder), 'utf8');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    });
}
