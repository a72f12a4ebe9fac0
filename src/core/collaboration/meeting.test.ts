import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ATTENDANCES, ATTENDS, countRoster, isQuorate, meetingLife } from './meeting.ts';

test('a meeting is held or cancelled once, and that is the end of it', () => {
  expect(meetingLife.after('planned', 'hold')).toBe('held');
  expect(meetingLife.after('planned', 'cancel')).toBe('cancelled');
  for (const state of ['held', 'cancelled'] as const)
    for (const move of ['hold', 'cancel'] as const) expect(meetingLife.allows(state, move)).toBe(false);
});

test('whoever sits in is neither expected nor present', () => {
  expect(
    countRoster([
      { attends: '列席', state: '到会' },
      { attends: '出席', state: '到会' },
      { attends: '出席', state: '请假' },
      { attends: '出席', state: '缺席' },
      { attends: '出席', state: null },
    ]),
  ).toEqual({ expected: 4, present: 1 });
  expect(countRoster([])).toEqual({ expected: 0, present: 0 });
});

test('nobody is never enough, and exactly the share is', () => {
  expect(isQuorate({ expected: 0, present: 0 }, 1)).toBe(false);
  expect(isQuorate({ expected: 8, present: 0 }, 1)).toBe(false);
  expect(isQuorate({ expected: 8, present: 4 }, 50)).toBe(true);
  expect(isQuorate({ expected: 9, present: 4 }, 50)).toBe(false);
  // Two thirds of three as a whole percentage: 66 is met by two, 67 is not.
  expect(isQuorate({ expected: 3, present: 2 }, 66)).toBe(true);
  expect(isQuorate({ expected: 3, present: 2 }, 67)).toBe(false);
  expect(isQuorate({ expected: 3, present: 2 }, 100)).toBe(false);
});

test('another who comes never makes a meeting too small, and all of them are always enough', () => {
  const line = fc.record({ attends: fc.constantFrom(...ATTENDS), state: fc.constantFrom(...ATTENDANCES, null) });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), fc.integer({ min: 1, max: 100 }), (lines, quorum) => {
      const counted = countRoster(lines);
      expect(counted.present).toBeLessThanOrEqual(counted.expected);
      const late = lines.findIndex(({ attends, state }) => attends === '出席' && state !== '到会');
      const after = countRoster(lines.map((each, at) => (at === late ? { ...each, state: '到会' } : each)));
      if (isQuorate(counted, quorum)) expect(isQuorate(after, quorum)).toBe(true);
      const all = countRoster(lines.map((each) => ({ ...each, state: '到会' })));
      expect(isQuorate(all, quorum)).toBe(all.expected > 0);
    }),
  );
});
