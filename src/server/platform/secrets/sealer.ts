import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { sealKey } from './seal-key.ts';

/** 密封：keeps secrets at rest readable only with the key that lies beside the data, not in it (AES-256-GCM). */
export type Sealer = {
  /** What is sealed opens only for the thing it was bound to. */
  seal(plain: Buffer, bound: string): Buffer;
  open(sealed: Buffer, bound: string): Buffer;
};

export function sealerFor(dataDir: string, purpose: string): Sealer {
  const key = sealKey(dataDir, purpose);
  return {
    seal(plain, bound) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound));
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, bound) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(bound));
      decipher.setAuthTag(sealed.subarray(-16));
      return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
    },
  };
}
