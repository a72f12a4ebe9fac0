import { expect, test } from 'vitest';
import type { Edition } from '../answers.ts';
import { mergedOnto, settled } from './merging.ts';
import type { Writing } from './writing.ts';

const base = { body: '一\n二\n三', decisions: [] };
const latest = (body: string) => ({ body, decisions: [], edition: 1, revision: 5 }) as unknown as Edition;
const writing = (body: string): Writing => ({ body, decisions: [], base, edition: 1, revision: 4 });

test('what both wrote stands in the text, and the next save goes onto the latest', () => {
  const merged = mergedOnto(writing('一（甲）\n二\n三'), latest('一\n二\n三（乙）'));
  expect(merged.writing).toMatchObject({
    body: '一（甲）\n二\n三（乙）',
    revision: 5,
    base: { body: '一\n二\n三（乙）' },
  });
  expect(merged.conflicts.body).toEqual([]);
});

test('a place both changed keeps both, and one of them goes when the other is chosen', () => {
  const { writing: merged, conflicts } = mergedOnto(writing('一\n甲\n三'), latest('一\n乙\n三'));
  expect(merged.body).toBe('一\n乙\n甲\n三');
  const [conflict] = conflicts.body;
  expect(settled(merged.body, conflict!, 'mine')).toBe('一\n甲\n三');
  expect(settled(merged.body, conflict!, 'theirs')).toBe('一\n乙\n三');
  expect(settled('一\n乙，也就是甲\n三', conflict!, 'mine')).toBeUndefined();
});

test('a place that one removed and the other changed may go or stay', () => {
  const { writing: merged, conflicts } = mergedOnto(writing('一\n三'), latest('一\n乙\n三'));
  expect(merged.body).toBe('一\n乙\n三');
  expect(settled(merged.body, conflicts.body[0]!, 'mine')).toBe('一\n三');
  expect(settled(merged.body, conflicts.body[0]!, 'theirs')).toBe('一\n乙\n三');
});
