import { describe, expect, test } from 'vitest';
import { type Decided, mayHaveDecided, minutesLife } from './minutes.ts';

const agreed: Decided = { way: '协商一致', options: [], chosen: null, votes: null, result: '通过', tasks: [] };
const voted = (yes: number, no: number, abstain: number, more: Partial<Decided> = {}): Decided => ({
  ...agreed,
  way: '表决',
  votes: { for: yes, against: no, abstain },
  ...more,
});
const reasons = (decided: Decided, present = 9) => mayHaveDecided(decided, present).reasons;

test('a final edition moves no more; before that it may be taken back from circulation', () => {
  expect(() => minutesLife.after('draft', 'finalise')).toThrow(
    expect.objectContaining({ code: 'collaboration.minutes-not-so' }),
  );
  expect(minutesLife.after(minutesLife.after('draft', 'circulate'), 'take-back')).toBe('draft');
  for (const move of ['circulate', 'take-back', 'finalise'] as const) {
    expect(minutesLife.allows('final', move)).toBe(false);
  }
});

describe('a decision cannot have come about', () => {
  test('by a vote without votes, or with votes where there was none', () => {
    expect(reasons({ ...agreed, votes: { for: 1, against: 0, abstain: 0 } })).toEqual([
      'collaboration.votes-with-a-vote',
    ]);
    expect(reasons({ ...agreed, way: '表决' })).toEqual(['collaboration.votes-with-a-vote']);
    expect(reasons(voted(0, 0, 0, { result: '暂缓' }))).toEqual(['collaboration.votes-with-a-vote']);
  });

  test('with more votes than people, one for each of them being just enough', () => {
    expect(reasons(voted(5, 3, 1), 9)).toEqual([]);
    expect(reasons(voted(5, 3, 2), 9)).toEqual(['collaboration.more-votes-than-people']);
  });

  test('against its votes: a tie does not pass', () => {
    expect(reasons(voted(4, 4, 1))).toEqual(['collaboration.passed-against-votes']);
    expect(reasons(voted(4, 4, 1, { result: '未通过' }))).toEqual([]);
    expect(reasons(voted(5, 4, 0, { result: '未通过' }))).toEqual(['collaboration.failed-against-votes']);
    expect(reasons(voted(1, 0, 8))).toEqual([]);
  });

  test('for an option that was not discussed, or for none of several', () => {
    const options = ['方案一', '方案二'];
    expect(reasons({ ...agreed, options, chosen: '方案三' })).toEqual(['collaboration.chosen-not-an-option']);
    expect(reasons({ ...agreed, options })).toEqual(['collaboration.passed-without-choice']);
    expect(reasons({ ...agreed, options, result: '暂缓' })).toEqual([]);
    expect(reasons({ ...agreed, options, chosen: '方案二' })).toEqual([]);
  });

  test('to give tasks when it did not pass', () => {
    expect(reasons({ ...agreed, result: '暂缓', tasks: ['起草'] })).toEqual(['collaboration.tasks-need-a-decision']);
    expect(reasons({ ...agreed, tasks: ['起草'] })).toEqual([]);
  });
});

test('postponing is open to any vote', () => {
  for (const votes of [voted(9, 0, 0), voted(0, 9, 0), voted(3, 3, 3)])
    expect(reasons({ ...votes, result: '暂缓' })).toEqual([]);
});

test('all reasons are told at once, each once', () => {
  expect(reasons(voted(4, 6, 0, { options: ['方案一'], chosen: '方案二', tasks: ['起草'] }), 9)).toEqual([
    'collaboration.more-votes-than-people',
    'collaboration.passed-against-votes',
    'collaboration.chosen-not-an-option',
  ]);
});
