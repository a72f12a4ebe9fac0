import type { Definition } from '#core/programmes/definition.ts';
import type { Db } from '../../platform/database/database.ts';
import { definitionIn } from '../projects/public.ts';

/** The newest published version of a programme. */
export async function newest(db: Db, id: string): Promise<Definition | undefined> {
  const row = await db
    .selectFrom('programmes.definition')
    .select(['id', 'version', 'yaml'])
    .where('id', '=', id)
    .orderBy('version', 'desc')
    .executeTakeFirst();
  return row && definitionIn(row);
}

export async function version(
  db: Db,
  id: string,
  number: number,
): Promise<{ yaml: string; definition: Definition } | undefined> {
  const row = await db
    .selectFrom('programmes.definition')
    .select(['id', 'version', 'yaml'])
    .where('id', '=', id)
    .where('version', '=', number)
    .executeTakeFirst();
  return row && { yaml: row.yaml, definition: definitionIn(row) };
}
