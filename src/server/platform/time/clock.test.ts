import { expect, test } from 'vitest';
import { dayOf, neverTwice } from './clock.ts';

const at = (text: string) => Temporal.Instant.from(text);

test('a clock that stands still still tells one thing after the other', () => {
  const clock = neverTwice(() => at('2026-10-15T02:00:00Z'));
  expect([clock(), clock(), clock()].map(String)).toEqual([
    '2026-10-15T02:00:00Z',
    '2026-10-15T02:00:00.000001Z',
    '2026-10-15T02:00:00.000002Z',
  ]);
});

test('a clock that goes on is told as it goes, and one that was set back is believed', () => {
  const times = ['2026-10-15T02:00:00Z', '2026-10-15T02:00:00.5Z', '2026-10-15T01:00:00Z'].map(at);
  const clock = neverTwice(() => times.shift() ?? at('2026-10-15T03:00:00Z'));
  expect([clock(), clock(), clock()].map(String)).toEqual([
    '2026-10-15T02:00:00Z',
    '2026-10-15T02:00:00.5Z',
    '2026-10-15T01:00:00Z',
  ]);
});

test('the day is that of Shanghai', () => {
  expect(dayOf(at('2026-10-15T15:59:59Z'))).toBe('2026-10-15');
  expect(dayOf(at('2026-10-15T16:00:00Z'))).toBe('2026-10-16');
});
