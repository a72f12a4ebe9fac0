import { createHmac, timingSafeEqual } from 'node:crypto';
import { Refusal } from '#core/kernel/refusal.ts';
import { sealKey } from '../../platform/secrets/seal-key.ts';

/** What a code lets one into: a meeting or an activity. */
export type DoorOf = { readonly kind: 'meeting' | 'activity'; readonly region: string; readonly id: string };

/** Seconds until the code on the screen changes; the one before it is still good, so that nobody scans in vain. */
export const STEP = 30;

/**
 * 签到码：shown in the room and good for a minute at most, so that a picture of it is soon worth nothing. Stateless: what it
 * opens and the time step, sealed with the key beside the data.
 */
export function doors(dataDir: string) {
  const key = sealKey(dataDir, 'door');
  const seal = (text: string) => createHmac('sha256', key).update(text).digest('base64url').slice(0, 22);
  const stepOf = (now: Temporal.Instant) => Math.floor(now.epochMilliseconds / 1000 / STEP);

  return {
    codeOf({ kind, region, id }: DoorOf, now: Temporal.Instant): { code: string; seconds: number } {
      const text = `${kind}.${region}.${id}.${stepOf(now)}`;
      return { code: `${text}.${seal(text)}`, seconds: STEP - (Math.floor(now.epochMilliseconds / 1000) % STEP) };
    },

    /** What the code opens now; an older or invented one is refused. */
    opens(code: string, now: Temporal.Instant): DoorOf {
      const match = /^((meeting|activity)\.(\d{6})\.([0-9a-f-]{36})\.(\d{1,12}))\.([\w-]{22})$/.exec(code);
      const [, text = '', kind = '', region = '', id = '', step = '', mark = ''] = match ?? [];
      const isOurs = match !== null && timingSafeEqual(Buffer.from(mark), Buffer.from(seal(text)));
      const age = stepOf(now) - Number(step);
      if (!isOurs || age < 0 || age > 1) throw new Refusal('conflict', 'collaboration.stale-code');
      return { kind: kind as DoorOf['kind'], region, id };
    },
  };
}

export type Doors = ReturnType<typeof doors>;
