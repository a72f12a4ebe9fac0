import { sql } from 'kysely';
import type { Plan } from '#core/exchange/plan.ts';
import type { Fault } from '#core/exchange/reading.ts';
import type { Db } from '../../platform/database/database.ts';

/** What is kept of a plan for its preview: counts, first rows, and the faults that are listed. */
export type KeptPlan = {
  readonly sheets: Plan['sheets'];
  readonly faults: { readonly total: number; readonly rows: readonly Fault[] };
};

/** 一次导入 as the table keeps it. That one is being written shows by its lock alone, so no crash can leave it so. */
export type Import = {
  readonly region: string;
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly uploadedAt: string;
  readonly state: 'reading' | 'ready' | 'faulty' | 'applied' | 'discarded' | 'failed';
  readonly doing: string;
  readonly share: number;
  readonly plan: KeptPlan | null;
  readonly message: string | null;
  /** Somebody is reading or writing it right now. */
  readonly locked: boolean;
};

export const WAITING = '等待读取';
const LISTED = 2000;
const LOCK = 7_201_514;

const columns = sql`i.region, i.id, i.person_id as "personId", i.person_name as "personName", i.file_name as "fileName", i.sha256,
  i.uploaded_at as "uploadedAt", i.state, i.doing, i.share, i.message,
  exists (select from pg_locks l where l.locktype = 'advisory' and l.classid = ${LOCK} and l.objid::bigint = (hashtext(i.id::text)::bigint & 4294967295)
    and l.database = (select d.oid from pg_database d where d.datname = current_database()) and l.granted) as locked`;

/** An import, if the asking eyes see it. */
export async function find(db: Db, id: string): Promise<Import | undefined> {
  return (await sql<Import>`select ${columns}, i.plan from exchange.import i where i.id = ${id}`.execute(db)).rows[0];
}

/** The latest imports the asking eyes see; without their plans. */
export async function latest(db: Db): Promise<Import[]> {
  return (
    await sql<Import>`select ${columns}, null as plan from exchange.import i order by i.uploaded_at desc, i.id limit 50`.execute(
      db,
    )
  ).rows;
}

/** Keeps others from reading or writing the import until the transaction ends; false when somebody is at it. */
export async function lock(tx: Db, id: string): Promise<boolean> {
  const { rows } = await sql<{
    got: boolean;
  }>`select pg_try_advisory_xact_lock(${LOCK}, hashtext(${id})) as got`.execute(tx);
  return rows[0]?.got === true;
}

type Note = Partial<Pick<Import, 'state' | 'doing' | 'share' | 'plan' | 'message'>>;

/** Writes down how far an import has come. */
export async function note(
  db: Db,
  { region, id }: Pick<Import, 'region' | 'id'>,
  { plan, ...rest }: Note,
): Promise<void> {
  await db
    .updateTable('exchange.import')
    .set({ ...rest, ...(plan === undefined ? {} : { plan: JSON.stringify(plan) }) })
    .where('region', '=', region)
    .where('id', '=', id)
    .execute();
}

export function kept(sheets: Plan['sheets'], faults: readonly Fault[], unlisted: number): KeptPlan {
  return { sheets, faults: { total: faults.length + unlisted, rows: faults.slice(0, LISTED) } };
}
