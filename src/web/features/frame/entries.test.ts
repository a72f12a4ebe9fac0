import { expect, test } from 'vitest';
import { entryOf, groupsFor } from './entries.ts';

const nothing = { people: false, programmes: false, exchange: false, calendar: false, audit: false };
const labels = (opens: typeof nothing) =>
  groupsFor({ opens })
    .flatMap(({ entries }) => entries)
    .map(({ label }) => label);

test('a post that opens nothing special sees what everybody sees', () => {
  expect(labels(nothing)).toEqual(['驾驶舱', '学校', '联盟', '领导机构', '会议', '已发布', '我的账号']);
});

test('each entry appears with the post that opens it', () => {
  expect(labels({ people: true, programmes: true, exchange: true, calendar: true, audit: true })).toEqual([
    '驾驶舱',
    '学校',
    '联盟',
    '领导机构',
    '人员',
    '会议',
    '已发布',
    '发布',
    '数据交换',
    '校历',
    '审计',
    '我的账号',
  ]);
});

test('a page belongs to the entry whose address it continues, not to one that only begins alike', () => {
  const groups = groupsFor({ opens: { ...nothing, programmes: true } });
  expect(entryOf(groups, '/programmes/publish')?.label).toBe('发布');
  expect(entryOf(groups, '/programmes/baoshan-groups-2015/versions')?.label).toBe('已发布');
  expect(entryOf(groups, '/mean')).toBeUndefined();
});
