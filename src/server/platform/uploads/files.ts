import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

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
