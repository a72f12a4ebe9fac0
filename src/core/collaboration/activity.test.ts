import { describe, expect, test } from 'vitest';
import { day } from '../kernel/day.ts';
import { activityLife, ratingUntil, signUpOn } from './activity.ts';
import { certificateNumber, certificateText } from './activity-certificate.ts';
import { type ActivityPlan, daysOf, inOrder, mayBePlanned } from './activity-plan.ts';
import { qualityOf } from './activity-rating.ts';

const session = (on: string, begins = '09:00', ends = '11:00') => ({ on: day(on), begins, ends });
const plan = (more: Partial<ActivityPlan> = {}): ActivityPlan => ({
  sessions: [session('2026-10-20')],
  signUp: { from: day('2026-10-01'), until: day('2026-10-18') },
  capacity: 50,
  walkIn: false,
  audience: 'district',
  audiences: [],
  criteria: ['内容', '组织'],
  organisationId: 'a',
  partners: ['b'],
  ...more,
});
const why = (more: Partial<ActivityPlan>) => mayBePlanned(plan(more)).reasons;

describe('a plan', () => {
  test('that hangs together may be', () => {
    expect(mayBePlanned(plan()).ok).toBe(true);
    expect(why({ signUp: null, capacity: null, walkIn: true })).toEqual([]);
    expect(why({ sessions: [session('2026-10-20', '13:00', '15:00'), session('2026-10-20')] })).toEqual([]);
  });

  test('says everything that is wrong with it at once', () => {
    expect(why({ sessions: [session('2026-10-20', '11:00', '11:00')] })).toEqual(['collaboration.ends-before-begins']);
    expect(why({ sessions: [session('2026-10-20'), session('2026-10-20', '10:59', '12:00')] })).toEqual([
      'collaboration.sessions-overlap',
    ]);
    expect(why({ signUp: { from: day('2026-10-19'), until: day('2026-10-18') } })).toEqual([
      'collaboration.sign-up-ends-before-begins',
    ]);
    expect(why({ signUp: { from: day('2026-10-19'), until: day('2026-10-21') } })).toEqual([
      'collaboration.sign-up-after-activity',
    ]);
    expect(why({ signUp: null, audience: 'posts', partners: ['a'], criteria: ['内容', '内容'] })).toEqual([
      'collaboration.capacity-needs-sign-up',
      'collaboration.no-way-in',
      'collaboration.no-audience',
      'collaboration.organiser-twice',
      'collaboration.criterion-twice',
    ]);
  });
});

test('sessions stand in order, and the days of an activity are its first and its last', () => {
  const sessions = [session('2026-10-22'), session('2026-10-20', '13:00', '14:00'), session('2026-10-20')];
  expect(inOrder(sessions)).toEqual([sessions[2], sessions[1], sessions[0]]);
  expect(daysOf(sessions)).toEqual({ from: '2026-10-20', to: '2026-10-22' });
  expect(() => daysOf([])).toThrow(RangeError);
});

test('one may sign up from the first to the last day of the window, while the activity is published', () => {
  const { signUp } = plan();
  const on = (today: string, state: 'draft' | 'published' | 'held' = 'published') =>
    signUpOn({ state, signUp }, day(today));
  expect(['2026-09-30', '2026-10-01', '2026-10-18', '2026-10-19'].map((today) => on(today))).toEqual([
    'before',
    'open',
    'open',
    'closed',
  ]);
  expect(on('2026-10-10', 'draft')).toBe('before');
  expect(on('2026-10-10', 'held')).toBe('closed');
  expect(signUpOn({ state: 'published', signUp: null }, day('2026-10-10'))).toBe(null);
});

test('an activity is summarised once it was held, and cancelled only before', () => {
  expect(() => activityLife.after('published', 'summarise')).toThrow('collaboration.activity-not-so');
  expect(() => activityLife.after('held', 'cancel')).toThrow('collaboration.activity-not-so');
  expect(() => activityLife.after('draft', 'hold')).toThrow('collaboration.activity-not-so');
  expect(activityLife.after(activityLife.after('published', 'hold'), 'summarise')).toBe('summarised');
});

test('rating ends thirty days after the last day', () => {
  expect(ratingUntil(day('2026-10-20'))).toBe('2026-11-19');
});

test('quality is the share of full marks over all criteria', () => {
  expect(qualityOf([{ criterion: '内容', people: 5, mean: 5 }])).toBe(1);
  expect(
    qualityOf([
      { criterion: '内容', people: 6, mean: 4 },
      { criterion: '组织', people: 6, mean: 3 },
    ]),
  ).toBeCloseTo(0.7);
  expect(() => qualityOf([])).toThrow(RangeError);
});

test('the number of a certificate is read as it is written, whatever dash was typed', () => {
  const number = { region: '310113', year: 2026, serial: 12, line: 31 };
  expect(certificateText(number)).toBe('310113-2026-0012-0031');
  expect(certificateNumber('310113-2026-0012-0031')).toEqual(number);
  expect(certificateNumber(' 310113—2026－0012–0031 ')).toEqual(number);
  for (const text of ['', '310113-2026-12-31', '2026-0012-0031', 'x'.repeat(200)])
    expect(certificateNumber(text)).toBeUndefined();
});
