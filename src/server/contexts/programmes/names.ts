import { sql } from 'kysely';
import type { Names } from '../../platform/manifest.ts';

/** 行动计划 by the title of the newest version. */
export const programmesNames: Names = {
  programme: async (db, ids) =>
    (
      await sql<{ id: string; name: string }>`
        select distinct on (id) id, title as name from programmes.definition where id = any (${ids}::text[])
        order by id, version desc`.execute(db)
    ).rows,
};
