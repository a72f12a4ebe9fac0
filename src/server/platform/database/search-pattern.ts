import { type RawBuilder, sql } from 'kysely';

const plain = (text: string): string => text.trim().toLowerCase();

/** Initials carry no spaces: neither may what is compared with them. */
const closed = (text: string): string => plain(text).replaceAll(/\s+/g, '');

/** Text as a LIKE pattern that matches wherever the text stands, and only it. Names carry pinyin initials in lower case. */
export const containing = (text: string): string => `%${plain(text).replaceAll(/[\\%_]/g, '\\$&')}%`;

/** A name with its pinyin initials, as a query says them. */
type Named = { readonly name: RawBuilder<unknown>; readonly initials: RawBuilder<unknown> };

/**
 * Whether a name or its initials hold the text. Both are read through, and so each text is compared in the cheapest way that finds
 * the same: letters and digits stand in the initials as they are, and Chinese characters have no case.
 */
export function isCalled({ name, initials }: Named, text: string): RawBuilder<boolean> {
  if (/^[\u0020-\u007E]+$/.test(text)) return sql`${initials} like ${containing(closed(text))}`;
  if (text.toLowerCase() === text.toUpperCase()) return sql`${name} like ${containing(text)}`;
  return sql`${name} ilike ${containing(text)}`;
}

/** How near a name comes to the text, to order by: it is the text, begins with it, its initials do, holds it, or none of these. */
export function nearness({ name, initials }: Named, text: string): RawBuilder<number> {
  return sql`case when lower(${name}) = ${plain(text)} then 0 when starts_with(lower(${name}), ${plain(text)}) then 1
    when starts_with(${initials}, ${closed(text)}) then 2 when strpos(lower(${name}), ${plain(text)}) > 0 then 3 else 4 end`;
}
