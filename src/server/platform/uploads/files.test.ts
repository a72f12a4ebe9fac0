import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FileStore, openFileStore } from './files.ts';

let folder: string;
let store: FileStore;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiamenkou-files-'));
  store = openFileStore(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const every = () =>
  readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

describe('the file store', () => {
  test('keeps the same bytes once, under the name of their hash, readable by the service alone', async () => {
    const [first, second] = await Promise.all([store.put(Buffer.from('章程')), store.put(Buffer.from('章程'))]);
    expect(first).toBe(second);
    expect(await store.get(first)).toEqual(Buffer.from('章程'));
    expect(every()).toHaveLength(1);
    expect(statSync(store.pathOf(first)).mode & 0o777).toBe(0o600);
  });

  test('makes good what a full disk left half written', async () => {
    const name = await store.put(Buffer.from('规划'));
    writeFileSync(store.pathOf(name), 'half');
    expect(await store.put(Buffer.from('规划'))).toBe(name);
    expect(await store.get(name)).toEqual(Buffer.from('规划'));
  });

  test('opens nothing but hashes', async () => {
    for (const name of ['../../etc/passwd', '', 'A'.repeat(64), 'a'.repeat(63)])
      expect(() => store.get(name)).toThrow(TypeError);
    await expect(store.get('0'.repeat(64))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
