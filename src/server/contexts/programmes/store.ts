import type { Definition } from '#core/programmes/definition.ts';
import { readDefinition } from '#core/programmes/read.ts';
import type { Db } from '../../platform/database/database.ts';

// A published version never changes, so it is read once.
const known = new Map<string, Definition>();

/** The newest published version of a programme. */
export async function newest(db: Db, id: string): Promise<Definition | undefined> {
  const row = await db
    .selectFrom('programmes.definition')
    .select(['version', 'yaml'])
    .where('id', '=', id)
    .orderBy('version', 'desc')
    .executeTakeFirst();
  return row && published(row.yaml);
}

export async function version(
  db: Db,
  id: string,
  number: number,
): Promise<{ yaml: string; definition: Definition } | undefined> {
  const row = await db
    .selectFrom('programmes.definition')
    .select('yaml')
    .where('id', '=', id)
    .where('version', '=', number)
    .executeTakeFirst();
  return row && { yaml: row.yaml, definition: published(row.yaml) };
}

/** The definition behind a published text; what was checked when it was published can be read. */
export function published(yaml: string): Definition {
  const read = known.get(yaml);
  if (read !== undefined) return read;
  const fresh = readDefinition(yaml);
  if (!('definition' in fresh))
    throw new Error(`a published definition can no longer be read: ${fresh.problems[0]?.message ?? ''}`);
  if (known.size >= 200) known.clear();
  known.set(yaml, fresh.definition);
  return fresh.definition;
}
