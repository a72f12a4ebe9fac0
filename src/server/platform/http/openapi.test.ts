import { expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { Route } from '#contract/route.ts';
import { openApi } from './openapi.ts';

type Operation = {
  operationId: string;
  summary: string;
  security: object[];
  parameters: { name: string; in: string; required: boolean }[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, unknown>;
};

const routes = Object.entries(contract).flatMap(([context, each]) =>
  Object.entries<Route>(each).map(([name, route]) => ({ id: `${context}.${name}`, route })),
);
const paths = openApi()['paths'] as Record<string, Record<string, Operation>>;
const operations = Object.values(paths).flatMap((methods) => Object.values(methods));

test('every route of the contract stands in the reference, and nothing else', () => {
  expect(routes.length).toBeGreaterThan(50);
  expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(routes.map(({ id }) => id).toSorted());
});

test('a route stands under its own path and method, with every part of the path as a parameter', () => {
  for (const { id, route } of routes) {
    const operation = paths[route.path.replaceAll(/:(\w+)/g, '{$1}')]?.[route.method.toLowerCase()];
    expect(operation?.operationId).toBe(id);
    const inPath = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1]);
    expect(
      operation?.parameters
        .filter((each) => each.in === 'path')
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(inPath.toSorted());
    expect(operation?.parameters.every((each) => each.in !== 'path' || each.required)).toBe(true);
  }
});

test('who may knock, what is asked and what is refused are said of every route', () => {
  for (const { id, route } of routes) {
    const operation = operations.find(({ operationId }) => operationId === id)!;
    expect(operation.summary).toBe(route.summary);
    expect(operation.security).toEqual(route.audience === 'anyone' ? [] : [{ session: [] }]);
    expect(Object.keys(operation.requestBody?.content ?? {})).toEqual(
      route.method === 'GET' ? [] : (route.upload?.types ?? ['application/json']),
    );
    expect(Object.keys(operation.responses)).toEqual(
      expect.arrayContaining(['200', '400', '401', '403', '404', '409', '429', '503']),
    );
  }
});

test('the document is plain JSON', () => {
  expect(JSON.parse(JSON.stringify(openApi()))).toMatchObject({
    openapi: '3.1.0',
    components: { schemas: { Problem: { type: 'object' } } },
  });
});
