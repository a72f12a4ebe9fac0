import { expect, test } from 'vitest';
import { MOST_TRIES, nextTry } from './trying.ts';

const now = Temporal.Instant.from('2026-11-26T04:00:00Z');

test('each pause between tries is longer than the last, and after eight tries it is given up', () => {
  const pauses = Array.from(
    { length: MOST_TRIES },
    (_, at) =>
      nextTry(now, at + 1)
        ?.since(now)
        .total('minutes') ?? null,
  );
  expect(pauses).toEqual([1, 5, 15, 60, 180, 360, 720, null]);
});
