import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startCluster } from '../../src/server/platform/database/embedded.ts';
import { migrate } from '../../src/server/platform/database/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    clusterUrl: string;
  }
}

export const TEMPLATE = 'jiamenkou_template';

/** One PostgreSQL for a run of tests: our own, or the one `TEST_DATABASE_URL` names. Migrated once, into a template. */
export default async function cluster(project: TestProject) {
  const given = process.env['TEST_DATABASE_URL'];
  const folder = given === undefined ? mkdtempSync(join(tmpdir(), 'jiamenkou-test-')) : undefined;
  if (folder !== undefined) chmodSync(folder, 0o755);
  const own = folder === undefined ? undefined : await startCluster(folder, { durable: false });
  const url = given ?? own?.url('postgres') ?? '';
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`drop database if exists ${TEMPLATE} with (force)`);
  await client.query(`create database ${TEMPLATE} template template0 encoding 'UTF8' locale 'C'`);
  await migrate(named(url, TEMPLATE));
  project.provide('clusterUrl', url);

  return async () => {
    const { rows } = await client.query<{ datname: string }>(
      `select datname from pg_database where datname like 'jiamenkou_test_%' or datname = $1`,
      [TEMPLATE],
    );
    for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`);
    await client.end();
    await own?.stop();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  };
}

/** The address of another database on the same server. */
export function named(url: string, database: string): string {
  return url.replace(/\/[^/?]*(\?|$)/, `/${database}$1`);
}
