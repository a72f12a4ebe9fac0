// Writes src/server/platform/database/tables.ts from a migrated database, so that the types of queries are those of the tables.
// node scripts/tables.ts URL [FILE]
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [url, file = 'src/server/platform/database/tables.ts'] = process.argv.slice(2);
if (url === undefined) throw new Error('node scripts/tables.ts URL [FILE]');

const contexts = '(platform|organisations|identity|programmes|exchange|collaboration|projects|library|workspace).*';
const types = JSON.stringify({ date: 'string', timestamptz: 'string', int8: 'number' });
const codegen = fileURLToPath(new URL('../node_modules/.bin/kysely-codegen', import.meta.url));
const made = spawnSync(
  process.execPath,
  [
    codegen,
    '--dialect',
    'postgres',
    '--url',
    url,
    '--out-file',
    file,
    '--log-level',
    'error',
    '--include-pattern',
    contexts,
    '--type-mapping',
    types,
  ],
  { stdio: ['ignore', 'inherit', 'inherit'] },
);
if (made.status !== 0) process.exit(made.status ?? 1);

// PostgreSQL calls every column of a view nullable; these are the ones that are.
const nullable = new Set(['programme_id', 'body_id', 'body_key', 'office', 'subject', 'stage', 'staff_no', 'email']);
const typed = readFileSync(file, 'utf8').replaceAll(/export interface [A-Z][a-z]+V[A-Z]\w+ \{[^}]*\}/g, (view) =>
  view.replaceAll(/(\w+): (\w+) \| null;/g, (line, column: string, type: string) =>
    nullable.has(column) ? line : `${column}: ${type};`,
  ),
);
// An open end is 'infinity' in the table and null when it is read (src/server/platform/database/database.ts).
const openEnd = 'to_day: ColumnType<string | null, string | undefined, string>;';
writeFileSync(file, typed.replaceAll(/to_day: (Generated<string>|string( \| null)?);/g, openEnd));
