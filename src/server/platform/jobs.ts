import { type Runner, run } from 'graphile-worker';
import type { Surroundings } from '../surroundings.ts';

/** 作业: what a context does later. Kept in the database with the change that asked for it, tried again when it fails. */
export type Job = (surroundings: Surroundings, payload: unknown) => Promise<void>;

/** Begins to work on jobs; `stop` waits for the ones in hand. */
export async function startJobs(surroundings: Surroundings, jobs: ReadonlyMap<string, Job>): Promise<Runner> {
  const tasks = Object.fromEntries(
    [...jobs].map(([name, job]) => [name, (payload: unknown) => job(surroundings, payload)]),
  );
  const quiet = surroundings.log.child({ part: 'jobs' });
  const { Logger } = await import('graphile-worker');
  return run({
    connectionString: surroundings.database.ownerUrl,
    taskList: tasks,
    concurrency: 2,
    pollInterval: 2000,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => (level === 'error' ? quiet.error(message) : quiet.debug(message))),
  });
}
