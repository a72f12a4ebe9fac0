import { sql } from 'kysely';
import { uuidsAmong } from '../../platform/database/database.ts';
import type { NamePort, Names } from '../../platform/manifest.ts';

const organisation: NamePort = async (db, ids) =>
  (
    await sql<{ id: string; name: string }>`
      select id, name from organisations.organisation where id = any (${uuidsAmong(ids)}::uuid[])`.execute(db)
  ).rows;

/** 单位、机构与区划 by name. */
export const organisationsNames: Names = {
  school: organisation,
  alliance: organisation,
  organisation,
  body: async (db, ids) =>
    (
      await sql<{ id: string; name: string }>`
        select id, name from organisations.body where id = any (${uuidsAmong(ids)}::uuid[])`.execute(db)
    ).rows,
  region: async (db, ids) =>
    (
      await sql<{ id: string; name: string }>`
        select code as id, name from organisations.region where code = any (${ids}::text[])`.execute(db)
    ).rows,
};
