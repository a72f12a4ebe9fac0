import { hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A key of 32 bytes for one purpose, from the secret that lies beside the data, not in it. */
export function sealKey(dataDir: string, purpose: string): Buffer {
  const file = join(dataDir, 'seal-key');
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
  }
  return Buffer.from(hkdfSync('sha256', Buffer.from(readFileSync(file, 'utf8'), 'base64'), '', purpose, 32));
}
