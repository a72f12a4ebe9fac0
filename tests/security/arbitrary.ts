import fc, { type Arbitrary } from 'fast-check';
import { z } from 'zod';
import type { Route } from '#contract/route.ts';

type Json = { readonly [key: string]: unknown };
export type Input = Record<string, unknown>;
/** Values that mean something in this world, by the name of the field: ids that exist, days, districts. */
export type Hints = Readonly<Record<string, Arbitrary<unknown>>>;

/** Inputs that the contract's schema admits. */
export function validInputs(route: Route, hints: Hints): Arbitrary<Input> {
  const schema = z.toJSONSchema(route.input, { io: 'input', unrepresentable: 'any' }) as Json;
  return of(schema, hints, '') as Arbitrary<Input>;
}

function of(schema: Json, hints: Hints, name: string): Arbitrary<unknown> {
  const hinted = hints[name];
  if (hinted !== undefined) return hinted;
  const anyOf = schema['anyOf'] as readonly Json[] | undefined;
  if (anyOf !== undefined) {
    const nothing = anyOf.filter((each) => each['type'] === 'null').length > 0;
    const rest = anyOf.filter((each) => each['type'] !== 'null').map((each) => of(each, hints, name));
    return fc.oneof(...rest, ...(nothing ? [fc.constant(null)] : []));
  }
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  if (schema['type'] === 'object') return anObject(schema, hints);
  if (schema['type'] === 'array') {
    const items = of((schema['items'] ?? {}) as Json, hints, name);
    return fc.array(items, {
      minLength: Number(schema['minItems'] ?? 0),
      maxLength: Math.min(Number(schema['maxItems'] ?? 3), 3),
    });
  }
  if (schema['type'] === 'boolean') return fc.boolean();
  if (schema['type'] === 'integer')
    return fc.integer({ min: within(schema['minimum'], 0), max: within(schema['maximum'], 1000) });
  if (schema['type'] === 'number')
    return fc.double({ min: within(schema['minimum'], 0), max: within(schema['maximum'], 1000), noNaN: true });
  if (typeof schema['pattern'] === 'string' && schema['format'] !== 'email')
    return fc.stringMatching(new RegExp(schema['pattern'], 'u'));
  const max = Math.min(Number(schema['maxLength'] ?? 30), 30);
  return fc.string({ unit: 'grapheme', minLength: Math.min(Number(schema['minLength'] ?? 0), max), maxLength: max });
}

function anObject(schema: Json, hints: Hints): Arbitrary<Input> {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Json>>;
  const fields = Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, of(inner, hints, name)]));
  return fc.record(fields, { requiredKeys: (schema['required'] ?? []) as string[] }) as Arbitrary<Input>;
}

const within = (bound: unknown, otherwise: number): number =>
  typeof bound === 'number' && Math.abs(bound) < 1e9 ? bound : otherwise;

/** One thing wrong with an input, or with the text that carries it. */
export type Broken = { readonly kind: string; readonly input: Input; readonly body?: string };

const WRONG_TYPES: readonly unknown[] = [null, true, 12.5, -1, '', [], {}, [[]], [null], { a: 1 }, 'x', '１２'];
const HUGE: readonly unknown[] = [
  Number.MAX_SAFE_INTEGER,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 63,
  1e308,
  -1e308,
  '99999999999999999999',
  '1e400',
  'Infinity',
  'NaN',
];
const TEXTS: Readonly<Record<string, string>> = {
  NUL: 'a\u0000b',
  'half a character': 'a\ud800b',
  control: 'a\u0007\u001bb',
  bidi: '\u202eabc',
  'very long': '长'.repeat(60_000),
  sql: `'; drop table identity.person; --`,
  script: '<script>alert(1)</script>',
  template: '${7*7}{{7*7}}',
  path: '../../../../etc/passwd',
  percent: '%25%00%',
  like: '%_\\',
  formula: '=cmd|calc!A1',
  day: '2026-02-30',
  'far day': '9999-12-31',
  'old day': '0000-00-00',
};

/** Valid inputs with exactly one thing broken. */
export function brokenInputs(route: Route, hints: Hints): Arbitrary<Broken> {
  const inPath = new Set([...route.path.matchAll(/:(\w+)/g)].map((match) => match[1]));
  return validInputs(route, hints).chain((input) => {
    const names = Object.keys(input);
    const set = (kind: string, values: readonly unknown[]): Arbitrary<Broken>[] =>
      names.length === 0
        ? []
        : [
            fc
              .tuple(fc.constantFrom(...names), fc.constantFrom(...values))
              .map(([name, value]) => ({ kind: `${kind} in ${name}`, input: { ...input, [name]: value } })),
          ];
    const optional = names.filter((name) => !inPath.has(name));
    return fc.oneof(
      ...set('a wrong type', WRONG_TYPES),
      ...set('a huge number', HUGE),
      ...set('deep nesting', [nested(25), nested(2000)]),
      ...Object.entries(TEXTS).flatMap(([kind, text]) => set(kind, [text])),
      ...(optional.length === 0
        ? []
        : [fc.constantFrom(...optional).map((name) => ({ kind: `${name} missing`, input: without(input, name) }))]),
      fc
        .constantFrom('extra', 'isAdmin', 'region_id', '__proto__x', 'constructor', 'toString')
        .map((name) => ({ kind: `a field of its own: ${name}`, input: { ...input, [name]: 'x' } })),
      ...(route.method === 'POST' && route.upload === undefined
        ? [
            fc
              .constantFrom(
                '',
                '[]',
                'null',
                '"x"',
                '1',
                '{',
                '{"a":',
                'NaN',
                '\u0000',
                '['.repeat(5000),
                `{"__proto__":{"isAdmin":true}}`,
                `{"constructor":{"prototype":{"isAdmin":true}}}`,
                `{"a":"\\ud800"}`,
                `{"a":"${'x'.repeat(1_300_000)}"}`,
                `{"${'k'.repeat(10_000)}":1}`,
                `[${'{},'.repeat(20_000)}{}]`,
              )
              .map((body) => ({ kind: `the body ${body.slice(0, 30)}`, input, body })),
          ]
        : []),
    );
  });
}

/** The names of fields no route knows. */
export const isOfItsOwn = ({ kind }: Broken): boolean => kind.startsWith('a field of its own');

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

function without(input: Input, name: string): Input {
  const { [name]: _, ...rest } = input;
  return rest;
}
