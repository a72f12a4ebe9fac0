import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { sealKey } from '../../platform/seal-key.ts';

const PERIOD = 30;

function totp(secret: Secret, label = ''): TOTP {
  return new TOTP({ issuer: '家门口', label, secret, period: PERIOD, digits: 6, algorithm: 'SHA1' });
}

/** A new secret and the address an authenticator reads it from (RFC 6238). */
export function newSecret(label: string): { secret: Buffer; text: string; uri: string } {
  const secret = new Secret({ size: 20 });
  return { secret: Buffer.from(secret.bytes), text: secret.base32, uri: totp(secret, label).toString() };
}

/** The time step the code belongs to, when it is right for now or the step before or after; a step counts once. */
export function stepOf(secret: Buffer, code: string, now: Temporal.Instant): number | undefined {
  const delta = totp(new Secret({ buffer: new Uint8Array(secret).buffer })).validate({
    token: code,
    timestamp: now.epochMilliseconds,
    window: 1,
  });
  return delta === null ? undefined : Math.floor(now.epochMilliseconds / 1000 / PERIOD) + delta;
}

/** Seals secrets at rest with a key that lies beside the data, not in it (AES-256-GCM). */
export function sealer(dataDir: string) {
  const key = sealKey(dataDir, 'second factor');
  return {
    seal(plain: Buffer, bound: string): Buffer {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound));
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed: Buffer, bound: string): Buffer {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(bound));
      decipher.setAuthTag(sealed.subarray(-16));
      return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
    },
  };
}

export type Sealer = ReturnType<typeof sealer>;
