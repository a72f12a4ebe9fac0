import { type RawBuilder, sql } from 'kysely';

const PART = 2000;

/** 批量写入：hands rows, each made into what is written, to a statement some thousand at a time. */
export async function inBulk<R, V>(
  rows: readonly R[],
  values: (row: R) => V,
  write: (part: readonly V[]) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < rows.length; at += PART) await write(rows.slice(at, at + PART).map(values));
}

/** Rows as one parameter, to be read in SQL as a table: `from ${asTable(rows, 'id uuid, name text')} as r`. */
export function asTable(rows: readonly Readonly<Record<string, unknown>>[], columns: string): RawBuilder<unknown> {
  return sql`(select * from json_to_recordset(${JSON.stringify(rows)}::json) as t (${sql.raw(columns)}))`;
}
