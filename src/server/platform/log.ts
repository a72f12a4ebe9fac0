import pg from 'pg';
import { pino } from 'pino';
import type { Settings } from '../settings.ts';

export type Log = ReturnType<typeof openLog>;

/** Structured lines without personal data: route patterns instead of addresses, ids instead of names. */
export function openLog(level: Settings['logLevel'], to?: pino.DestinationStream) {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: () => `,"at":"${Temporal.Now.instant().toString({ fractionalSecondDigits: 3 })}"`,
    serializers: { err: told },
  };
  return to === undefined ? pino(options) : pino(options, to);
}

/**
 * What a fault leaves in the log: what kind it was and where. The database repeats whole rows in its messages and
 * details, so of its errors only the names of things are kept.
 */
function told(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const where = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n');
  const cause = error.cause === undefined ? {} : { cause: told(error.cause) };
  if (error instanceof pg.DatabaseError) {
    const { code, schema, table, column, constraint, routine } = error;
    return { type: 'DatabaseError', code, schema, table, column, constraint, routine, where, ...cause };
  }
  return { type: error.name, message: error.message, where, ...cause };
}
