import { expect, test } from 'vitest';
import { dayWords, dueWords } from './days.ts';

test('a day is said with its weekday', () => {
  expect(dayWords('2026-11-26')).toBe('11月26日 星期四');
  expect(dayWords('2026-03-01')).toBe('3月1日 星期日');
});

test.each([
  ['2026-11-20', '逾期 6 天'],
  ['2026-11-26', '今天到期'],
  ['2026-11-27', '明天到期'],
  ['2026-12-06', '还有 10 天'],
])('what is due on %s reads %s', (due, words) => {
  expect(dueWords(due, '2026-11-26')).toBe(words);
});
