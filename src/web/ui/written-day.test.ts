import { expect, test } from 'vitest';
import { writtenDay } from './written-day.ts';

test.each([['20260901'], ['2026/9/1'], ['2026.9.1'], ['2026-9-1'], ['2026年9月1日'], [' 2026-09-01 ']])(
  '%s is read as 2026-09-01',
  (typed) => {
    expect(writtenDay(typed)).toBe('2026-09-01');
  },
);

test('what is no day stays as it was typed, for the form to refuse', () => {
  expect(writtenDay('明天')).toBe('明天');
  expect(writtenDay('2026-09')).toBe('2026-09');
});
