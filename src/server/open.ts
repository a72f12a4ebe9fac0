import { mkdirSync } from 'node:fs';
import pg from 'pg';
import { type Database, openDatabase } from './platform/database/database.ts';
import { startCluster } from './platform/database/embedded.ts';
import { migrate } from './platform/database/migrate.ts';
import { urlOf } from './platform/database/roles.ts';
import { freshOn } from './platform/freshness/freshness.ts';
import { openLine } from './platform/freshness/line.ts';
import { openLog } from './platform/log.ts';
import { systemClock } from './platform/time/clock.ts';
import { openFileStore } from './platform/uploads/files.ts';
import type { Settings } from './settings.ts';
import type { Surroundings } from './surroundings.ts';

const DATABASE = 'jiamenkou';

/** The platform with its database up and migrated, and how to put it down again. */
export type Opened = Surroundings & { close(): Promise<void> };

/**
 * Starts or finds the database, migrates it, and opens everything a server or a command holds on to. What `meanwhile` loads is
 * loaded while a database of our own comes up.
 */
export async function openPlatform(settings: Settings, meanwhile?: () => Promise<unknown>): Promise<Opened> {
  mkdirSync(settings.dataDir, { recursive: true });
  const log = openLog(settings.logLevel);
  const { ownerUrl, stop } = await findDatabase(settings, meanwhile);
  let database: Database | undefined;
  try {
    await migrate(ownerUrl);
    database = openDatabase(ownerUrl);
    const line = await openLine(urlOf('jiamenkou_system', ownerUrl));
    const opened = database;
    return {
      settings,
      database,
      line,
      freshness: freshOn(line),
      files: openFileStore(settings.dataDir),
      clock: systemClock,
      log,
      async close() {
        try {
          await line.close();
          await opened.close();
        } finally {
          await stop();
        }
      },
    };
  } catch (error) {
    try {
      await database?.close();
    } finally {
      await stop();
    }
    throw error;
  }
}

async function findDatabase(
  settings: Settings,
  meanwhile?: () => Promise<unknown>,
): Promise<{ ownerUrl: string; stop: () => Promise<void> }> {
  if (settings.databaseUrl !== undefined) return { ownerUrl: settings.databaseUrl, stop: async () => {} };
  const cluster = await startCluster(settings.dataDir, { durable: true, ...(meanwhile && { meanwhile }) });
  try {
    const client = new pg.Client({ connectionString: cluster.url('postgres') });
    await client.connect();
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
    await client.end();
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return { ownerUrl: cluster.url(DATABASE), stop: () => cluster.stop() };
}
