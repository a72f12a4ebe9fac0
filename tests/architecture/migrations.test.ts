import { randomBytes } from 'node:crypto';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, inject, test } from 'vitest';
import { migrate, needsPostgres15 } from '#server/platform/database/migrate.ts';
import { named } from '../support/cluster.ts';
import { asOwner } from './catalogue.ts';
import { ROOT } from './sources.ts';

const MIGRATIONS = join(ROOT, 'database/migrations');
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).toReversed()) await each();
});

/** A database with nothing in it. */
async function anEmptyDatabase(): Promise<string> {
  const name = `jiamenkou_test_${randomBytes(6).toString('hex')}`;
  await asOwner(inject('clusterUrl'), (query) =>
    query(`create database ${name} template template0 encoding 'UTF8' locale 'C'`),
  );
  undo.push(() => asOwner(inject('clusterUrl'), (query) => query(`drop database ${name} with (force)`)));
  return named(inject('clusterUrl'), name);
}

/** The migrations in a folder of their own, to be changed. */
function aCopy(): { readonly path: string; readonly url: URL } {
  const path = mkdtempSync(join(tmpdir(), 'jiamenkou-migrations-'));
  undo.push(() => rmSync(path, { recursive: true }));
  cpSync(MIGRATIONS, path, { recursive: true });
  return { path, url: pathToFileURL(`${path}/`) };
}

/** Everything a migration could change: what is in the catalogue, and which files were applied when. */
const state = (url: string) =>
  asOwner(url, async (query) => ({
    applied: await query('select name, sha256, at from public.migration order by name'),
    relations: await query(
      `select oid, relname, relfilenode, relacl::text from pg_class where relnamespace > 16384 or relname = 'migration' order by oid`,
    ),
    columns: await query(
      'select attrelid, attname, atttypid, attnum from pg_attribute where attrelid > 16384 order by 1, 4',
    ),
    functions: await query('select oid, proname, prosrc, proowner from pg_proc where oid > 16384 order by oid'),
    policies: await query('select oid, polname, pg_get_expr(polqual, polrelid) from pg_policy order by oid'),
  }));

test('migrating an empty database brings every file, and again changes nothing', async () => {
  const url = await anEmptyDatabase();
  const files = readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql'));
  expect(files.length).toBeGreaterThan(3);
  expect(await migrate(url)).toEqual({ applied: files.length, latest: files.toSorted().at(-1) });
  const once = await state(url);
  expect(once.relations.length).toBeGreaterThan(50);
  await migrate(url);
  expect(await state(url)).toEqual(once);
});

test('two servers that start at once on an empty database both succeed', async () => {
  const url = await anEmptyDatabase();
  const both = await Promise.all([migrate(url), migrate(url), migrate(url)]);
  expect(new Set(both.map(({ latest }) => latest)).size).toBe(1);
  expect((await state(url)).applied.length).toBe(both[0].applied);
});

test('a file that was changed after it had been applied is refused by name', async () => {
  const [url, copy] = [await anEmptyDatabase(), aCopy()];
  await migrate(url, copy.url);
  appendFileSync(join(copy.path, '0002_organisations.sql'), '-- one more line\n');
  await expect(migrate(url, copy.url)).rejects.toThrow('0002_organisations.sql was changed after it had been applied');
});

test('a database of a newer version is refused, and nothing is done to it', async () => {
  const [url, copy] = [await anEmptyDatabase(), aCopy()];
  writeFileSync(
    join(copy.path, '9000_of_the_next_version.sql'),
    'create table platform.of_the_next_version (id uuid primary key);',
  );
  await migrate(url, copy.url);
  const before = await state(url);
  await expect(migrate(url)).rejects.toThrow('The database is of a newer version (9000_of_the_next_version.sql)');
  expect(await state(url)).toEqual(before);
});

test('a file that fails names itself and leaves nothing behind, and what came before it stays', async () => {
  const [url, copy] = [await anEmptyDatabase(), aCopy()];
  await migrate(url, copy.url);
  const before = await state(url);
  writeFileSync(join(copy.path, '9000_broken.sql'), 'create table platform.half (id uuid primary key); select 1 / 0;');
  await expect(migrate(url, copy.url)).rejects.toThrow('9000_broken.sql: division by zero');
  expect(await state(url)).toEqual(before);
});

test('PostgreSQL before 15 is refused', () => {
  expect(() => needsPostgres15(140_011)).toThrow('PostgreSQL 15 or newer is needed');
  expect(() => needsPostgres15(Number.NaN)).toThrow('PostgreSQL 15 or newer is needed');
  expect(() => needsPostgres15(150_000)).not.toThrow();
});

test('migrations are numbered without a gap', () => {
  const files = readdirSync(MIGRATIONS).toSorted();
  expect(files.map((name) => name.slice(0, 5))).toEqual(files.map((_, at) => `${String(at + 1).padStart(4, '0')}_`));
});
