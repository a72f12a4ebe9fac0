import { sql } from 'kysely';
import { uuidsAmong } from '../../platform/database/database.ts';
import type { Names } from '../../platform/manifest.ts';

/** 会议与任务 by name, to those who see them. */
export const collaborationNames: Names = {
  meeting: async (db, ids) =>
    (
      await sql<{ id: string; name: string }>`
        select id, title as name from collaboration.meeting where id = any (${uuidsAmong(ids)}::uuid[])`.execute(db)
    ).rows,
  task: async (db, ids) =>
    (
      await sql<{ id: string; name: string }>`
        select id, title as name from collaboration.task where id = any (${uuidsAmong(ids)}::uuid[])`.execute(db)
    ).rows,
  visit: async (db, ids) =>
    (
      await sql<{ id: string; name: string }>`
        select v.id, o.name || '（' || v.on_day || '）' as name from collaboration.visit v join organisations.v_organisation o on o.id = v.organisation_id
        where v.id = any (${uuidsAmong(ids)}::uuid[])`.execute(db)
    ).rows,
  activity: async (db, ids) =>
    (
      await sql<{ id: string; name: string }>`
        select id, title as name from collaboration.activity where id = any (${uuidsAmong(ids)}::uuid[])`.execute(db)
    ).rows,
};
