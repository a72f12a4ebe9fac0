import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../../src/server/platform/database/database.ts';
import { urlOf } from '../../src/server/platform/database/roles.ts';
import { freshOn } from '../../src/server/platform/freshness/freshness.ts';
import { openLine } from '../../src/server/platform/freshness/line.ts';
import { openLog } from '../../src/server/platform/log.ts';
import type { Clock } from '../../src/server/platform/time/clock.ts';
import { openFileStore } from '../../src/server/platform/uploads/files.ts';
import type { Surroundings } from '../../src/server/surroundings.ts';
import { named, TEMPLATE } from './cluster.ts';

export type TestPlatform = Surroundings & { readonly database: Database; close(): Promise<void> };

/** A fresh, migrated database with everything a server holds on to; `close` drops it. */
export async function aPlatform(clock: Clock = () => Temporal.Now.instant()): Promise<TestPlatform> {
  const clusterUrl = inject('clusterUrl');
  const name = `jiamenkou_test_${randomBytes(6).toString('hex')}`;
  const owner = new pg.Client({ connectionString: clusterUrl });
  await owner.connect();
  await owner.query(`create database ${name} template ${TEMPLATE}`);
  const ownerUrl = named(clusterUrl, name);
  const dataDir = mkdtempSync(join(tmpdir(), 'jiamenkou-data-'));
  const database = openDatabase(ownerUrl);
  const line = await openLine(urlOf('jiamenkou_system', ownerUrl));
  return {
    settings: {
      port: 0,
      host: '127.0.0.1',
      dataDir,
      databaseUrl: undefined,
      trustedProxies: 0,
      insecure: true,
      logLevel: 'silent',
      publicUrl: undefined,
      mail: undefined,
      webhookOrigins: [],
    },
    database,
    line,
    freshness: freshOn(line),
    files: openFileStore(dataDir),
    clock,
    log: openLog('silent'),
    async close() {
      await line.close();
      await database.close();
      await owner.query(`drop database if exists ${name} with (force)`);
      await owner.end();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
