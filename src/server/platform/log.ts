import { pino } from 'pino';
import type { Settings } from '../settings.ts';

export type Log = ReturnType<typeof openLog>;

/** Structured lines without personal data: route patterns instead of addresses, ids instead of names. */
export function openLog(level: Settings['logLevel']) {
  return pino({ level, base: null, timestamp: () => `,"at":"${Temporal.Now.instant().toString({ fractionalSecondDigits: 3 })}"` });
}
