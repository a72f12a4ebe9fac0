import { expect, test } from 'vitest';
import { readCell, type Written } from './read-cell.ts';
import type { Column } from './sheet.ts';

const column = (kind: Column['kind'], more: Partial<Column> = {}): Column => ({
  key: 'x',
  head: '列',
  kind,
  required: false,
  note: '',
  ...more,
});
const text = (value: string): Written => ({ kind: 'text', text: value });
const number = (value: number): Written => ({ kind: 'number', number: value, shown: String(value) });

test.each([
  '2026-09-01',
  '2026-9-1',
  '2026/9/1',
  '2026/09/01',
  '2026.9.1',
  '2026年9月1日',
  '２０２６年９月１日',
  ' 2026 年 9 月 1 日 ',
])('%s is the first of September', (written) => {
  expect(readCell(column('day'), text(written))).toEqual({ cell: '2026-09-01' });
});

test.each(['2026-9', '9/1/2026', '2026-02-30', '20260901', '2026-09/01', '昨天'])('%s is no day', (written) => {
  expect(readCell(column('day'), text(written))).toHaveProperty('says');
});

test('a number is not a day and not a code, but it is a text', () => {
  expect(readCell(column('day'), number(46_266))).toHaveProperty('says');
  expect(readCell(column('code'), number(2_131_000_001))).toHaveProperty('says');
  expect(readCell(column('text'), number(3))).toEqual({ cell: '3' });
});

test('a code loses its spaces and full-width digits, and must have the form', () => {
  const code = column('code', { form: { pattern: /^\d{10}$/, says: '应为 10 位数字' } });
  expect(readCell(code, text('２１３１ 000001'))).toEqual({ cell: '2131000001' });
  expect(readCell(code, text('213100001'))).toEqual({ says: '应为 10 位数字；请核对' });
});

test('numbers may be typed as text and must lie within their bounds', () => {
  const longitude = column('number', { lowest: 120.8, highest: 122.3 });
  expect(readCell(longitude, text('１２１.５'))).toEqual({ cell: 121.5 });
  expect(readCell(longitude, number(31))).toEqual({ says: '应在 120.8 至 122.3 之间' });
  expect(readCell(longitude, text('1e2'))).toHaveProperty('says');
});

test('a blank is nothing, unless it is required', () => {
  expect(readCell(column('text'), text(' 　'))).toEqual({ cell: null });
  expect(readCell(column('text', { required: true }), { kind: 'blank' })).toEqual({ says: '“列”必须填写' });
});

test('text is measured in characters, not in the units they are stored in', () => {
  expect(readCell(column('text', { max: 2 }), text('𬱖㛃'))).toEqual({ cell: '𬱖㛃' });
  expect(readCell(column('text', { max: 2 }), text('一二三'))).toEqual({ says: '不能超过 2 个字' });
});
