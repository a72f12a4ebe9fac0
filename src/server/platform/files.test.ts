import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FileStore, openFileStore, typeOf } from './files.ts';

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

describe('a file is what its content says', () => {
  const zip = (...names: string[]) => Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.from(names.join('\0'))]);

  test.for<[string, Buffer]>([
    ['application/pdf', Buffer.from('%PDF-1.7')],
    ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', zip('word/document.xml')],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', zip('xl/workbook.xml')],
    ['application/vnd.openxmlformats-officedocument.presentationml.presentation', zip('ppt/presentation.xml')],
  ])('%s', ([type, bytes]) => {
    expect(typeOf(bytes)).toBe(type);
  });

  test.for<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['a page with a script', Buffer.from('<html><script>')],
    ['a drawing that may hold a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">')],
    ['a program', Buffer.from('MZ')],
    ['an archive', zip('notes.txt')],
    ['a PDF that begins with something else', Buffer.from(' %PDF-1.7')],
    ['a workbook with macros', zip('xl/workbook.xml', 'xl/vbaProject.bin')],
    ['a document with macros', zip('word/document.xml', 'word/vbaProject.bin')],
    ['an old binary workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0])],
  ])('%s is refused', ([, bytes]) => {
    expect(() => typeOf(bytes)).toThrow('platform.file-type');
  });
});
