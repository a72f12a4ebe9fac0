import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROOT } from './sources.ts';

const Declared = z.record(
  z.string(),
  z.record(
    z.string(),
    z.strictObject({ kept: z.enum(['shared', 'regional']), personal: z.boolean(), holds: z.string().min(4) }),
  ),
);

/** A table as `database/tables.yaml` declares it. */
export type Table = { readonly name: string; readonly kept: 'shared' | 'regional'; readonly personal: boolean };

export function declaredTables(): Table[] {
  const declared = Declared.parse(parse(readFileSync(join(ROOT, 'database/tables.yaml'), 'utf8')));
  return Object.entries(declared).flatMap(([schema, tables]) =>
    Object.entries(tables).map(([table, { kept, personal }]) => ({ name: `${schema}.${table}`, kept, personal })),
  );
}

/** Schemas of PostgreSQL and of the queue, which come with their own tables. */
export const FOREIGN = `('pg_catalog', 'information_schema', 'pg_toast', 'graphile_worker')`;

/** Asks a database's catalogue as its owner. */
export async function asOwner<T>(
  url: string,
  ask: (query: <R>(sql: string) => Promise<R[]>) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await ask(async <R>(sql: string) => (await client.query(sql)).rows as R[]);
  } finally {
    await client.end();
  }
}
