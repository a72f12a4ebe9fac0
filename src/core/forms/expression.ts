/** What an expression of a form may compute with; nothing that knows the time or reaches outside the answers. */
export const EXPRESSION_FUNCTIONS: readonly string[] = [
  'iif',
  'sum',
  'min',
  'max',
  'avg',
  'count',
  'round',
  'trunc',
  'sumInArray',
  'minInArray',
  'maxInArray',
  'avgInArray',
  'countInArray',
  'dateDiff',
  'year',
  'month',
  'day',
];

export const MOST_IN_EXPRESSION = 500;
const MOST_NESTED = 12;
/** Words of the expression language that may stand before a bracket. */
const OPERATORS = new Set([
  'and',
  'or',
  'not',
  'contains',
  'notcontains',
  'anyof',
  'allof',
  'noneof',
  'empty',
  'notempty',
]);

/** What an expression refers to: `{budget-total.amount}` is the total of column `amount` of table `budget`. */
export type Reference = { readonly name: string; readonly total: boolean; readonly inside: readonly string[] };

/** 表达式：taken apart as far as the core must know it; whether it is well formed says the library that runs it. */
export type Expression = {
  readonly references: readonly Reference[];
  /** Functions it calls that are not allowed. */
  readonly strange: readonly string[];
  /** Nested deeper than anybody writes, or a brace without its partner. */
  readonly tangled: boolean;
};

export function takeApart(expression: string): Expression {
  const texts = expression.replaceAll(/'[^']*'|"[^"]*"/g, "''");
  const references = [...texts.matchAll(/\{([^{}]*)\}/g)].map(([, inner = '']) => referenceOf(inner));
  const bare = texts.replaceAll(/\{[^{}]*\}/g, ' 0 ');
  const called = [...bare.matchAll(/([A-Za-z_]\w*)\s*\(/g)].map(([, name = '']) => name);
  return {
    references,
    strange: called.filter((name) => !EXPRESSION_FUNCTIONS.includes(name) && !OPERATORS.has(name.toLowerCase())),
    tangled: /[{}]/.test(bare) || depthOf(bare) > MOST_NESTED,
  };
}

function referenceOf(inner: string): Reference {
  const [first = '', ...inside] = inner.trim().split(/\.|\[\d{1,3}\]\.?/);
  const total = first.endsWith('-total');
  return { name: total ? first.slice(0, -'-total'.length) : first, total, inside };
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return depth === 0 ? deepest : Number.POSITIVE_INFINITY;
}

export const COMPARISONS = { equal: '等于', 'not-equal': '不等于', contains: '包含' } as const;

/** 显示条件 as one picks it: 当〈题〉〈等于、不等于、包含〉〈值〉时显示. */
export type Condition = {
  readonly question: string;
  readonly is: keyof typeof COMPARISONS;
  readonly value: string | number | boolean;
};

const SIGNS = { equal: '=', 'not-equal': '<>', contains: 'contains' } as const;
const SIMPLE = /^\s*\{(\w+)\}\s*(=|<>|!=|contains)\s*(?:'([^']*)'|(-?\d+(?:\.\d+)?)|(true|false))\s*$/;

/** The expression of a picked condition. Quotation marks in the value cannot be written and are left out. */
export function expressionOf({ question, is, value }: Condition): string {
  const written = typeof value === 'string' ? `'${value.replaceAll("'", '')}'` : String(value);
  return `{${question}} ${SIGNS[is]} ${written}`;
}

/** The condition that was picked, or `undefined` for an expression that says more than one can pick. */
export function conditionOf(expression: string): Condition | undefined {
  const parts = SIMPLE.exec(expression);
  if (parts === null) return undefined;
  const [, question = '', sign = '', text, number, truth] = parts;
  const is = sign === '=' ? 'equal' : sign === 'contains' ? 'contains' : 'not-equal';
  return { question, is, value: text ?? (number === undefined ? truth === 'true' : Number(number)) };
}
