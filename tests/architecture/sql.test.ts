import { afterAll, beforeAll, expect, test } from 'vitest';
import { contexts } from '#server/contexts/index.ts';
import { aPlatform, type TestPlatform } from '../support/database.ts';
import { asOwner, FOREIGN } from './catalogue.ts';
import { isTest, place, type Source, sourcesOf, visit } from './sources.ts';

type Mention = { readonly path: string; readonly at: string; readonly schema: string; readonly thing: string };

const SCHEMAS = ['platform', ...contexts.map(({ name }) => name)];
const server = sourcesOf('src/server').filter((source) => !isTest(source));
const context = (path: string) => /^src\/server\/contexts\/([^/]+)\//.exec(path)?.[1];
const home = (path: string) => (path.startsWith('src/server/platform/') ? 'platform' : context(path));
const said = (found: readonly Mention[]) => found.map(({ at, schema, thing }) => `${at} ${schema}.${thing}`);

/** What a context may use of the platform's own tables and functions. */
const OFFERED = ['platform.file', 'platform.setting', 'platform.add_job', 'platform.pinyin'];

let platform: TestPlatform;
let things: ReadonlySet<string>;
beforeAll(async () => {
  platform = await aPlatform();
  const found = await asOwner(platform.database.ownerUrl, (query) =>
    query<{ name: string }>(`
      select n.nspname || '.' || x.name as name from pg_namespace n join (
        select relnamespace as space, relname as name from pg_class where relkind in ('r', 'v', 'p')
        union select pronamespace, proname from pg_proc union select collnamespace, collname from pg_collation
      ) x on x.space = n.oid where n.nspname not in ${FOREIGN}`),
  );
  things = new Set(found.map(({ name }) => name));
});
afterAll(() => platform.close());

test('SQL names only what is there', () => {
  const statements = server.flatMap((source) => mentions(source, 'statements'));
  expect(statements.length).toBeGreaterThan(100);
  expect(said(statements.filter(({ schema, thing }) => !things.has(`${schema}.${thing}`)))).toEqual([]);
});

test("a context's SQL touches its own schema, what the platform offers, or a published view of a context it depends on", () => {
  const declared = new Map(contexts.map((each) => [each.name, each.dependsOn]));
  const inContexts = everywhere().filter(({ path }) => context(path) !== undefined);
  expect(inContexts.length).toBeGreaterThan(100);
  const trespass = inContexts.filter(({ path, schema, thing }) => {
    const own = context(path) ?? '';
    if (schema === own) return false;
    if (schema === 'platform') return !OFFERED.includes(`platform.${thing}`);
    return !thing.startsWith('v_') || !declared.get(own)?.includes(schema);
  });
  expect(said(trespass).map(withoutLine)).toEqual(LISTED);
});

/** Reading across without a view or against the declared direction, and why. */
const LISTED: string[] = [
  // What a definition says of procedures is carried out by the context of the work, below the overview that publishes it.
  'src/server/contexts/projects/applying.ts programmes.v_participation',
  'src/server/contexts/projects/definitions.ts programmes.v_definition',
  'src/server/contexts/projects/definitions.ts programmes.v_programme',
];

test("the platform's SQL keeps to its schema, published views, and the tables that say who asks", () => {
  const foreign = everywhere().filter(
    ({ path, schema, thing }) => home(path) === 'platform' && schema !== 'platform' && !thing.startsWith('v_'),
  );
  // One statement resolves a session to a person and the posts of today, before every request.
  expect([...new Set(foreign.map(({ path }) => path))]).toEqual(['src/server/platform/authentication.ts']);
});

test('the command line reads published views and what the platform offers, and writes nothing of its own', () => {
  const outside = everywhere().filter(({ path }) => home(path) === undefined);
  expect(
    said(outside.filter(({ schema, thing }) => !thing.startsWith('v_') && !OFFERED.includes(`${schema}.${thing}`))),
  ).toEqual([]);
});

const withoutLine = (mention: string) => mention.replace(/:\d+/, '');
const everywhere = () =>
  server.flatMap((source) => mentions(source, 'all')).filter(({ schema, thing }) => things.has(`${schema}.${thing}`));

/**
 * Tables, views and functions that a source names: in `statements`, the text of `sql` and the tables given to Kysely; in
 * `all`, any text at all, so that a name cannot hide in a constant.
 */
function mentions(source: Source, where: 'statements' | 'all'): Mention[] {
  const found: Mention[] = [];
  const look = (text: string, start: number) => {
    for (const [, schema = '', thing = ''] of text.matchAll(NAMES))
      found.push({ path: source.path, at: place(source, start), schema, thing });
  };
  visit(source, {
    TaggedTemplateExpression({ tag, quasi }) {
      if (tag.type === 'Identifier' && tag.name === 'sql')
        for (const part of quasi.quasis) look(part.value.raw, part.start);
    },
    CallExpression({ callee, arguments: [first] }) {
      const called =
        callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
      if (KYSELY.test(called) && first?.type === 'Literal' && typeof first.value === 'string')
        look(first.value, first.start);
    },
    ...(where === 'all' && {
      TemplateElement: ({ value, start }) => look(value.raw, start),
      Literal: ({ value, start }) => typeof value === 'string' && look(value, start),
    }),
  });
  const once = new Map(found.map((each) => [`${each.at} ${each.schema}.${each.thing}`, each]));
  return [...once.values()];
}

/** `schema.thing`, but not a refusal's code (`schema.thing-that-failed`) nor the name of a job, which stands in quotes. */
const NAMES = new RegExp(`(?<![\\w.'-])(${SCHEMAS.join('|')})\\.([a-z_0-9]+)(?![\\w-])`, 'g');
const KYSELY = /^(selectFrom|insertInto|updateTable|deleteFrom|mergeInto|replaceInto|using|from|\w+Join(Lateral)?)$/;
