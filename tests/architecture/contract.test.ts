import type { ESTree } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '#contract/index.ts';
import type { Route } from '#contract/route.ts';
import { refusals } from '#core/refusals.ts';
import { openApi } from '#server/platform/http/openapi.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { isTest, place, type Source, sourcesOf, visit } from './sources.ts';

const routes = Object.entries(contract).flatMap(([context, each]) =>
  Object.entries<Route>(each).map(([name, route]) => ({ name: `${context}.${name}`, context, ...route })),
);
const names = (found: readonly { name: string }[]) => found.map(({ name }) => name);
const CHINESE = /\p{Script=Han}/u;

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

test('every route says in Chinese what it answers, for whom, and how sensitive the answer is', () => {
  expect(routes.length).toBeGreaterThan(60);
  expect(names(routes.filter(({ summary }) => !CHINESE.test(summary) || summary.length > 40))).toEqual([]);
  expect(names(routes.filter(({ data }) => !['public', 'internal', 'personal'].includes(data)))).toEqual([]);
  expect(names(routes.filter(({ audience }) => !['anyone', 'signed-in'].includes(audience)))).toEqual([]);
});

test('what is not public is only for people who are signed in', () => {
  const open = routes.filter(({ audience, data }) => audience === 'anyone' && data !== 'public');
  // Who signs in is told who he is; a calendar reads by its secret address.
  expect(names(open)).toEqual(['identity.signIn', 'identity.signInAs', 'workspace.calendarFeed']);
});

test('no two routes have the same method and address', () => {
  const shape = routes.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':')}`);
  expect(shape.filter((each, at) => shape.indexOf(each) !== at)).toEqual([]);
  expect(names(routes.filter(({ path }) => !/^\/api(\/(:\w+|[a-z0-9-]+))+$/.test(path)))).toEqual([]);
});

test('an input is one strict object, and every part of the address is one of its fields', () => {
  for (const { name, input, path } of routes) {
    expect(input, name).toBeInstanceOf(z.ZodObject);
    const { shape, catchall } = (input as z.ZodObject).def;
    expect(catchall, `${name} refuses unknown fields`).toBeInstanceOf(z.ZodNever);
    for (const [, field = ''] of path.matchAll(/:(\w+)/g)) expect(Object.keys(shape), name).toContain(field);
  }
});

test('a question has no body, and no field that an address cannot carry', () => {
  const questions = routes.filter(({ method }) => method === 'GET');
  expect(questions.length).toBeGreaterThan(20);
  for (const { name, input, upload } of questions) {
    expect(upload, name).toBeUndefined();
    const { properties = {} } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
    expect(
      Object.entries(properties)
        .filter(([, field]) => isNested(field))
        .map(([field]) => field),
      name,
    ).toEqual([]);
  }
});

test('every route of the contract is answered', () => {
  const unanswered = routes.filter(({ method, path }) => !server.app.hasRoute({ method, url: path }));
  expect(names(unanswered)).toEqual([]);
});

test('the description of the interface is sound OpenAPI 3.1', () => {
  const document = openApi() as OpenApi;
  expect(document.openapi).toMatch(/^3\.1\.\d+$/);
  expect(Object.keys(document.info)).toEqual(expect.arrayContaining(['title', 'version']));
  expect(Object.keys(document).toSorted()).toEqual(['components', 'info', 'openapi', 'paths']);
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, ...operation })),
  );
  expect(operations.length).toBe(routes.length);
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  for (const { path, method, operationId, parameters, requestBody, responses, security } of operations) {
    expect(['get', 'post'], operationId).toContain(method);
    const inPath = parameters.filter((parameter) => parameter.in === 'path');
    expect(inPath.map(({ name }) => name).toSorted(), operationId).toEqual(
      [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).toSorted(),
    );
    expect(
      inPath.every(({ required }) => required),
      operationId,
    ).toBe(true);
    const keys = parameters.map((parameter) => `${parameter.in} ${parameter.name}`);
    expect(new Set(keys).size, operationId).toBe(keys.length);
    expect(requestBody === undefined, operationId).toBe(method === 'get');
    expect(
      Object.keys(responses).every((status) => /^[1-5]\d\d$/.test(status)),
      operationId,
    ).toBe(true);
    expect(
      Object.values(responses).every(({ description }) => description.length > 0),
      operationId,
    ).toBe(true);
    for (const scheme of security.flatMap((each) => Object.keys(each)))
      expect(Object.keys(document.components.securitySchemes)).toContain(scheme);
  }
  checkSchemas(document, document, '');
});

test('every refusal is a Chinese sentence without a full stop, under the name of its context', () => {
  const sentences = Object.entries(refusals);
  expect(sentences.length).toBeGreaterThan(80);
  // Forms are no context of their own: several fill them in.
  const chapters = [...Object.keys(contract), 'forms'];
  const named = sentences.filter(([code]) => !chapters.includes(code.split('.')[0] ?? ''));
  expect(named).toEqual([]);
  const odd = sentences.filter(
    ([, sentence]) => (!CHINESE.test(sentence) && !/^\{\w+\}$/.test(sentence)) || /[。.!！]$/.test(sentence),
  );
  expect(odd).toEqual([]);
});

const product = sourcesOf('src').filter((source) => !isTest(source) && !source.path.endsWith('/refusals.ts'));

test('every refusal can be given', () => {
  const used = new Set(product.flatMap((source) => codesIn(source).map(({ code }) => code)));
  expect(Object.keys(refusals).filter((code) => !used.has(code))).toEqual([]);
});

test('a sentence gets every detail it names, where the refusal is given', () => {
  const given = product.flatMap(codesIn);
  expect(given.filter(({ details }) => details !== undefined).length).toBeGreaterThan(20);
  const lacking = given.flatMap(({ code, at, details }) => {
    const wanted = [...(refusals[code as keyof typeof refusals] as string).matchAll(/\{(\w+)\}/g)].map(
      (match) => match[1] ?? '',
    );
    const missing = wanted.filter((detail) => details !== 'unseen' && !details?.includes(detail));
    return missing.length === 0 ? [] : [`${at} ${code} lacks ${missing.join(', ')}`];
  });
  expect(lacking).toEqual([]);
});

type Given = { readonly code: string; readonly at: string; readonly details: readonly string[] | 'unseen' | undefined };

/**
 * The refusal codes a source names, with the details beside them: those of `new Refusal(kind, code, details)`, of
 * `sentence(code, details)` and of whatever else takes them so. A code alone, as permissions and constraints name it,
 * has none.
 */
function codesIn(source: Source): Given[] {
  const found = new Map<number, Given>();
  const note = (node: ESTree.Node | undefined, details: Given['details']) => {
    if (node?.type !== 'Literal' || typeof node.value !== 'string' || !Object.hasOwn(refusals, node.value)) return;
    if (!found.has(node.start)) found.set(node.start, { code: node.value, at: place(source, node.start), details });
  };
  const call = ({ arguments: given }: { readonly arguments: readonly ESTree.Node[] }) => {
    given.forEach((argument, at) => {
      for (const code of argument.type === 'ConditionalExpression'
        ? [argument.consequent, argument.alternate]
        : [argument]) {
        const next = given[at + 1];
        if (next !== undefined) note(code, keysOf(next));
      }
    });
  };
  visit(source, {
    NewExpression: call,
    CallExpression: call,
    // `{ code, detail }`, as a problem is answered.
    ObjectExpression({ properties }) {
      const field = (name: string) =>
        properties.flatMap((each) =>
          each.type === 'Property' && each.key.type === 'Identifier' && each.key.name === name ? each.value : [],
        )[0];
      const detail = field('detail');
      if (detail !== undefined) note(field('code'), keysOf(detail));
    },
    // A code that is only compared with is not given.
    BinaryExpression: ({ left, right }) => [left, right].forEach((side) => note(side, 'unseen')),
  });
  visit(source, { Literal: (node) => note(node, undefined) });
  return [...found.values()];
}

function keysOf(node: ESTree.Node): Given['details'] {
  if (node.type !== 'ObjectExpression') return 'unseen';
  const keys = node.properties.map((each) =>
    each.type === 'Property' && each.key.type === 'Identifier' ? each.key.name : undefined,
  );
  return keys.includes(undefined) ? 'unseen' : keys.filter((key) => key !== undefined);
}

type Json = { readonly [key: string]: unknown };
type OpenApi = {
  readonly openapi: string;
  readonly info: Json;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly securitySchemes: Json };
};
type Operation = {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: Json;
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
  readonly security: readonly Json[];
};

const isNested = (field: unknown): boolean => JSON.stringify(field).includes('"type":"object"');

/** Every schema has known types, requires only what it has, and refers to what is there. */
function checkSchemas(value: unknown, root: unknown, at: string): void {
  if (Array.isArray(value)) {
    value.forEach((each, index) => checkSchemas(each, root, `${at}/${index}`));
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const { $ref, type, required, properties } = value as Json;
  if (typeof $ref === 'string') {
    expect($ref, at).toMatch(/^#\//);
    const target = $ref
      .slice(2)
      .split('/')
      .reduce<unknown>((inner, key) => (inner as Json | undefined)?.[key], root);
    expect(target, `${at}: ${$ref}`).toBeDefined();
  }
  if (typeof type === 'string' && !at.includes('/securitySchemes/') && !at.endsWith('/properties')) {
    expect(['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'], at).toContain(type);
  }
  if (Array.isArray(required) && typeof properties === 'object' && properties !== null) {
    expect(Object.keys(properties), at).toEqual(expect.arrayContaining(required));
  }
  for (const [key, inner] of Object.entries(value)) checkSchemas(inner, root, `${at}/${key}`);
}
