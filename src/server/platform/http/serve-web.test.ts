import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerProblem } from './http.ts';
import { serveWeb } from './serve-web.ts';

let root: string;
let app: FastifyInstance;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'jiamenkou-web-'));
  app = fastify();
  app.setErrorHandler(answerProblem);
  await serveWeb(app, root);
  await app.ready();
});
afterEach(async () => {
  await app.close();
  rmSync(root, { recursive: true, force: true });
});

function build(asset: string): void {
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), `<script src="/assets/${asset}"></script>`);
  writeFileSync(join(root, 'assets', asset), 'export {};');
}
const get = async (url: string) => {
  const { statusCode, headers, body } = await app.inject({ method: 'GET', url });
  return { status: statusCode, type: String(headers['content-type']), kept: headers['cache-control'], body };
};

test('a build made while the server runs is served at once, its assets for good and its page always fresh', async () => {
  expect((await get('/schools')).status).toBe(404);
  build('index-first.js');
  expect(await get('/assets/index-first.js')).toMatchObject({
    status: 200,
    kept: 'public, max-age=31536000, immutable',
  });
  build('index-second.js');
  expect((await get('/assets/index-second.js')).status).toBe(200);
  const page = await get('/schools?on=2020-01-01');
  expect(page).toMatchObject({ status: 200, type: 'text/html; charset=utf-8', kept: 'no-cache' });
  expect(page.body).toContain('index-second.js');
});

test.each(['/', '/index.html', '/assets', '/assets/', '/favicon.svg', '/a/b/c.d'])(
  '%s is the page, or a problem, never a fault',
  async (url) => {
    expect((await get(url)).status).toBe(404);
    build('index.js');
    const { status, kept } = await get(url);
    expect([status, kept]).toEqual(url === '/assets/' ? [404, undefined] : [200, 'no-cache']);
  },
);

test('an asset that is gone is not answered with the page', async () => {
  build('index-new.js');
  expect(await get('/assets/index-old.js')).toMatchObject({ status: 404, type: 'application/json; charset=utf-8' });
});

test('an unknown address of the API is a problem, not a page', async () => {
  build('index.js');
  const answer = await get('/api/nothing');
  expect(answer.status).toBe(404);
  expect(JSON.parse(answer.body)).toMatchObject({
    code: 'platform.not-a-page-of-ours',
    detail: { path: '/api/nothing' },
  });
});

test('nothing outside the build is served', async () => {
  build('index.js');
  writeFileSync(join(root, '..', 'jiamenkou-secret.txt'), 'kept to ourselves');
  for (const url of [
    '/../jiamenkou-secret.txt',
    '/%2e%2e/jiamenkou-secret.txt',
    '/assets/..%2f..%2fjiamenkou-secret.txt',
  ])
    expect((await get(url)).body).not.toContain('kept to ourselves');
  rmSync(join(root, '..', 'jiamenkou-secret.txt'));
});
