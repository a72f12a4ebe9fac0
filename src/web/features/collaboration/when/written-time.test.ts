import { expect, test } from 'vitest';
import { writtenTime } from './written-time.ts';

test('a time may be written as one says it', () => {
  expect(['9:30', '14：00', '1400', '930', '14点', '14点30分', '8'].map(writtenTime)).toEqual([
    '09:30',
    '14:00',
    '14:00',
    '09:30',
    '14:00',
    '14:30',
    '08:00',
  ]);
});

test('what is no time stays as it was written', () => {
  for (const text of ['25:00', '14:60', '下午两点', '']) expect(writtenTime(text)).toBe(text);
});
