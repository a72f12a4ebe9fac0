import { sql } from 'kysely';
import { uuidsAmong } from '../../platform/database/database.ts';
import type { Names } from '../../platform/manifest.ts';

/** 征集与申报 by name, to those who see them. */
export const projectsNames: Names = {
  call: async (db, ids) =>
    (
      await sql<{ id: string; name: string }>`
        select id, title as name from projects.call where id = any (${uuidsAmong(ids)}::uuid[])`.execute(db)
    ).rows,
  'public-notice': async (db, ids) =>
    (
      await sql<{ id: string; name: string }>`
        select id, title as name from projects.notice where id = any (${uuidsAmong(ids)}::uuid[])`.execute(db)
    ).rows,
  case: async (db, ids) =>
    (
      await sql<{ id: string; name: string }>`
        select id, title as name from projects.case where id = any (${uuidsAmong(ids)}::uuid[])`.execute(db)
    ).rows,
};
