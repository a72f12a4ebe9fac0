import { expect, test } from 'vitest';
import { basisOf, departing, type Weighed, weighed } from './comparing.ts';

const one = (caseId: string, more: Partial<Weighed> = {}): Weighed => ({
  caseId,
  region: '310113',
  field: null,
  score: null,
  rank: null,
  ...more,
});
const departs = (cases: Weighed[], before: string[], taken: string[], picked: string[]) => {
  const decided = (ids: string[]) => ids.map((caseId) => ({ caseId, picks: picked.includes(caseId) }));
  return [...departing(weighed(cases, basisOf(cases)), decided(before), decided(taken))].toSorted();
};

test('scores go before recommendations, and where there is neither nothing departs', () => {
  expect(basisOf([one('a', { rank: 1 }), one('b', { score: 80 })])).toBe('score');
  expect(basisOf([one('a', { rank: 1 })])).toBe('rank');
  expect(basisOf([one('a')])).toBe(null);
  expect(departs([one('a'), one('b')], [], ['a', 'b'], ['b'])).toEqual([]);
});

test('choosing a lower score over a higher one of the same field departs on both sides', () => {
  const cases = [one('a', { score: 90 }), one('b', { score: 80 }), one('c', { score: 70, field: '水' })];
  expect(departs(cases, [], ['a', 'b', 'c'], ['b', 'c'])).toEqual(['a', 'b']);
  expect(departs(cases, [], ['a', 'b', 'c'], ['a', 'c'])).toEqual([]);
});

test('what was decided before is compared with, and needs no reason again', () => {
  const cases = [one('a', { score: 90 }), one('b', { score: 80 })];
  expect(departs(cases, [], ['b'], ['b'])).toEqual([]);
  expect(departs(cases, ['b'], ['a'], ['b'])).toEqual(['a']);
});

test('the order of recommendation counts within its district alone', () => {
  const cases = [one('a', { rank: 1 }), one('b', { rank: 2 }), one('c', { rank: 3, region: '310114' })];
  expect(departs(cases, [], ['a', 'b', 'c'], ['b', 'c'])).toEqual(['a', 'b']);
  expect(departs(cases, [], ['a', 'b', 'c'], ['a', 'c'])).toEqual([]);
});
