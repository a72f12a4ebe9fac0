import { Logger, parseCronItems, run } from 'graphile-worker';
import pg from 'pg';
import type { Surroundings } from '../surroundings.ts';

/** 作业: what a context does later. Kept in the database with the change that asked for it, tried again when it fails. */
export type Job = (surroundings: Surroundings, payload: unknown) => Promise<void>;

/** 定时作业: a job that begins by the clock, at the minutes of a crontab in UTC. Missed while no server ran, it waits for the next. */
export type Cron = { readonly task: string; readonly at: string };

export type Worker = { stop(): Promise<void> };

/** Begins to work on jobs; `stop` waits for the ones in hand, and for the last connection to be gone. */
export async function startJobs(
  surroundings: Surroundings,
  jobs: ReadonlyMap<string, Job>,
  crons: readonly Cron[],
): Promise<Worker> {
  const tasks = Object.fromEntries(
    [...jobs].map(([name, job]) => [name, (payload: unknown) => job(surroundings, payload)]),
  );
  const quiet = surroundings.log.child({ part: 'jobs' });
  const lost = (error: Error) => quiet.error(error.message);
  // Our own pool: the worker does not wait for its own to end, and a database that goes away meanwhile would end the process.
  const pool = new pg.Pool({ connectionString: surroundings.database.ownerUrl });
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  const runner = await run({
    pgPool: pool,
    taskList: tasks,
    // One at a time under the name of the task: a slow run is not followed by a queue of the same.
    parsedCronItems: parseCronItems(crons.map(({ task, at }) => ({ task, match: at, options: { jobKey: task } }))),
    concurrency: 2,
    pollInterval: 2000,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => (level === 'error' ? quiet.error(message) : quiet.debug(message))),
  });
  return {
    async stop() {
      await runner.stop();
      await pool.end();
    },
  };
}
