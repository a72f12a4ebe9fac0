import type { Definition } from '#core/programmes/definition.ts';
import { readDefinition } from '#core/programmes/read.ts';
import type { Db } from '../../platform/database.ts';

/** The newest published version of a programme. */
export async function newest(db: Db, id: string): Promise<Definition | undefined> {
  const row = await db.selectFrom('programmes.definition').select('yaml').where('id', '=', id).orderBy('version', 'desc').executeTakeFirst();
  return row && published(row.yaml);
}

export async function version(db: Db, id: string, number: number): Promise<{ yaml: string; definition: Definition } | undefined> {
  const row = await db.selectFrom('programmes.definition').select('yaml').where('id', '=', id).where('version', '=', number).executeTakeFirst();
  return row && { yaml: row.yaml, definition: published(row.yaml) };
}

/** What was checked when it was published can be read. */
function published(yaml: string): Definition {
  const read = readDefinition(yaml);
  if (!('definition' in read)) throw new Error(`a published definition can no longer be read: ${read.problems[0]?.message ?? ''}`);
  return read.definition;
}
