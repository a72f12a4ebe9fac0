import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { refusals } from '#core/refusals.ts';
import { aPdf } from '../../../../tests/fixtures/uploads/documents.ts';
import { HOSTILE } from '../../../../tests/fixtures/uploads/hostile.ts';
import { aPerson, aSchool } from '../../../../tests/support/builders.ts';
import { aServer, type TestServer } from '../../../../tests/support/server.ts';

let server: TestServer;
let cookie: string;

beforeAll(async () => {
  server = await aServer();
  cookie = await server.signedIn(
    await aPerson(server.platform.database, { at: await aSchool(server.platform.database) }),
  );
});
afterAll(() => server.close());

type Problem = { readonly code: string; readonly message: string };
const send = async (name: string, bytes: Buffer, headers: Record<string, string> = {}) => {
  const response = await server.app.inject({
    method: 'POST',
    url: `/api/files?region=310113&name=${encodeURIComponent(name)}`,
    headers: { cookie, 'content-type': 'application/octet-stream', ...headers },
    payload: bytes,
  });
  return { status: response.statusCode, ...response.json<Problem>() };
};
/** What is kept: bytes on disk, rows, lines in the trail. */
const kept = async () => {
  const { database, settings } = server.platform;
  const folder = join(settings.dataDir, 'files');
  const count = async (table: 'platform.file' | 'platform.audit') =>
    (await database.system.selectFrom(table).select('id').execute()).length;
  return {
    files: existsSync(folder) ? readdirSync(folder, { recursive: true }) : [],
    rows: await count('platform.file'),
    trail: await count('platform.audit'),
  };
};

describe('a hostile file is refused with what to do, and nothing of it is kept', () => {
  test('the collection is large, and holds every refusal there is', () => {
    expect(HOSTILE.length).toBeGreaterThan(70);
    const codes = Object.keys(refusals).filter((code) => /^platform\.(file|picture)-/.test(code));
    const ours = new Set<string>(HOSTILE.map(([, , , code]) => code));
    // The time limit is shown by a file of its own, below.
    expect(codes.filter((code) => !ours.has(code))).toEqual(['platform.file-too-hard']);
  });

  test.for(HOSTILE)('%s', async ([, name, bytes, code]) => {
    const before = await kept();
    const answer = await send(name, bytes());
    expect({ status: answer.status, code: answer.code }).toEqual({ status: 400, code });
    expect(answer.message).toMatch(/[\u4e00-\u9fff]{4}/);
    expect(answer.message).not.toMatch(/[{}。]/);
    expect(await kept()).toEqual(before);
  });

  test.for<[string, string, Record<string, string>, number]>([
    ['a name too long', 'a'.repeat(201), {}, 400],
    ['a name with a NUL', 'a\0.pdf', {}, 400],
    ['a length that is too short', 'a.pdf', { 'content-length': '5' }, 400],
    ['a length that is too long', 'a.pdf', { 'content-length': '5000' }, 400],
    ['a form of several files', 'a.pdf', { 'content-type': 'multipart/form-data; boundary=x' }, 400],
    ['the type of a page', 'a.pdf', { 'content-type': 'text/html' }, 400],
    ['a length beyond the limit', 'a.pdf', { 'content-length': String(2 ** 31) }, 413],
  ])('%s', async ([, name, headers, status]) => {
    const before = await kept();
    expect((await send(name, aPdf(), headers)).status).toBe(status);
    expect(await kept()).toEqual(before);
  });

  test('more than the limit', async () => {
    const before = await kept();
    const answer = await send('a.pdf', Buffer.alloc((contract.platform.attach.upload?.maxBytes ?? 0) + 1));
    expect([answer.status, answer.code]).toEqual([413, 'platform.too-large']);
    expect(answer.message).toContain('20 MiB');
    expect(await kept()).toEqual(before);
  });
});
