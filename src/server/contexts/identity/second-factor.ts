import { Secret, TOTP } from 'otpauth';
import { type Sealer, sealerFor } from '../../platform/secrets/sealer.ts';

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

/** Seals the secrets of second factors, each bound to its person. */
export const sealer = (dataDir: string): Sealer => sealerFor(dataDir, 'second factor');
