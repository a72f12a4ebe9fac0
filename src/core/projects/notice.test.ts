import { isWorkday } from 'chinese-days';
import { expect, test } from 'vitest';
import type { Day } from '../kernel/day.ts';
import type { Procedure } from '../programmes/language/procedure.ts';
import { isNumbered, lastDay, noticeOn, numberOf } from './notice.ts';

const works = (on: Day) => isWorkday(on);
const day = (on: string) => on as Day;
const announce = { id: 'notice', name: '公示', kind: 'announce' } as const;

test('a limit counts from the day after the notice began, over holidays and days worked in exchange', () => {
  const five = { ...announce, limit: { workingDays: 5 } };
  // 2025: the holiday runs 1–8 October, 28 September (a Sunday) and 11 October (a Saturday) are worked for it.
  expect(lastDay(five, day('2025-09-26'), works)).toBe('2025-10-10');
  expect(lastDay(five, day('2025-10-09'), works)).toBe('2025-10-15');
  expect(lastDay({ ...announce, limit: { days: 7 } }, day('2025-09-26'), works)).toBe('2025-10-03');
  expect(() => lastDay(announce, day('2025-09-26'), works)).toThrow(RangeError);
});

test('objections are taken on the first and on the last day, and it is finished no earlier than the day after', () => {
  const period = { from: day('2026-10-14'), to: day('2026-10-21'), finishedOn: null };
  const on = (today: string) => noticeOn(period, day(today));
  expect([on('2026-10-13'), on('2026-10-14'), on('2026-10-21'), on('2026-10-22')]).toEqual([
    'coming',
    'running',
    'running',
    'over',
  ]);
  expect(noticeOn({ ...period, finishedOn: day('2026-10-22') }, day('2026-10-22'))).toBe('finished');
});

const procedure = (yields: Procedure['yields']): Procedure =>
  ({
    id: 'p',
    name: 'p',
    source: { section: '一' },
    subject: 'p',
    kinds: ['重点', '一般'],
    steps: [
      { id: 'apply', name: '申报', kind: 'fill' },
      {
        id: 'pick',
        name: '决定',
        kind: 'decide',
        choices: [
          { name: '入选', leads: 'notice' },
          { name: '不选', leads: '未入选' },
        ],
      },
      { id: 'notice', name: '公示', kind: 'announce', upheld: 'pick' },
      { id: 'run', name: '实施', kind: 'wait' },
      { id: 'file', name: '归档', kind: 'archive', leads: '结项' },
    ],
    outcomes: ['结项', '未入选'],
    yields,
  }) satisfies Procedure;

test('a case is numbered when what numbers it comes about with the notice or after it', () => {
  const numbered = (yields: Procedure['yields'], kind: string | null = null) =>
    isNumbered(procedure(yields), kind, 'notice');
  expect(numbered([{ fact: 'projects.established', on: 'run' }])).toBe(true);
  expect(numbered([{ fact: 'cases.selected', on: '结项' }])).toBe(true);
  // What came about before, or comes about only when an objection is upheld, is not what the notice brings.
  expect(numbered([{ fact: 'projects.selected', on: '入选' }])).toBe(false);
  expect(numbered([{ fact: 'projects.selected', on: '未入选' }])).toBe(false);
  expect(numbered([{ fact: 'plans.approved', on: 'run' }])).toBe(false);
  expect(numbered([{ fact: 'projects.established', on: 'run', kind: '重点' }], '重点')).toBe(true);
  expect(numbered([{ fact: 'projects.established', on: 'run', kind: '重点' }], '一般')).toBe(false);
});

test('a number is the year of the call and three digits or more', () => {
  expect(numberOf(day('2026-10-12'), 1)).toBe('2026-001');
  expect(numberOf(day('2026-10-12'), 1234)).toBe('2026-1234');
});
