import { sql } from 'kysely';
import { uuidsAmong } from '../../platform/database/database.ts';
import type { Names } from '../../platform/manifest.ts';

/** 群机器人 by name, to those who lead the group. */
export const workspaceNames: Names = {
  robot: async (db, ids) =>
    (
      await sql<{ id: string; name: string }>`
        select id, name from workspace.robot where id = any (${uuidsAmong(ids)}::uuid[])`.execute(db)
    ).rows,
};
