import { sql } from 'kysely';
import { uuidsAmong } from '../../platform/database/database.ts';
import type { Names } from '../../platform/manifest.ts';

/** 人员 by name, to those who may see them; 称号 for everybody. */
export const identityNames: Names = {
  person: async (db, ids) =>
    (
      await sql<{ id: string; name: string }>`
        select id, name from identity.person where id = any (${uuidsAmong(ids)}::uuid[])`.execute(db)
    ).rows,
  'title-kind': async (db, ids) =>
    (
      await sql<{ id: string; name: string }>`
        select id, name from identity.title_kind where id = any (${uuidsAmong(ids)}::uuid[])`.execute(db)
    ).rows,
};
