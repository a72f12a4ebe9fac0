import { expect, test } from 'vitest';
import { containing } from './database/search-pattern.ts';
import { initialsOf, spell } from './pinyin.ts';

test.for([
  ['行知小学', 'xzxx'],
  ['上海市宝山区吴淞中学', 'shsbsqwszx'],
  ['重庆路第一小学', 'cqldyxx'],
  ['STEM实验学校', 'stemsyxx'],
  ['第 2 中学（东校区）', 'd2zx（dxq）'],
  ['', ''],
])('the initials of %s are %s', ([name, initials]) => {
  expect(initialsOf(name!)).toBe(initials);
});

test('every initial tells which character of the name it stands for', () => {
  expect(spell('STEM实验 𠮷校')).toEqual({ initials: 'stemsy𠮷x', at: [0, 1, 2, 3, 4, 5, 7, 7, 9] });
});

test('initials stay within their column however long the name', () => {
  expect(initialsOf('长'.repeat(300))).toHaveLength(120);
});

test('a search matches what was typed and nothing else', () => {
  expect(containing(' 50%_\\ ')).toBe('%50\\%\\_\\\\%');
});
