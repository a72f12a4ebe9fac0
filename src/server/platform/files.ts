import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '#core/kernel/refusal.ts';

/** 附件库：bytes under the name of their SHA-256; the same bytes are kept once and never change. */
export type FileStore = {
  put(bytes: Uint8Array): Promise<string>;
  get(sha256: string): Promise<Buffer>;
  /** Where the bytes lie, for a worker that reads them itself. */
  pathOf(sha256: string): string;
};

export function openFileStore(dataDir: string): FileStore {
  const root = join(dataDir, 'files');
  const pathOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('a stored file is named by its SHA-256');
    return join(root, sha256.slice(0, 2), sha256);
  };
  return {
    pathOf,
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const path = pathOf(sha256);
      const kept = await stat(path).catch(() => undefined);
      if (kept?.size === bytes.byteLength) return sha256;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const draft = `${path}.${randomUUID()}`;
      await writeFile(draft, bytes, { mode: 0o600, flush: true });
      await rename(draft, path);
      return sha256;
    },
    get: (sha256) => readFile(pathOf(sha256)),
  };
}

const SIGNATURES: readonly { type: string; starts: readonly number[]; contains?: string }[] = [
  { type: 'application/pdf', starts: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'image/png', starts: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', starts: [0xff, 0xd8, 0xff] },
  {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    starts: [0x50, 0x4b, 3, 4],
    contains: 'word/document.xml',
  },
  {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    starts: [0x50, 0x4b, 3, 4],
    contains: 'xl/workbook.xml',
  },
  {
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    starts: [0x50, 0x4b, 3, 4],
    contains: 'ppt/presentation.xml',
  },
];

/** What a file is by its content, whatever its name says; anything else is refused. Macros are refused too. */
export function typeOf(bytes: Buffer): string {
  const kind = SIGNATURES.find(
    ({ starts, contains }) =>
      starts.every((byte, at) => bytes[at] === byte) && (contains === undefined || bytes.includes(contains)),
  );
  if (kind === undefined || bytes.includes('vbaProject.bin')) throw new Refusal('invalid', 'platform.file-type');
  return kind.type;
}
