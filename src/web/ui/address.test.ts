import { expect, test } from 'vitest';
import { anyText, oneOf, oneOfOr, severalOf, withChanges } from './address.ts';

const after = (query: string, changes: Record<string, unknown>) =>
  withChanges(new URLSearchParams(query), changes).toString();

test('changing a filter goes back to the first page and keeps the day and the place', () => {
  expect(after('on=2017-12-31&at=310113&page=4', { search: '实验' })).toBe(
    new URLSearchParams({ on: '2017-12-31', at: '310113', search: '实验' }).toString(),
  );
});

test('turning a page keeps the filters, and the first page is not written', () => {
  expect(after('search=a', { page: 3 })).toBe('search=a&page=3');
  expect(after('search=a&page=3', { page: 1 })).toBe('search=a');
});

test('an emptied filter leaves the address', () => {
  expect(after('kind=x&kind=y&search=a', { kind: [], search: undefined })).toBe('');
});

test('a value the list does not know is not read from an address somebody typed', () => {
  expect(oneOf(['yes', 'no']).read(['maybe'])).toBeUndefined();
  expect(oneOfOr(['name', 'code'], 'name').read(['drop table'])).toBe('name');
  expect(severalOf(['a', 'b', 'c']).read(['c', 'a', 'x'])).toEqual(['a', 'c']);
  expect(anyText.read([''])).toBeUndefined();
});
