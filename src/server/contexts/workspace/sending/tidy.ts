import { sql } from 'kysely';
import type { Job } from '../../../platform/jobs.ts';

/** Days that what was read, and what was sent or given up, is kept. */
const KEPT_DAYS = 365;

/** 清理：a notice that was read a year ago, and a letter of that time, help nobody any more. */
export const tidy: Job = async ({ database: { system }, clock }) => {
  const before = clock()
    .subtract({ hours: KEPT_DAYS * 24 })
    .toString();
  await sql`delete from workspace.notice where read_at < ${before}::timestamptz`.execute(system);
  await sql`delete from workspace.delivery where state in ('sent', 'given-up') and told_at < ${before}::timestamptz`.execute(
    system,
  );
};
