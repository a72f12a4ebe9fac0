import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ESTree, parseSync, Visitor } from 'vite';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A source file, read as the compiler reads it. */
export type Source = {
  /** From the root of the repository: `src/core/kernel/day.ts`. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly program: ESTree.Program;
  readonly comments: readonly { readonly value: string; readonly start: number }[];
  /** Everything it imports, by statement, by `import()` and as a worker: files of ours by path, packages by name. */
  readonly imports: readonly string[];
};

const CODE = /\.(ts|tsx|mjs)$/;
/** Made by scripts/tables.ts. */
const MADE = 'src/server/platform/database/tables.ts';

/** Every source file below the folders; what does not parse stops the test. */
export function sourcesOf(...folders: readonly string[]): Source[] {
  const paths = folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  );
  const found = paths.filter((path) => CODE.test(path) && !path.endsWith('.d.ts') && path !== MADE).toSorted();
  return found.map(read);
}

export const isTest = ({ path }: Pick<Source, 'path'>): boolean => path.endsWith('.test.ts');

/** `path:line` of a place in a source, as an editor opens it. */
export function place(source: Pick<Source, 'path' | 'text'>, start: number): string {
  return `${source.path}:${source.text.slice(0, start).split('\n').length}`;
}

/** The places where the visitor's nodes stand and `wrong` says so. */
export function visit(source: Source, visitor: ConstructorParameters<typeof Visitor>[0]): void {
  new Visitor(visitor).visit(source.program);
}

function read(path: string): Source {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const { program, module, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0]?.message}`);
  const named = [
    ...module.staticImports.map((each) => each.moduleRequest.value),
    ...module.staticExports.flatMap((each) => each.entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start + 1, end - 1)),
    // A worker is named by its address.
    ...[...text.matchAll(/new Worker\(\s*new URL\('(\.[^']*\.ts)', import\.meta\.url\)/g)].map(
      (match) => match[1] ?? '',
    ),
  ];
  const imports = [...new Set(named.map((name) => target(path, name)))];
  return { path, text, lines: text.trimEnd().split('\n').length, program, comments, imports };
}

function target(from: string, name: string): string {
  if (name.startsWith('.')) return normalize(join(dirname(from), name));
  return name.startsWith('#') ? `src/${name.slice(1)}` : name;
}
