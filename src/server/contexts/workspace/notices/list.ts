import { type RawBuilder, sql } from 'kysely';
import type { Asked, Output } from '#contract/route.ts';
import type { workspaceRoutes } from '#contract/workspace.ts';
import type { Db } from '../../../platform/database/database.ts';

type Notices = Output<typeof workspaceRoutes.notices>;
type Latest = Output<typeof workspaceRoutes.latestNotices>;

const NOTICE = sql`n.id, n.region, n.kind, n.title, n.body, n.leads_to as "to", n.told_at as at, n.read_at is not null as read`;

/** How many the bell and the workspace show. */
const FEW = 8;

/** 通知, one page of the reader's own: row-level security shows no others. */
export async function notices(db: Db, asked: Asked<typeof workspaceRoutes.notices>): Promise<Notices> {
  const where: RawBuilder<unknown>[] = [sql`true`];
  if (asked.kind !== undefined) where.push(sql`n.kind = any (${asked.kind}::text[])`);
  if (asked.unread !== undefined) where.push(sql`n.read_at is null`);
  const wanted = sql.join(where, sql` and `);
  const { rows } = await sql<Notices['rows'][number]>`
    select ${NOTICE} from workspace.notice n where ${wanted} order by n.told_at desc, n.id
    limit ${asked.size} offset ${(asked.page - 1) * asked.size}`.execute(db);
  const counted = await sql<{
    total: number;
  }>`select count(*) as total from workspace.notice n where ${wanted}`.execute(db);
  return { rows, total: counted.rows[0]?.total ?? 0, unread: await unreadOf(db) };
}

/** What is unread, and then the latest. */
export async function latest(db: Db): Promise<Latest> {
  const { rows } = await sql<Latest['rows'][number]>`
    select ${NOTICE} from workspace.notice n order by n.read_at is not null, n.told_at desc, n.id limit ${FEW}`.execute(
    db,
  );
  return { unread: await unreadOf(db), rows };
}

async function unreadOf(db: Db): Promise<number> {
  const { rows } = await sql<{ unread: number }>`
    select count(*) as unread from workspace.notice n where n.read_at is null`.execute(db);
  return rows[0]?.unread ?? 0;
}
