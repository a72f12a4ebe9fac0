import type { z } from 'zod';

export type Segments = readonly PropertyKey[];

/** 一处问题：what is wrong in a definition, and where. */
export type Finding = { readonly segments: Segments; readonly message: string; readonly severity: 'error' | 'warning' };

type Issue = z.core.$ZodIssue;

const KINDS: Readonly<Record<string, string>> = {
  string: '文字（数字和日期样的文字请加引号）',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表',
  tuple: '列表',
  object: '一组键和值',
  record: '一组键和值',
};

/** What each kind of schema issue says in Chinese; a message given in the schema itself comes first. */
export function chinese(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `应为${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `只能是 ${issue.values.map(String).join('、')}${issue.values.length > 1 ? ' 之一' : ''}`;
    case 'too_small':
      if (issue.origin === 'string') return '不能为空';
      return issue.origin === 'array'
        ? `至少要有 ${issue.minimum} 项`
        : bound(issue.inclusive, issue.minimum, '不小于', '大于');
    case 'too_big':
      if (issue.origin === 'string') return `最多 ${issue.maximum} 个字`;
      return issue.origin === 'array'
        ? `最多 ${issue.maximum} 项`
        : bound(issue.inclusive, issue.maximum, '不大于', '小于');
    default:
      return '写法不符合要求';
  }
}

/**
 * Turns the issues of a failed parse (with `reportInput`) into findings. Of a union it follows the branch that the
 * writer evidently meant — the one whose keys the input has — so that the finding says what is wrong inside it.
 */
export function findings(issues: readonly Issue[], at: Segments = []): Finding[] {
  return issues.flatMap((issue) => {
    const segments = [...at, ...issue.path];
    if (issue.input === undefined) return error(segments, `缺少 ${String(segments.at(-1) ?? '内容')}`);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.flatMap((key) => error([...segments, key], `不认识的键 ${key}`));
    if (issue.code === 'invalid_key') return error(segments, '键的写法不符合要求');
    if (issue.code === 'invalid_union' && issue.errors.length > 0) return ofUnion(branchesOf(issue), segments);
    return error(segments, issue.message);
  });
}

function ofUnion(branches: readonly (readonly Issue[])[], segments: Segments): Finding[] {
  const fitting = branches.filter((branch) => !branch.some((issue) => issue.path.length === 0 && wrongKind(issue)));
  if (fitting.length === 0)
    return error(segments, [...new Set(branches.flat().map((issue) => issue.message))].join('，或'));
  const fewest = Math.min(...fitting.map(strangeKeys));
  const meant = fitting.filter((branch) => strangeKeys(branch) === fewest);
  if (meant.length === 1) return findings(meant[0]!, segments);
  const missing = meant.flatMap((branch) =>
    branch.filter(({ input }) => input === undefined).map(({ path }) => path[0]),
  );
  const strange = meant.flatMap((branch) =>
    branch.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : [])),
  );
  const keys = new Set((missing.length > 0 ? missing : strange).map(String));
  return error(segments, `应写且只写 ${[...keys].join('、')} 之一`);
}

/** The branches of a union, those of a union standing directly inside it included. */
function branchesOf(union: z.core.$ZodIssueInvalidUnion): (readonly Issue[])[] {
  return union.errors.flatMap((branch) => {
    const inner = branch.find((issue) => issue.code === 'invalid_union' && issue.path.length === 0);
    return inner?.code === 'invalid_union' ? branchesOf(inner) : [branch];
  });
}

const wrongKind = (issue: Issue) => issue.code === 'invalid_type' || issue.code === 'invalid_value';

const strangeKeys = (branch: readonly Issue[]) =>
  branch.reduce(
    (keys, issue) => keys + (issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys.length : 0),
    0,
  );

const bound = (inclusive: boolean | undefined, limit: number | bigint, from: string, beyond: string) =>
  `应${inclusive ? from : beyond} ${limit}`;

const error = (segments: Segments, message: string): Finding[] => [{ segments, message, severity: 'error' }];
