import { sql } from 'kysely';
import { seeing } from '../../platform/caller.ts';
import { containing } from '../../platform/database/search-pattern.ts';
import type { SearchPort } from '../../platform/manifest.ts';

/** Finds people the caller may see, by name or pinyin initials. */
export const searchPeople: SearchPort = (caller, text) =>
  seeing(caller, async (db) => {
    const { rows } = await sql<{ id: string; region: string; name: string; organisation: string }>`
      select p.id, p.region, p.name, o.name as organisation from identity.person p join organisations.v_organisation o on o.id = p.organisation_id
      where (p.name || ' ' || p.initials) ilike ${containing(text)} order by p.name collate platform.pinyin, p.id limit 8`.execute(
      db,
    );
    return rows.map((row) => ({
      kind: '人员',
      label: row.name,
      about: row.organisation,
      link: `/people/${row.region}/${row.id}`,
    }));
  });
