import { expect, test } from 'vitest';
import { fill, query } from './ask.ts';

test('path parameters are taken out of the input and written so that no text can change the path', () => {
  expect(fill('/api/people/:region/:id', { region: '310113', id: 'a/b?c', on: '2026-09-01' })).toEqual({
    path: '/api/people/310113/a%2Fb%3Fc',
    rest: { on: '2026-09-01' },
  });
});

test('a list is repeated in the query, and what is absent or empty is left out', () => {
  expect(query({ post: ['teacher', 'principal'], search: '', region: undefined, title: null, page: 2 })).toBe(
    '?post=teacher&post=principal&page=2',
  );
});

test('nothing to ask leaves the address alone', () => {
  expect(query({ search: '', post: [] })).toBe('');
});
