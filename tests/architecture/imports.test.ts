import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contexts } from '#server/contexts/index.ts';
import { isTest, ROOT, sourcesOf } from './sources.ts';

const sources = sourcesOf('src', 'demo', 'tests', 'scripts');
const known = new Set(sources.map((source) => source.path));
/** What runs, without tests: who imports what. */
const imports = sources
  .filter((source) => !isTest(source))
  .flatMap((source) => source.imports.map((to) => ({ from: source.path, to })));
const shown = (found: readonly { from: string; to: string }[]) => found.map(({ from, to }) => `${from} → ${to}`);

const part = (path: string, pattern: RegExp): string | undefined => pattern.exec(path)?.[1];
const tree = (path: string) => part(path, /^src\/(core|contract|server|web)\//);
const context = (path: string) => part(path, /^src\/server\/contexts\/([^/]+)\//);
const feature = (path: string) => part(path, /^src\/web\/features\/([^/]+)\//);
const chapter = (path: string) => part(path, /^src\/core\/([^/]+)\//);

const INWARDS: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  contract: ['contract', 'core'],
  server: ['server', 'contract', 'core'],
  web: ['web', 'contract', 'core'],
};

/** `jiamenkou demo` is a command of the service, and the demonstration is made from outside it. */
const OUTWARDS = ['src/server/cli/demo.ts → demo/make.ts'];

test('every import of ours was read, and leads to a file', () => {
  expect(sources.length).toBeGreaterThan(300);
  expect(imports.length).toBeGreaterThan(1000);
  for (const source of sources) {
    const written = source.text.match(/^import\b/gm)?.length ?? 0;
    if (written > 0) expect(source.imports.length, source.path).toBeGreaterThan(0);
  }
  const ours = imports.filter(({ to }) => /^(src|demo|tests|scripts)\/.*\.(ts|tsx|mjs)$/.test(to));
  const lost = ours.filter(({ to }) => !known.has(to) && to !== 'src/server/platform/database/tables.ts');
  expect(shown(lost)).toEqual([]);
});

test('the four trees point inwards', () => {
  const outwards = imports.filter(({ from, to }) => {
    const own = tree(from);
    if (own === undefined) return false;
    const other = tree(to);
    return other === undefined ? known.has(to) : !INWARDS[own]?.includes(other);
  });
  expect(shown(outwards)).toEqual(OUTWARDS);
});

test('the core and the contract use no package but zod and yaml', () => {
  const packages = imports
    .filter(({ from, to }) => (tree(from) === 'core' || tree(from) === 'contract') && tree(to) === undefined)
    .map(({ to }) => to);
  expect([...new Set(packages)].toSorted()).toEqual(CORE_PACKAGES);
});

/** Pure computation; what draws, listens, waits or stores is not for the core. */
const CORE_PACKAGES = ['yaml', 'zod'];

test('contexts meet only at public.ts, and only if declared', () => {
  const declared = new Map(contexts.map(({ name, dependsOn }) => [name, dependsOn]));
  expect(declared.size).toBeGreaterThan(2);
  const trespass = imports.filter(({ from, to }) => {
    const [own, other] = [context(from), context(to)];
    if (own === undefined || other === undefined || own === other) return false;
    return !to.endsWith('/public.ts') || !declared.get(own)?.includes(other);
  });
  expect(shown(trespass)).toEqual([]);
});

test('the platform knows no context', () => {
  const upwards = imports.filter(
    ({ from, to }) => from.startsWith('src/server/platform/') && to.includes('/contexts/'),
  );
  expect(shown(upwards)).toEqual([]);
});

test('index.ts alone knows every context, and only the start and ports.ts read it', () => {
  const manifests = imports.filter(({ to }) => /contexts\/[^/]+\/manifest\.ts$/.test(to));
  expect([...new Set(manifests.map(({ from }) => from))]).toEqual(['src/server/contexts/index.ts']);
  const readers = imports.filter(({ to }) => to === 'src/server/contexts/index.ts').map(({ from }) => from);
  expect(readers.filter((from) => !from.startsWith('tests/'))).toEqual([
    'src/server/app.ts',
    'src/server/contexts/ports.ts',
  ]);
});

test('tiers point down, what is declared exists, and nobody depends on himself in a circle', () => {
  const HEIGHT = { spine: 0, work: 1, overview: 2 };
  const byName = new Map(contexts.map((each) => [each.name, each]));
  const declared = contexts.flatMap((each) => each.dependsOn.map((name) => ({ each, on: byName.get(name), name })));
  expect(declared.filter(({ on }) => on === undefined).map(({ each, name }) => `${each.name} → ${name}`)).toEqual([]);
  const upwards = declared.filter(({ each, on }) => on !== undefined && HEIGHT[on.tier] > HEIGHT[each.tier]);
  expect(upwards.map(({ each, name }) => `${each.name} → ${name}`)).toEqual([]);
  expect(circles(new Map(contexts.map((each) => [each.name, each.dependsOn])))).toEqual([]);
  const overviews = contexts.filter(({ tier }) => tier === 'overview').map(({ name }) => name);
  const read = imports
    .filter(({ to }) => to === 'src/server/contexts/ports.ts')
    .flatMap(({ from }) => context(from) ?? []);
  expect(
    [...new Set(read)].filter((name) => !overviews.includes(name)),
    'only overviews read the ports',
  ).toEqual([]);
});

test('the chapters of the core are those of the contexts, and theirs point down too', () => {
  const below = new Map(contexts.map((each) => [each.name, [...each.dependsOn, ...BELOW_ALL, each.name]]));
  below.set('kernel', ['kernel']);
  below.set('forms', BELOW_ALL);
  const upwards = imports.filter(({ from, to }) => {
    const [own, other] = [chapter(from), chapter(to)];
    return own !== undefined && other !== undefined && !below.get(own)?.includes(other) && !KNOWN_TO_ALL.includes(to);
  });
  expect(shown(upwards)).toEqual([]);
});

/** Chapters without a context of their own: any other may build on them. */
const BELOW_ALL = ['kernel', 'forms'];

/** Who acts, the words of facts, and how definitions write procedures: every chapter may know them. */
const KNOWN_TO_ALL = [
  'src/core/identity/actor.ts',
  'src/core/identity/post.ts',
  'src/core/programmes/language/carrying.ts',
  'src/core/programmes/language/procedure.ts',
  'src/core/programmes/vocabulary.ts',
];

test('from outside, contexts are used by their commands, public.ts and ports.ts', () => {
  const inside = imports.filter(
    ({ from, to }) =>
      context(from) === undefined &&
      context(to) !== undefined &&
      !/\/(public|manifest)\.ts$/.test(to) &&
      !to.includes('/commands/') &&
      !from.startsWith('tests/'),
  );
  expect(shown(inside)).toEqual([]);
});

/** What a feature of the web offers to the others; everything else in it is its own. */
const OFFERED: Readonly<Record<string, readonly string[]>> = {
  collaboration: [
    'meetings/HeldMeetings.tsx',
    'tasks/EvidenceInput.tsx',
    'tasks/stage/StageTaskGiven.tsx',
    'pick/Attached.tsx',
    'pick/OrganisationChoice.tsx',
    'pick/PersonChoice.tsx',
    'pick/Attached.tsx',
    'activities/plan/OrganiseActivity.tsx',
    'when/TimeInput.tsx',
  ],
  identity: ['me.ts', 'leaving.ts'],
  programmes: ['figure/CallTargets.tsx', 'figure/CaseEvidence.tsx'],
  projects: ['carrying/SchoolProjects.tsx', 'communities/CommunityPart.tsx'],
  library: ['CourseSource.tsx'],
  workspace: ['Bell.tsx', 'Follow.tsx'],
  organisations: ['PickOrganisation.tsx', 'programmes.ts', 'regions.ts'],
};

test('features of the web meet only in the parts they offer', () => {
  const trespass = imports.filter(({ from, to }) => {
    const [own, other] = [feature(from), feature(to)];
    if (own === undefined || other === undefined || own === other) return false;
    return !OFFERED[other]?.includes(to.slice(`src/web/features/${other}/`.length));
  });
  expect(shown(trespass)).toEqual([]);
});

test('what a feature offers is there, and somebody takes it', () => {
  const offered = Object.entries(OFFERED).flatMap(([name, files]) =>
    files.map((file) => `src/web/features/${name}/${file}`),
  );
  const idle = offered.filter(
    (path) => !imports.some(({ from, to }) => to === path && feature(from) !== feature(path)),
  );
  expect(idle).toEqual([]);
});

test('ui and forms know no feature', () => {
  const knowing = imports.filter(({ from, to }) => /^src\/web\/(ui|forms)\//.test(from) && feature(to) !== undefined);
  expect(shown(knowing)).toEqual([]);
});

test('no file imports itself in a circle', () => {
  const graph = new Map(sources.map((source) => [source.path, source.imports.filter((to) => known.has(to))]));
  expect(circles(graph)).toEqual([
    // The overviews are contexts and read what all contexts publish: collected when asked, not when loaded.
    'src/server/contexts/index.ts, src/server/contexts/ports.ts and the overviews',
  ]);
});

test('every tree that is imported by name is named in package.json', () => {
  const names = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { imports: Record<string, string> };
  expect(Object.keys(names.imports)).toEqual(['#core/*', '#contract/*', '#server/*', '#web/*']);
});

/** The circles of a graph (Tarjan's strongly connected components of more than one), each as one line. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];
  const go = (name: string): number => {
    order.set(name, order.size);
    low.set(name, order.get(name) ?? 0);
    open.push(name);
    for (const next of graph.get(name) ?? []) {
      if (!graph.has(next)) continue;
      if (!order.has(next)) low.set(name, Math.min(low.get(name) ?? 0, go(next)));
      else if (open.includes(next)) low.set(name, Math.min(low.get(name) ?? 0, order.get(next) ?? 0));
    }
    if (low.get(name) === order.get(name)) {
      const circle = open.splice(open.indexOf(name));
      if (circle.length > 1 || graph.get(name)?.includes(name)) found.push(circle);
    }
    return low.get(name) ?? 0;
  };
  for (const name of graph.keys()) if (!order.has(name)) go(name);
  return found.map((circle) => {
    const ours = circle.toSorted().filter((path) => !/contexts\/[^/]+\//.test(path));
    const overviews = contexts.filter(({ tier }) => tier === 'overview').map(({ name }) => name);
    const inOverviews = circle.every((path) => ours.includes(path) || overviews.includes(context(path) ?? ''));
    return ours.length > 0 && ours.length < circle.length && inOverviews
      ? `${ours.join(', ')} and the overviews`
      : circle.toSorted().join(', ');
  });
}
