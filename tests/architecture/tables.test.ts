import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPlatform, type TestPlatform } from '../support/database.ts';
import { asOwner, declaredTables, FOREIGN } from './catalogue.ts';
import { ROOT } from './sources.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await aPlatform();
});
afterAll(() => platform.close());

const catalogue = <R>(sql: string) => asOwner(platform.database.ownerUrl, (query) => query<R>(sql));
const tables = declaredTables();
const regional = new Set(tables.filter(({ kept }) => kept === 'regional').map(({ name }) => name));
const name = `n.nspname || '.' || c.relname`;
const ours = `join pg_namespace n on n.oid = c.relnamespace and n.nspname not in ${FOREIGN} and n.nspname !~ '^pg_'`;

test('every table is declared, and every declared table is there', async () => {
  const present = await catalogue<{ name: string }>(
    `select ${name} as name from pg_class c ${ours} where c.relkind in ('r', 'p') order by 1`,
  );
  expect(present.length).toBeGreaterThan(20);
  expect(present.map((each) => each.name)).toEqual(tables.map((each) => each.name).toSorted());
});

test('on a regional table, every key and every exclusion begins with region', async () => {
  type Key = { name: string; index: string; first: string; primary: boolean; equal: boolean };
  const keys = await catalogue<Key>(`
    select ${name} as name, k.relname as index, i.indisprimary as primary, coalesce(a.attname, '(expression)') as first,
      not i.indisexclusion or (select o.oprname = '=' from pg_constraint x join pg_operator o on o.oid = x.conexclop[1] where x.conindid = i.indexrelid) as equal
    from pg_index i join pg_class c on c.oid = i.indrelid ${ours} join pg_class k on k.oid = i.indexrelid
      left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where i.indisunique or i.indisexclusion`);
  const onRegional = keys.filter((key) => regional.has(key.name));
  expect(onRegional.length).toBeGreaterThan(15);
  expect(onRegional.filter(({ first, equal }) => first !== 'region' || !equal)).toEqual([]);
  const keyed = new Set(keys.filter(({ primary }) => primary).map((key) => key.name));
  expect(
    tables.filter((table) => !keyed.has(table.name)),
    'every table has a primary key',
  ).toEqual([]);
});

test('what refers to a regional table refers by region first, and nothing shared refers to it', async () => {
  type Reference = { name: string; to: string; first: string; theirs: string };
  const references = await catalogue<Reference>(`
    select ${name} as name, m.nspname || '.' || f.relname as to, a.attname as first, b.attname as theirs
    from pg_constraint x join pg_class c on c.oid = x.conrelid ${ours}
      join pg_class f on f.oid = x.confrelid join pg_namespace m on m.oid = f.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = x.conkey[1] join pg_attribute b on b.attrelid = f.oid and b.attnum = x.confkey[1]
    where x.contype = 'f'`);
  const toRegional = references.filter(({ to }) => regional.has(to));
  expect(toRegional.length).toBeGreaterThan(4);
  expect(
    toRegional.filter((each) => !regional.has(each.name) || each.first !== 'region' || each.theirs !== 'region'),
  ).toEqual([]);
});

test('region is text that is never empty, and never changes hands by default', async () => {
  const columns = await catalogue<{ name: string; type: string; required: boolean; preset: boolean }>(`
    select ${name} as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required, a.atthasdef as preset
    from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind = 'r' ${ours} where a.attname = 'region'`);
  const onRegional = columns.filter((column) => regional.has(column.name));
  expect(onRegional.map((column) => column.name).toSorted()).toEqual([...regional].toSorted());
  expect(onRegional.filter(({ type, required, preset }) => type !== 'text' || !required || preset)).toEqual([]);
});

test('no numbering by the database and no triggers, which a distributed table cannot have', async () => {
  const sequences = await catalogue(`select ${name} as name from pg_class c ${ours} where c.relkind = 'S'`);
  const identities = await catalogue(
    `select ${name} as name from pg_attribute a join pg_class c on c.oid = a.attrelid ${ours} where a.attidentity <> ''`,
  );
  const triggers = await catalogue(
    `select ${name} as name, t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid ${ours} where not t.tgisinternal`,
  );
  const rules = await catalogue(
    `select ${name} as name, r.rulename from pg_rewrite r join pg_class c on c.oid = r.ev_class ${ours} where c.relkind = 'r'`,
  );
  expect({ sequences, identities, triggers, rules }).toEqual({
    sequences: [],
    identities: [],
    triggers: [],
    rules: [],
  });
});

test('whatever is about people is regional and behind forced row-level security', async () => {
  const personal = tables.filter((table) => table.personal);
  expect(personal.length).toBeGreaterThan(5);
  expect(personal.filter(({ kept }) => kept !== 'regional')).toEqual([]);
  const guarded = await catalogue<{ name: string }>(`
    select ${name} as name from pg_class c ${ours}
    where c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid)`);
  expect(guarded.map((each) => each.name).toSorted()).toEqual(personal.map((each) => each.name).toSorted());
});

test('the roles of the service own no table and pass by no row-level security', async () => {
  const owners = await catalogue(
    `select ${name} as name from pg_class c ${ours} where c.relkind in ('r', 'v') and pg_get_userbyid(c.relowner) ~ '^jiamenkou_(app|reader|system)$'`,
  );
  const free = await catalogue(
    `select rolname from pg_roles where rolname ~ '^jiamenkou_(app|reader|system)$' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
  );
  expect({ owners, free }).toEqual({ owners: [], free: [] });
});

test('the reader may write nothing, and the trail cannot be changed by any role of the service', async () => {
  const grants = await catalogue<{ role: string; name: string; right: string }>(`
    select g.grantee as role, g.table_schema || '.' || g.table_name as name, g.privilege_type as right
    from information_schema.role_table_grants g where g.grantee ~ '^jiamenkou_(app|reader|system)$' and g.table_schema not in ${FOREIGN}`);
  expect(grants.length).toBeGreaterThan(50);
  expect(grants.filter(({ role, right }) => role === 'jiamenkou_reader' && right !== 'SELECT')).toEqual([]);
  expect(
    grants.filter((grant) => grant.name === 'platform.audit' && !['SELECT', 'INSERT'].includes(grant.right)),
  ).toEqual([]);
  expect(grants.filter(({ right }) => ['TRUNCATE', 'REFERENCES', 'TRIGGER'].includes(right))).toEqual([]);
});

test('views are named v_ and look with the eyes of who asks', async () => {
  const views = await catalogue<{ name: string; view: string; invoker: boolean }>(`
    select ${name} as name, c.relname as view, coalesce('security_invoker=true' = any (c.reloptions), false) as invoker
    from pg_class c ${ours} where c.relkind in ('v', 'm')`);
  expect(views.length).toBeGreaterThan(3);
  expect(views.filter(({ view, invoker }) => !view.startsWith('v_') || !invoker)).toEqual([]);
});

test('functions that see more than their caller look nothing up by a path he could set, and are not open to all', async () => {
  const functions = await catalogue<{ name: string; settings: string[] | null; open: boolean }>(`
    select n.nspname || '.' || p.proname as name, p.proconfig as settings, has_function_privilege('public', p.oid, 'execute') as open
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace and n.nspname not in ${FOREIGN}
    where p.prosecdef and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`);
  expect(functions.length).toBeGreaterThan(5);
  expect(
    functions.filter(({ settings, open }) => open || !settings?.some((each) => /^search_path=pg_catalog\b/.test(each))),
  ).toEqual([]);
});

test('the types of queries are those of the tables', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jiamenkou-tables-'));
  try {
    const made = join(folder, 'tables.ts');
    const run = spawnSync(process.execPath, ['scripts/tables.ts', platform.database.ownerUrl, made], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(run.status, run.stderr).toBe(0);
    expect(readFileSync(join(ROOT, 'src/server/platform/database/tables.ts'), 'utf8')).toBe(readFileSync(made, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
