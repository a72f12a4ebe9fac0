import { describe, expect, test } from 'vitest';
import { day } from '../kernel/day.ts';
import { maySend, pointLife, standingOf } from './visit.ts';

const today = day('2026-10-15');
const report = { on: today, met: '校长', seen: '课堂有序', points: [] };

describe('a report is sent', () => {
  test('with every reason against it said at once', () => {
    const unfinished = {
      on: day('2026-10-16'),
      met: '',
      seen: '',
      points: [{ body: '', proposal: { task: 'start', proposes: '' } }],
    };
    expect(maySend(unfinished, today).reasons).toEqual([
      'collaboration.visit-to-come',
      'collaboration.visit-met-nobody',
      'collaboration.visit-saw-nothing',
      'collaboration.point-empty',
      'collaboration.proposal-empty',
    ]);
  });

  test('once whom one met and what one saw is written, with or without points', () => {
    expect(maySend(report, today).ok).toBe(true);
    expect(maySend({ ...report, points: [{ body: '功能室不足', proposal: null }] }, today).ok).toBe(true);
  });
});

describe('a point', () => {
  test('that is settled takes no answer until it is opened again', () => {
    expect(pointLife.allows('settled', 'answer')).toBe(false);
    expect(pointLife.after('settled', 'reopen')).toBe('open');
  });

  test('that nobody answered is not handed back', () => {
    expect(() => pointLife.after('open', 'reopen')).toThrow('collaboration.point-not-so');
  });
});

describe('a visit', () => {
  test('stays open as long as one of its points does', () => {
    expect(standingOf(true, [{ state: 'settled' }, { state: 'answered' }])).toBe('sent');
    expect(standingOf(true, [{ state: 'settled' }])).toBe('closed');
  });

  test('without points is closed when it is sent, and a draft is never closed', () => {
    expect(standingOf(true, [])).toBe('closed');
    expect(standingOf(false, [])).toBe('draft');
  });
});
