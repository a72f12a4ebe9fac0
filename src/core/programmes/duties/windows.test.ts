import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/day.ts';
import type { Rhythm } from '../definition.ts';
import { windowsOf } from './windows.ts';

const calendar = [
  {
    year: 2016,
    terms: [
      { number: 1, from: day('2016-09-01'), to: day('2017-01-20') },
      { number: 2, from: day('2017-02-23'), to: day('2017-06-30') },
    ],
  },
] as const;

const windows = (rhythm: Rhythm, from: string, to: string) =>
  windowsOf(rhythm, { from: day(from), to: day(to) }, calendar);
const labels = (...args: Parameters<typeof windows>) => windows(...args).map(({ label }) => label);

describe('months', () => {
  test('in term are owed with at least five weekdays of term: of February 2017 only four are left', () => {
    expect(labels({ times: 1, per: 'month', during: 'term' }, '2016-09-01', '2017-08-31')).toEqual([
      '2016年9月',
      '2016年10月',
      '2016年11月',
      '2016年12月',
      '2017年1月',
      '2017年3月',
      '2017年4月',
      '2017年5月',
      '2017年6月',
    ]);
  });

  test('are whole calendar months, cut where the duty begins and ends', () => {
    const found = windows({ times: 1, per: 'month' }, '2016-11-10', '2017-01-06');
    expect(found.map(({ from, to }) => [from, to])).toEqual([
      ['2016-11-10', '2016-11-30'],
      ['2016-12-01', '2016-12-31'],
    ]);
  });
});

test('semesters share the school year between them; in term they have its teaching days', () => {
  const dates = (rhythm: Rhythm) =>
    windows(rhythm, '2016-09-01', '2017-08-31').map(({ from, to, label }) => `${label} ${from} ${to}`);
  expect(dates({ times: 2, per: 'semester' })).toEqual([
    '2016学年第一学期 2016-09-01 2017-02-22',
    '2016学年第二学期 2017-02-23 2017-08-31',
  ]);
  expect(dates({ times: 2, per: 'semester', during: 'term' })).toEqual([
    '2016学年第一学期 2016-09-01 2017-01-20',
    '2016学年第二学期 2017-02-23 2017-06-30',
  ]);
});

test('a year of which less than a quarter is left owes nothing', () => {
  expect(labels({ times: 1, per: 'school-year' }, '2016-07-01', '2018-12-31')).toEqual([
    '2016学年',
    '2017学年',
    '2018学年',
  ]);
  expect(labels({ times: 1, per: 'school-year' }, '2016-06-01', '2018-11-30')).toEqual([
    '2015学年',
    '2016学年',
    '2017学年',
  ]);
  expect(labels({ times: 1, per: 'calendar-year' }, '2016-10-02', '2018-04-02')).toEqual(['2017年', '2018年']);
});

test('every second school year, counted from the first', () => {
  const found = windows({ times: 1, every: { schoolYears: 2 }, from: 2015 }, '2015-09-01', '2019-08-31');
  expect(found.map(({ from, to, label }) => [label, from, to])).toEqual([
    ['2015至2016学年', '2015-09-01', '2017-08-31'],
    ['2017至2018学年', '2017-09-01', '2019-08-31'],
  ]);
});

test('a window between two days is taken as written, whatever the duty runs', () => {
  expect(
    windows({ times: 1, between: [day('2014-01-01'), day('2014-01-02')] }, '2016-01-01', '2016-12-31'),
  ).toMatchObject([{ from: '2014-01-01', to: '2014-01-02' }]);
});
