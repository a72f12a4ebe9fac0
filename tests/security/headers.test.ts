import { existsSync } from 'node:fs';
import type { LightMyRequestResponse } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { assemble } from '#server/app.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { knock } from './knock.ts';
import { aWorld, type World } from './world.ts';

let server: TestServer;
let world: World;

beforeAll(async () => {
  server = await aServer();
  world = await aWorld(server);
});
afterAll(() => server.close());

const built = existsSync(new URL('../../dist/web/index.html', import.meta.url));
const get = (url: string, headers: Record<string, string> = {}) => server.app.inject({ url, headers });

const PAGE = [
  "default-src 'self'",
  "script-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];
/** Should a browser show a file all the same, it belongs to nobody and runs nothing. */
const FILE = ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", 'sandbox'];

function expectGuarded({ headers }: LightMyRequestResponse): void {
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
    'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  const isFile = headers['content-disposition'] !== undefined;
  expect(String(headers['content-security-policy']).split('; ')).toEqual(expect.arrayContaining(isFile ? FILE : PAGE));
  expect(headers['server']).toBeUndefined();
  expect(headers['x-powered-by']).toBeUndefined();
  expect(headers['access-control-allow-origin']).toBeUndefined();
}

test.each<[string, number, () => Promise<LightMyRequestResponse>]>([
  ['an answer', 200, () => get('/api/health')],
  ['an answer to who is signed in', 200, () => get('/api/me', { cookie: world.cookies.teacher ?? '' })],
  [
    'a file',
    200,
    () =>
      knock(
        server,
        contract.exchange.workbook,
        { filled: 'no', sheet: 'schools' },
        { cookie: world.cookies.cityBasic },
      ),
  ],
  ['the description of the interface', 200, () => get('/api/openapi.json')],
  ['what cannot be read', 400, () => get('/api/schools?page=x', { cookie: world.cookies.teacher ?? '' })],
  ['an address that cannot be read', 400, () => get('/api/%E0%A4%A')],
  ['a body that cannot be read', 400, () => knock(server, contract.identity.signIn, {}, { body: '{' })],
  ['a body too large', 413, () => knock(server, contract.identity.signIn, {}, { body: ' '.repeat(1_300_000) })],
  ['nobody', 401, () => get('/api/me')],
  ['who may not', 403, () => get('/api/people', { cookie: world.cookies.teacher ?? '' })],
  ['what is not there', 404, () => get('/api/no-such-thing')],
  ['a method that is not there', 404, () => server.app.inject({ method: 'DELETE', url: '/api/me' })],
])('%s carries every guard, and is kept by no cache', async (_, status, ask) => {
  const response = await ask();
  expect(response.statusCode, response.body.slice(0, 200)).toBe(status);
  expectGuarded(response);
  expect(response.headers['cache-control']).toBe('no-store');
  if (status >= 400) expect(Object.keys(response.json()).toSorted()).toEqual(['code', 'detail', 'message']);
});

test('a fault carries every guard and tells nothing but its number', async () => {
  const owner = new pg.Client({ connectionString: server.platform.database.ownerUrl });
  await owner.connect();
  await owner.query('alter table identity.title_kind rename to title_kind_gone');
  const response = await get('/api/titles', { cookie: world.cookies.teacher ?? '' });
  await owner.query('alter table identity.title_kind_gone rename to title_kind');
  await owner.end();
  expect(response.statusCode).toBe(500);
  expectGuarded(response);
  expect(response.headers['cache-control']).toBe('no-store');
  expect(response.body).not.toMatch(/title_kind|relation|select|at \w+ \(|\.ts/);
  expect(response.json()).toMatchObject({
    code: 'platform.fault',
    detail: { request: response.headers['x-request-id'] },
  });
});

test('the reference page carries a policy that lets no foreign script in', async () => {
  const response = await get('/api/reference/');
  expect(response.statusCode).toBe(200);
  const policy = String(response.headers['content-security-policy']);
  expect(policy).toContain("default-src 'self'");
  expect(/script-src ([^;]*)/.exec(policy)?.[1] ?? '').not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
});

test.runIf(built)('a page of the built web carries every guard, and is asked for anew each time', async () => {
  for (const url of ['/', '/schools', '/index.html', '/no/such/page']) {
    const response = await get(url);
    expect(response.statusCode).toBe(200);
    expectGuarded(response);
    expect(response.headers['cache-control']).toBe('no-cache');
  }
});

test('behind a proxy that speaks TLS browsers are told to stay with it, and only a trusted proxy is believed', async () => {
  const app = await assemble({ ...server.platform, settings: { ...server.platform.settings, trustedProxies: 1 } });
  const spoken = { 'x-forwarded-proto': 'https' };
  expect((await app.inject({ url: '/api/health', headers: spoken })).headers['strict-transport-security']).toBe(
    'max-age=31536000',
  );
  expect((await get('/api/health', spoken)).headers['strict-transport-security']).toBeUndefined();
  await app.close();
});
