import { expect, test } from 'vitest';
import { day } from '../kernel/day.ts';
import { byPressing, isOverdue } from './pressing.ts';
import { twoWeeks } from './weeks.ts';

test('what is due first comes first, what has no day last, and equals keep one order', () => {
  const of = (key: string, due: string | null) => ({ key, title: key, due: due === null ? null : day(due) });
  const sorted = [of('d', null), of('c', '2026-12-01'), of('b', '2026-12-01'), of('a', '2026-11-20')].toSorted(
    byPressing,
  );
  expect(sorted.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd']);
});

test('what is due today is not overdue, and what has no day never is', () => {
  expect(isOverdue({ due: day('2026-11-26') }, day('2026-11-26'))).toBe(false);
  expect(isOverdue({ due: day('2026-11-25') }, day('2026-11-26'))).toBe(true);
  expect(isOverdue({ due: null }, day('2026-11-26'))).toBe(false);
});

test.each([
  ['2026-11-26', '2026-11-23', '2026-12-06'],
  ['2026-11-23', '2026-11-23', '2026-12-06'],
  ['2026-11-29', '2026-11-23', '2026-12-06'],
  ['2026-12-31', '2026-12-28', '2027-01-10'],
])('the two weeks of %s run from %s to %s', (of, from, to) => {
  expect(twoWeeks(day(of))).toEqual({ from, to });
});
