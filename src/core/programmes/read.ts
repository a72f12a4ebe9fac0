import {
  type Document,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type ParsedNode,
  parseDocument,
  type YAMLError,
} from 'yaml';
import type { z } from 'zod';
import { type Case, Cases } from './cases.ts';
import { Definition } from './definition.ts';
import { incoherences } from './language/coherence.ts';
import { chinese, type Finding, findings, type Segments } from './language/schema-messages.ts';

/** 问题：a finding at its place in the text; lines and columns count from 1. */
export type Problem = {
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly message: string;
  readonly severity: 'error' | 'warning';
};

/** A definition may come with warnings; with an error there is none. */
export type Reading =
  | { readonly definition: Definition; readonly problems: readonly Problem[] }
  | { readonly problems: readonly Problem[] };

const LARGEST = 1_000_000;

/** More problems than a person reads at once are not listed. */
const MOST_PROBLEMS = 200;

/** Reads the YAML text of a definition (at most 1 000 000 characters). Never throws for what a person wrote. */
export function readDefinition(yaml: string): Reading {
  const { value, problems } = readYaml(yaml, Definition, incoherences);
  return value === undefined ? { problems } : { definition: value, problems };
}

/**
 * Reads the text of a published definition. It was checked when it was published: what later versions of the platform ask of definitions
 * is not asked of it, so that none of them takes a running programme away.
 * @throws Error for a text that has not the form of a definition
 */
export function readPublished(yaml: string): Definition {
  const { value, problems } = readYaml(yaml, Definition);
  if (value === undefined)
    throw new Error(`a published definition can no longer be read: ${problems[0]?.path} ${problems[0]?.message}`);
  return value;
}

/** Reads the YAML text of worked cases. */
export function readCases(yaml: string): { readonly value?: readonly Case[]; readonly problems: readonly Problem[] } {
  return readYaml(yaml, Cases);
}

/** Reads YAML against a schema, then against what the schema alone cannot see. `value` is there unless an error is. */
export function readYaml<T extends z.ZodType>(
  yaml: string,
  schema: T,
  seeMore: (value: z.output<T>) => readonly Finding[] = () => [],
): { readonly value?: z.output<T>; readonly problems: readonly Problem[] } {
  const lines = new LineCounter();
  const refused = (message: string) => ({
    problems: [{ line: 1, column: 1, path: '', message, severity: 'error' as const }],
  });
  if (yaml.length > LARGEST) return refused('文件超过一百万字');

  let document: Document.Parsed;
  let written: unknown;
  try {
    document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
    const mistakes = [...document.errors, ...document.warnings];
    if (mistakes.length > 0)
      return { problems: mistakes.slice(0, MOST_PROBLEMS).map((mistake) => ofSyntax(mistake, lines)) };
    written = document.toJS({ maxAliasCount: 100 });
  } catch (fault) {
    if (fault instanceof ReferenceError) return refused('引用（*）没有对应的锚点（&），或展开过多');
    if (fault instanceof RangeError) return refused('嵌套层次过深');
    throw fault;
  }

  const placed = (finding: Finding) => place(finding, document, lines);
  const parsed = schema.safeParse(written, { error: chinese, reportInput: true });
  if (!parsed.success) return { problems: findings(parsed.error.issues).slice(0, MOST_PROBLEMS).map(placed) };
  const more = seeMore(parsed.data);
  const problems = more.map(placed);
  return more.some(({ severity }) => severity === 'error') ? { problems } : { value: parsed.data, problems };
}

const SYNTAX: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: '同一个键写了两次',
  TAB_AS_INDENT: '缩进不能用制表符',
  BAD_INDENT: '缩进不对',
  MISSING_CHAR: '缺少引号、括号或逗号',
  MULTIPLE_DOCS: '一个文件只能有一份定义',
  TAG_RESOLVE_FAILED: '不认识的类型标记（!）',
  BAD_ALIAS: '引用（*）没有对应的锚点（&）',
};

function ofSyntax(mistake: YAMLError, lines: LineCounter): Problem {
  const { line, col } = lines.linePos(mistake.pos[0]);
  const message = SYNTAX[mistake.code] ?? `YAML 写法有误（${mistake.message}）`;
  return { line, column: col, path: '', message, severity: 'error' };
}

function place({ segments, message, severity }: Finding, document: Document.Parsed, lines: LineCounter): Problem {
  const { line, col } = lines.linePos(offsetOf(segments, document));
  return { line, column: col, path: pathOf(segments), message, severity };
}

/** Where the node stands; a key that a map has is pointed at itself, and what is missing at the nearest thing around it. */
function offsetOf(segments: Segments, document: Document.Parsed): number {
  for (let length = segments.length; length > 0; length -= 1) {
    const around = document.getIn(segments.slice(0, length - 1), true);
    const last = segments[length - 1];
    if (isMap<ParsedNode>(around)) {
      const pair = around.items.find(({ key }) => isScalar(key) && key.value === last);
      if (pair !== undefined) return pair.key.range[0];
    }
    const node = document.getIn(segments.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range[0] ?? 0;
}

function pathOf(segments: Segments): string {
  return segments.reduce<string>(
    (path, segment) =>
      typeof segment === 'number' ? `${path}[${segment}]` : `${path}${path && '.'}${String(segment)}`,
    '',
  );
}
