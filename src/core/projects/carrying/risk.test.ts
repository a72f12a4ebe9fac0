import { describe, expect, test } from 'vitest';
import { addDays, type Day, day } from '../../kernel/day.ts';
import type { SchoolYear } from '../../kernel/school-year.ts';
import { HARD, type Progressing, RISK_RULE, reasonWords, riskOn } from './risk.ts';

const CALENDAR: SchoolYear[] = [
  {
    year: 2026,
    terms: [
      { number: 1, from: day('2026-09-01'), to: day('2027-01-22') },
      { number: 2, from: day('2027-02-17'), to: day('2027-06-30') },
    ],
  },
];
const TODAY = day('2027-07-15');
const calm: Progressing = {
  milestones: [],
  since: day('2026-08-20'),
  lastRecord: day('2027-06-01'),
  stepDue: null,
  changeDue: null,
};
const judged = (more: Partial<Progressing>, today: Day = TODAY) => riskOn({ ...calm, ...more }, today, CALENDAR);
const late = (...days: number[]) => ({
  milestones: days.map((count) => ({ due: addDays(TODAY, -count), doneOn: null })),
});

test('without a reason all is well', () => {
  expect(judged({})).toEqual({ level: 'calm', reasons: [] });
  expect(judged({ ...late(0), stepDue: TODAY, changeDue: TODAY }).level).toBe('calm');
});

describe('late milestones', () => {
  test('are told by how many, and how long the longest is', () => {
    const [reason] = judged(late(1, 12)).reasons;
    expect(reason && reasonWords(reason)).toBe('2 个节点逾期，最长 12 天');
  });

  test('are to be watched up to the bounds, and a difficulty beyond', () => {
    expect(judged(late(1)).level).toBe('watch');
    expect(judged(late(HARD.lateDays)).level).toBe('watch');
    expect(judged(late(HARD.lateDays + 1)).level).toBe('hard');
    expect(judged(late(...Array(HARD.lateMilestones - 1).fill(1))).level).toBe('watch');
    expect(judged(late(...Array(HARD.lateMilestones).fill(1))).level).toBe('hard');
  });

  test('that were reached late are no reason any more', () => {
    expect(judged({ milestones: [{ due: day('2026-10-01'), doneOn: day('2027-07-01') }] }).level).toBe('calm');
  });
});

describe('a silent term', () => {
  const silent = (lastRecord: string | null, since = '2026-08-20', today = '2027-07-01') =>
    judged({ lastRecord: lastRecord === null ? null : day(lastRecord), since: day(since) }, day(today)).reasons.map(
      reasonWords,
    );

  test('is told once it is over', () => {
    expect(silent('2027-02-16', '2026-08-20', '2027-06-30')).toEqual([]);
    expect(silent('2027-02-16')).toEqual(['2026学年第二学期没有任何记录，最近一次是 2027-02-16']);
  });

  test('is none with a record on its first day or after it', () => {
    expect(silent('2027-02-17')).toEqual([]);
    expect(silent('2027-07-01')).toEqual([]);
  });

  test('is none for what began in it', () => {
    expect(silent(null, '2027-02-18')).toEqual([]);
    expect(silent(null, '2027-02-17')).toEqual(['2026学年第二学期没有任何记录，至今未登记过进展']);
  });
});

test('two different reasons are a difficulty', () => {
  expect(judged({ stepDue: addDays(TODAY, -1) })).toEqual({
    level: 'watch',
    reasons: [{ why: 'step-overdue', days: 1 }],
  });
  expect(judged({ changeDue: addDays(TODAY, -3) })).toMatchObject({ level: 'watch' });
  expect(judged({ stepDue: addDays(TODAY, -1), changeDue: addDays(TODAY, -3) }).level).toBe('hard');
});

test('the rule that people read names the bounds', () => {
  expect(RISK_RULE).toContain(`${HARD.lateMilestones} 个`);
  expect(RISK_RULE).toContain(`${HARD.lateDays} 天`);
});
