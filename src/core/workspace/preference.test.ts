import { describe, expect, test } from 'vitest';
import { AT_FIRST, afterQuiet, dueAt, type Preference } from './preference.ts';

const at = (text: string) => Temporal.Instant.from(`${text}+08:00`);
const local = (instant: Temporal.Instant | null) =>
  instant?.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString({ smallestUnit: 'minute' });
const night = { from: '21:00', to: '07:00' };
const preferring = (more: Partial<Preference>): Preference => ({ ...AT_FIRST, ...more });
const atOnce = preferring({ mail: { ...AT_FIRST.mail, 会议: 'at-once', 走访: 'none' } });

describe('a letter', () => {
  test.each([
    ['at noon, wanted at once, goes out at noon', '2026-11-26T12:00', atOnce, '2026-11-26T12:00'],
    ['at night waits for the morning', '2026-11-26T23:30', atOnce, '2026-11-27T07:00'],
    ['before dawn waits for the same morning', '2026-11-27T03:00', atOnce, '2026-11-27T07:00'],
    ['at the very end of the quiet hours goes out', '2026-11-27T07:00', atOnce, '2026-11-27T07:00'],
    ['at their very beginning does not', '2026-11-26T21:00', atOnce, '2026-11-27T07:00'],
    ['in the digest, told early, goes out the same day', '2026-11-26T06:00', AT_FIRST, '2026-11-26T08:00'],
    ['in the digest, told at its hour, goes out the next day', '2026-11-26T08:00', AT_FIRST, '2026-11-27T08:00'],
    [
      'in a digest that lies in the quiet hours goes out after them',
      '2026-11-26T12:00',
      preferring({ digestHour: 22 }),
      '2026-11-27T07:00',
    ],
  ])('%s', (_, now, preference, due) => {
    expect(local(dueAt(at(now), preference, '会议'))).toBe(due);
  });

  test('about a kind for which none is wanted is never due', () => {
    expect(dueAt(at('2026-11-26T12:00'), atOnce, '走访')).toBeNull();
  });
});

describe('quiet hours', () => {
  test('within one day are as quiet as those over midnight', () => {
    const noon = { from: '12:00', to: '14:00' };
    expect(local(afterQuiet(at('2026-11-26T13:59'), noon))).toBe('2026-11-26T14:00');
    expect(local(afterQuiet(at('2026-11-26T14:00'), noon))).toBe('2026-11-26T14:00');
    expect(local(afterQuiet(at('2026-11-26T11:59'), noon))).toBe('2026-11-26T11:59');
  });

  test('that nobody chose hold back nothing', () => {
    expect(local(afterQuiet(at('2026-11-26T23:00'), null))).toBe('2026-11-26T23:00');
  });

  test('end on the next day when they begin on this one', () => {
    expect(local(afterQuiet(at('2026-12-31T21:00'), night))).toBe('2027-01-01T07:00');
  });
});
