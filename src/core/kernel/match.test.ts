import { expect, test } from 'vitest';
import { matchOf } from './match.ts';

const SCHOOL = '吴淞实验学校';
const spelling = { initials: 'wssyxx', at: [0, 1, 2, 3, 4, 5] };
const shown = (text: string, name = SCHOOL, spelt = spelling) => {
  const { nearness, part } = matchOf(name, text, spelt);
  return [nearness, part && name.slice(part.from, part.to)];
};

test('the very name is nearest, then one that begins so, then its initials, then one that holds it, then initials within', () => {
  expect(shown('吴淞实验学校')).toEqual([0, '吴淞实验学校']);
  expect(shown('吴淞')).toEqual([1, '吴淞']);
  expect(shown('WSSY')).toEqual([2, '吴淞实验']);
  expect(shown('实验学校')).toEqual([3, '实验学校']);
  expect(shown('syxx')).toEqual([4, '实验学校']);
});

test('what was found by something else than its name has no part to show', () => {
  expect(shown('3131900001')).toEqual([5, null]);
});

test('letters of a name count as themselves, whatever their case and the spaces between them', () => {
  const name = 'STEM Plus 课程';
  const spelt = { initials: 'stempluskc', at: [0, 1, 2, 3, 5, 6, 7, 8, 10, 11] };
  expect(shown('stem plus', name, spelt)).toEqual([1, 'STEM Plus']);
  expect(shown('stemplus', name, spelt)).toEqual([2, 'STEM Plus']);
  expect(shown('pluskc', name, spelt)).toEqual([4, 'Plus 课程']);
});
