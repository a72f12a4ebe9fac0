import type { Database } from './platform/database/database.ts';
import type { Freshness } from './platform/freshness/freshness.ts';
import type { Line } from './platform/freshness/line.ts';
import type { Log } from './platform/log.ts';
import type { Clock } from './platform/time/clock.ts';
import type { FileStore } from './platform/uploads/files.ts';
import type { Settings } from './settings.ts';

/** 运行环境：everything outside the code that a running server holds on to. */
export type Surroundings = {
  readonly settings: Settings;
  readonly database: Database;
  readonly line: Line;
  readonly freshness: Freshness;
  readonly files: FileStore;
  readonly clock: Clock;
  readonly log: Log;
};
