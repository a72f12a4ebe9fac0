import { sql } from 'kysely';
import type { SchoolType } from '#core/organisations/school.ts';
import { containing, isCalled, nearness } from '../../platform/database/search-pattern.ts';
import type { SearchPort } from '../../platform/manifest.ts';

const ORGANISATION = { name: sql`o.name`, initials: sql`o.initials` };
const BODY = { name: sql`b.name`, initials: sql`b.initials` };

/** Fewer digits stand in most codes of the city. */
const isPartOfCode = (text: string): boolean => /^\d{4,10}$/.test(text);

const regionsOf = ({ actor }: Parameters<SearchPort['find']>[1]): string[] => actor.posts.map(({ region }) => region);

/** 学校 by name, initials, code or 街镇; those of one's own district before others as near. */
const schoolSearch: SearchPort = {
  kind: '学校',
  list: '/schools?region=310000&closed=with',
  async find(db, asked) {
    const { text, today, most } = asked;
    const coded = isPartOfCode(text) ? sql`or s.code like ${containing(text)}` : sql``;
    const { rows } = await sql<{
      id: string;
      name: string;
      region: string;
      town: string | null;
      type: SchoolType;
      code: string;
      closedOn: string | null;
    }>`
      select o.id, o.name, g.name as region, s.town, s.type, s.code, case when o.to_day <= ${today}::date then o.to_day end as "closedOn"
      from organisations.organisation o join organisations.school s on s.id = o.id join organisations.region g on g.code = o.region
      where ${isCalled(ORGANISATION, text)} or s.town ilike ${containing(text)} ${coded}
      order by o.to_day <= ${today}::date, ${nearness(ORGANISATION, text)}, o.region = any (${regionsOf(asked)}::text[]) desc, o.name collate platform.pinyin, o.id
      limit ${most}`.execute(db);
    return rows.map(({ id, name, region, town, type, code, closedOn }) => ({
      id,
      name,
      about: told(`${region}${town ?? ''}`, type, isPartOfCode(text) && code, closedOn && `${closedOn} 撤并`),
      to: `/schools/${id}`,
    }));
  },
};

/** 联盟, those dissolved last. */
const allianceSearch: SearchPort = {
  kind: '联盟',
  list: '/alliances?region=310000&view=table&dissolved=with',
  async find(db, asked) {
    const { text, today, most } = asked;
    const { rows } = await sql<{
      id: string;
      name: string;
      region: string;
      type: string;
      dissolvedOn: string | null;
    }>`
      select o.id, o.name, g.name as region, a.type, case when o.to_day <= ${today}::date then o.to_day end as "dissolvedOn"
      from organisations.organisation o join organisations.alliance a on a.id = o.id join organisations.region g on g.code = o.region
      where ${isCalled(ORGANISATION, text)}
      order by o.to_day <= ${today}::date, ${nearness(ORGANISATION, text)}, o.region = any (${regionsOf(asked)}::text[]) desc, o.name collate platform.pinyin, o.id
      limit ${most}`.execute(db);
    return rows.map(({ id, name, region, type, dissolvedOn }) => ({
      id,
      name,
      about: told(region, type, dissolvedOn && `${dissolvedOn} 解散`),
      to: `/alliances/${id}`,
    }));
  },
};

/** 领导与专家机构 there are today. */
const bodySearch: SearchPort = {
  kind: '领导机构',
  list: '/bodies?region=310000',
  async find(db, asked) {
    const { text, today, most } = asked;
    const { rows } = await sql<{ id: string; name: string; kind: string; owner: string }>`
      select b.id, b.name, b.kind, o.name as owner from organisations.body b join organisations.organisation o on o.id = b.organisation_id
      where b.from_day <= ${today}::date and b.to_day > ${today}::date and ${isCalled(BODY, text)}
      order by ${nearness(BODY, text)}, o.region = any (${regionsOf(asked)}::text[]) desc, b.name collate platform.pinyin, b.id limit ${most}`.execute(
      db,
    );
    return rows.map(({ id, name, kind, owner }) => ({ id, name, about: told(owner, kind), to: `/bodies/${id}` }));
  },
};

const told = (...parts: (string | false | null)[]): string => parts.filter(Boolean).join(' · ');

export const organisationsSearch: readonly SearchPort[] = [schoolSearch, allianceSearch, bodySearch];
