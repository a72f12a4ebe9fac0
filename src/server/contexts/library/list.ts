import { type RawBuilder, sql } from 'kysely';
import type { libraryRoutes } from '#contract/library.ts';
import type { Asked, Output } from '#contract/route.ts';
import { CITY } from '#core/identity/actor.ts';
import { excerpt, marked } from '#core/library/excerpt.ts';
import { gramsOfTerms, termsOf } from '#core/library/grams.ts';
import type { Passage } from '#core/library/writing.ts';
import type { Db } from '../../platform/database/database.ts';

type Listed = Output<typeof libraryRoutes.entries>;
type EntryRow = Listed['rows'][number];
type Asking = Asked<typeof libraryRoutes.entries>;
type Row = Omit<EntryRow, 'title' | 'excerpt' | 'under'> & {
  readonly title: string;
  readonly summary: string;
  readonly passages: readonly Passage[];
};

const LENGTH = 110;

/** 案例库 within what the asking eyes see: what is looked for in titles first, then most often in the text; else the latest first. */
export async function entries(db: Db, asked: Asking): Promise<Pick<Listed, 'rows' | 'total'>> {
  const terms = termsOf(asked.search ?? '');
  const wanted = sql.join(narrowed(asked), sql` and `);
  const hits =
    terms.length === 0
      ? sql`select e.region, e.id, e.taken_on, 0 as place, 0 as times from library.entry e where ${wanted}`
      : sql`select e.region, e.id, e.taken_on, f.place, f.times from ${foundBy(terms)} f join library.entry e on e.region = f.region and e.id = f.id where ${wanted}`;
  const { rows } = await sql<Row & { readonly total: number }>`
    with hits as materialized (${hits}), part as (
      select region, id, row_number() over (order by place, times desc, taken_on desc, id) as at, count(*) over () as total
      from hits order by at limit ${asked.size} offset ${(asked.page - 1) * asked.size})
    select e.region, e.id, e.title, e.organisation_id as "organisationId", o.name as "organisationName", r.name as "regionName", e.programme_title as "programmeTitle",
      e.kind, e.field, e.year, e.growth, e.published, e.summary, e.passages, p.total
    from part p join library.entry e on e.region = p.region and e.id = p.id join organisations.v_organisation o on o.id = e.organisation_id
      join organisations.v_region r on r.code = e.region
    order by p.at`.execute(db);
  const total = rows[0]?.total ?? (asked.page === 1 ? 0 : await countOf(db, hits));
  return { rows: rows.map(({ total: _, ...row }) => shown(row, terms)), total };
}

async function countOf(db: Db, hits: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*) as total from (${hits}) h`.execute(db);
  return rows[0]?.total ?? 0;
}

/** What holds all of the terms, as `library.found` tells. */
export const foundBy = (terms: readonly string[]): RawBuilder<unknown> =>
  sql`library.found(${[...terms]}::text[], ${[...gramsOfTerms(terms)]}::text[])`;

function narrowed(asked: Asking): RawBuilder<unknown>[] {
  const where: RawBuilder<unknown>[] = [sql`true`];
  if (asked.search !== undefined && asked.search.trim() !== '' && termsOf(asked.search).length === 0)
    return [sql`false`];
  if (asked.region !== undefined && asked.region !== CITY) where.push(sql`e.region = ${asked.region}`);
  if (asked.organisation !== undefined) where.push(sql`e.organisation_id = ${asked.organisation}`);
  if (asked.programme !== undefined) where.push(sql`e.programme_id = ${asked.programme}`);
  if (asked.field !== undefined) where.push(sql`e.field = ${asked.field}`);
  if (asked.kind !== undefined) where.push(sql`e.kind = ${asked.kind}`);
  if (asked.year !== undefined) where.push(sql`e.year = ${asked.year}`);
  if (asked.growth !== undefined) where.push(sql`e.growth = ${asked.growth}`);
  return where;
}

/** The piece of the entry to be shown: where most of what was looked for stands, its summary first among equals. */
function shown({ summary, passages, title, ...row }: Row, terms: readonly string[]): EntryRow {
  const parts = [{ heading: null, text: summary }, ...passages];
  const found = parts.flatMap(({ heading, text }) => {
    const pieces = terms.length === 0 ? null : excerpt(text, terms, LENGTH);
    if (pieces === null) return [];
    const hits = new Set(pieces.filter(({ hit }) => hit).map((piece) => piece.text));
    return [{ heading, pieces, hits: hits.size }];
  });
  const best = found.toSorted((a, b) => b.hits - a.hits)[0];
  const opening = summary === '' ? (passages[0]?.text ?? '') : summary;
  return {
    ...row,
    title: [...marked(title, terms)],
    excerpt: [
      ...(best?.pieces ?? [
        { text: opening.length > LENGTH ? `${[...opening].slice(0, LENGTH).join('')}…` : opening, hit: false },
      ]),
    ],
    under: best?.heading ?? null,
  };
}

/** What there is to filter by, among all that the asking eyes see. */
export async function choices(db: Db): Promise<Listed['choices']> {
  const { rows } = await sql<{
    programmes: Listed['choices']['programmes'] | null;
    fields: string[] | null;
    kinds: string[] | null;
    years: number[] | null;
  }>`
    with seen as materialized (select distinct programme_id, programme_title, field, kind, year from library.entry)
    select (select json_agg(p order by p.title collate platform.pinyin) from (select programme_id as id, max(programme_title) as title from seen group by 1) p) as programmes,
      (select json_agg(field order by field collate platform.pinyin) from (select distinct field from seen where field is not null) x) as fields,
      (select json_agg(kind order by kind collate platform.pinyin) from (select distinct kind from seen where kind is not null) x) as kinds,
      (select json_agg(year order by year desc) from (select distinct year from seen) x) as years`.execute(db);
  const { programmes, fields, kinds, years } = rows[0] ?? {};
  return { programmes: programmes ?? [], fields: fields ?? [], kinds: kinds ?? [], years: years ?? [] };
}
