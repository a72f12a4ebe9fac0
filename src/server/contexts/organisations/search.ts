import { sql } from 'kysely';
import { containing } from '../../platform/database/search-pattern.ts';
import type { SearchPort } from '../../platform/manifest.ts';

/** Finds schools and alliances by name, pinyin initials or code. */
export const searchOrganisations: SearchPort = async ({ database }, text) => {
  const { rows } = await sql<{ id: string; kind: string; name: string; region: string }>`
    select o.id, o.kind, o.name, g.name as region from organisations.organisation o join organisations.region g on g.code = o.region left join organisations.school s on s.id = o.id
    where o.kind in ('school', 'alliance') and (o.name || ' ' || o.initials ilike ${containing(text)} or s.code like ${containing(text)})
    order by o.to_day desc, o.name collate platform.pinyin, o.id limit 12`.execute(database.reader);
  return rows.map((row) => ({
    kind: row.kind === 'school' ? '学校' : '联盟',
    label: row.name,
    about: row.region,
    link: `/${row.kind === 'school' ? 'schools' : 'alliances'}/${row.id}`,
  }));
};
