import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ESTree } from 'vite';
import { expect, test } from 'vitest';
import { isTest, place, ROOT, type Source, sourcesOf, visit } from './sources.ts';

const sources = sourcesOf('src', 'demo', 'bench', 'tests', 'scripts');
const product = sources.filter((source) => source.path.startsWith('src/') && !isTest(source));
const core = product.filter(({ path }) => path.startsWith('src/core/'));

/** Every place in the sources where the visitor found something, as `file:line what`. */
function found(
  among: readonly Source[],
  look: (report: (node: { start: number }, what: string) => void) => Parameters<typeof visit>[1],
): string[] {
  expect(among.length, 'sources were read').toBeGreaterThan(10);
  return among.flatMap((source) => {
    const places: string[] = [];
    visit(
      source,
      look((node, what) => places.push(`${place(source, node.start)} ${what}`)),
    );
    return places;
  });
}

const nameOf = (node: ESTree.Node): string => (node.type === 'Identifier' ? node.name : '');
/** `Date.now` as text, for members that are named and not computed. */
function memberOf({ object, property, computed }: ESTree.MemberExpression): string {
  const inner = object.type === 'MemberExpression' ? memberOf(object) : nameOf(object);
  return `${inner}.${computed ? '' : nameOf(property)}`;
}
const filesOf = (places: readonly string[]) => [...new Set(places.map((each) => each.split(':')[0]))];

test('the core has no clock, no chance, no process and no network', () => {
  const outside = new Set([
    'Date',
    'performance',
    'crypto',
    'process',
    'fetch',
    'console',
    'setTimeout',
    'setInterval',
    'globalThis',
    'require',
    'Intl',
  ]);
  const impure = found(core, (report) => ({
    CallExpression: (node) => outside.has(nameOf(node.callee)) && report(node, nameOf(node.callee)),
    NewExpression: (node) => outside.has(nameOf(node.callee)) && report(node, nameOf(node.callee)),
    MemberExpression: (node) =>
      (outside.has(nameOf(node.object)) || ['Math.random', 'Temporal.Now'].includes(memberOf(node))) &&
      report(node, memberOf(node)),
    ImportExpression: (node) => report(node, 'import()'),
  }));
  expect(impure).toEqual([]);
  expect(
    core.flatMap(({ path, imports }) => imports.filter((to) => to.startsWith('node:')).map((to) => `${path} → ${to}`)),
  ).toEqual([]);
});

test('the contract and the web use nothing of Node', () => {
  const outer = product.filter(({ path }) => /^src\/(contract|web)\//.test(path));
  expect(outer.length).toBeGreaterThan(100);
  expect(
    outer.flatMap(({ path, imports }) => imports.filter((to) => to.startsWith('node:')).map((to) => `${path} → ${to}`)),
  ).toEqual([]);
});

test('the environment is read in settings.ts alone', () => {
  const places = found(product, (report) => ({
    MemberExpression: (node) => memberOf(node) === 'process.env' && report(node, 'process.env'),
  }));
  expect(filesOf(places)).toEqual([
    // PostgreSQL's own programs inherit what surrounds them.
    'src/server/platform/database/embedded.ts',
    'src/server/settings.ts',
  ]);
});

test('the web asks through ask.ts, and the server nobody but the robots of groups', () => {
  const asked = (name: string) => ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'].includes(name);
  const places = found(product, (report) => ({
    CallExpression: (node) => asked(nameOf(node.callee)) && report(node, nameOf(node.callee)),
    NewExpression: (node) => asked(nameOf(node.callee)) && report(node, nameOf(node.callee)),
    MemberExpression: (node) =>
      /^(globalThis|window)\.fetch$|^navigator\.sendBeacon$/.test(memberOf(node)) && report(node, memberOf(node)),
  }));
  expect(filesOf(places)).toEqual(['src/server/contexts/workspace/sending/robot.ts', 'src/web/ask.ts']);
});

test('only a command and the sign-in open a transaction that may write', () => {
  const openers = sources
    .filter((source) => !isTest(source) && source.imports.includes('src/server/platform/database/database.ts'))
    .filter(({ text }) => /import \{[^}]*\bchanging\b[^}]*\} from '[^']*\/database\.ts'/.test(text))
    .map(({ path }) => path);
  expect(openers).toEqual([
    // Who signs in is nobody yet, and so cannot command anything.
    'src/server/contexts/identity/sign-in.ts',
    'src/server/platform/command.ts',
  ]);
  const own = found(product, (report) => ({
    CallExpression: ({ callee, start }) =>
      callee.type === 'MemberExpression' &&
      /\.(transaction|startTransaction)$/.test(memberOf(callee)) &&
      report({ start }, memberOf(callee)),
  }));
  expect(own).toEqual([]);
});

test('nothing is any, and no complaint of the compiler is silenced', () => {
  expect(found(sources, (report) => ({ TSAnyKeyword: (node) => report(node, 'any') }))).toEqual([]);
  const silenced = sources.flatMap((source) =>
    source.comments
      .filter(({ value }) => /@ts-(ignore|nocheck|expect-error)/.test(value))
      .map(({ start, value }) => `${place(source, start)} ${value.trim()}`),
  );
  expect(silenced).toEqual([]);
});

test('no test is skipped, singled out or left for later', () => {
  const tests = sources.filter(isTest);
  const left = found(tests, (report) => ({
    CallExpression: ({ callee, start }) => {
      const name = callee.type === 'MemberExpression' ? memberOf(callee) : nameOf(callee);
      if (/^(test|it|describe|suite)(\.\w+)*\.(skip|only|todo|skipIf|runIf|fails)$|^(xit|xtest|xdescribe)$/.test(name))
        report({ start }, name);
    },
  }));
  expect(left.map((each) => each.replace(/:\d+/, ''))).toEqual([
    // A page of the built web; npm test builds it before.
    'tests/security/headers.test.ts test.runIf',
  ]);
});

test('no module of ours or of a package is replaced in a test', () => {
  const replaced = found(sources.filter(isTest), (report) => ({
    MemberExpression: (node) => /^vi\.(mock|doMock|stubGlobal)$/.test(memberOf(node)) && report(node, memberOf(node)),
  }));
  expect(replaced).toEqual([]);
});

test('exports are named', () => {
  const unnamed = found(sources, (report) => ({ ExportDefaultDeclaration: (node) => report(node, 'export default') }));
  // The runner of the tests calls its setup by its default export.
  expect(filesOf(unnamed)).toEqual(['tests/support/cluster.ts']);
});

test('a file says by its name what it holds', () => {
  const vague = /(^|[-/.])(utils?|helpers?|common|misc|shared|managers?|services?|base)([-/.]|$)/i;
  expect(sources.map(({ path }) => path).filter((path) => vague.test(path))).toEqual([]);
});

/** Longer than 300 lines (a test: 400), and why it is one thing. */
const LONG: Readonly<Record<string, string>> = {
  'src/contract/workspace.ts': 'one entry for every question of the context',
  'src/core/programmes/vocabulary.ts': 'the list of all facts',
  'src/server/contexts/collaboration/meetings/meetings.test.ts':
    'the life of a meeting from its call to the fact it is',
  'tests/security/row-level.test.ts': 'every personal table with the eyes of every post',
  'tests/security/sessions.test.ts': 'the life of a session from sign-in to its end',
};

test('no file is longer than 300 lines without a reason, and no test longer than 400', () => {
  const long = sources.filter((source) => source.lines > (isTest(source) ? 400 : 300)).map(({ path }) => path);
  expect(long).toEqual(Object.keys(LONG));
});

/** Folders of more than 20 entries beside their tests, and how many they have at most until they are divided. */
const WIDE: Readonly<Record<string, number>> = {
  'src/web/features/identity': 28,
  'src/web/features/organisations': 21,
  'src/web/features/organisations/alliance': 22,
  'src/web/ui': 29,
  demo: 37,
  // One for each row of what the platform must do.
  'tests/journeys': 60,
  // They only grow.
  'docs/decisions': 100,
  'database/migrations': 400,
  // What tests share, a file for each thing they set up.
  'tests/support': 24,
};

test('a folder holds about 20 entries', () => {
  const folders = new Map<string, number>();
  for (const top of ['src', 'demo', 'bench', 'tests', 'scripts', 'docs', 'database', 'programmes']) {
    for (const path of [
      top,
      ...readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' }).map((inner) => join(top, inner)),
    ]) {
      if (statSync(join(ROOT, path)).isDirectory())
        folders.set(path, readdirSync(join(ROOT, path)).filter((entry) => !/\.test\.tsx?$/.test(entry)).length);
    }
  }
  expect(folders.size).toBeGreaterThan(30);
  const wide = [...folders].filter(([path, entries]) => entries > (WIDE[path] ?? 20));
  expect(wide).toEqual([]);
});
