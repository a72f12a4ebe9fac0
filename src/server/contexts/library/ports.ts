import { sql } from 'kysely';
import { termsOf } from '#core/library/grams.ts';
import { uuidsAmong } from '../../platform/database/database.ts';
import type { Names, SearchPort, TodoPort } from '../../platform/manifest.ts';
import { entitledCases } from './cases.ts';
import { foundBy } from './list.ts';
import { libraryPermissions as permitted } from './permissions.ts';

/** 案例 by any word of its text; those that hold it in their title first. */
export const entrySearch: SearchPort = {
  kind: '案例',
  list: '/library',
  async find(db, { text, most }) {
    const terms = termsOf(text);
    if (terms.length === 0) return [];
    const { rows } = await sql<{ region: string; id: string; title: string; organisation: string; year: number }>`
      select e.region, e.id, e.title, o.name as organisation, e.year
      from ${foundBy(terms)} f join library.entry e on e.region = f.region and e.id = f.id join organisations.v_organisation o on o.id = e.organisation_id
      order by f.place, f.times desc, e.taken_on desc, e.id limit ${most}`.execute(db);
    return rows.map(({ region, id, title, organisation, year }) => ({
      id,
      name: title,
      about: `${organisation} · ${year}年`,
      to: `/library/${region}/${id}`,
    }));
  },
};

/** 待办: what may be taken in, for those who keep the library; and a decision about the licence, for the organisation's head. */
export const libraryTodos: TodoPort = async (db, { actor, most }) => {
  const editing = actor.posts.some(({ region }) => permitted.edit(actor, { callRegion: region }) === true);
  const cases = editing ? await entitledCases(db, (found) => permitted.edit(actor, found) === true) : [];
  const own = actor.posts
    .map(({ organisationId }) => organisationId)
    .filter((organisationId) => permitted.grant(actor, { organisationId, region: '', callRegion: '' }) === true);
  const { rows } =
    own.length === 0
      ? { rows: [] }
      : await sql<{ region: string; id: string; title: string }>`
          select e.region, e.id, e.title from library.entry e
          where e.organisation_id = any (${own}::uuid[]) and e.granted is null
            and not exists (select from library.licence l where l.region = e.region and l.entry_id = e.id)
          order by e.taken_on, e.id`.execute(db);
  const todos = [
    ...rows.map(({ region, id, title }) => ({
      key: `library/${id}/grant`,
      kind: '案例',
      title,
      detail: '已收入案例库，请决定是否授权公开',
      act: '决定授权',
      to: `/library/${region}/${id}`,
      due: null,
    })),
    ...cases.map(({ id, title, organisationName, callTitle }) => ({
      key: `library/${id}/take-in`,
      kind: '案例',
      title,
      detail: `${organisationName} · ${callTitle}`,
      act: '收入案例库',
      to: '/library/entitled',
      due: null,
    })),
  ];
  return { total: todos.length, overdue: 0, rows: todos.slice(0, most) };
};

/** 案例 by name, to those who see them. */
export const libraryNames: Names = {
  'library-entry': async (db, ids) =>
    (
      await sql<{ id: string; name: string }>`
        select id, title as name from library.entry where id = any (${uuidsAmong(ids)}::uuid[])`.execute(db)
    ).rows,
};
