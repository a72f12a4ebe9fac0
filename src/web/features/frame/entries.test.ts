import { expect, test } from 'vitest';
import type { PostKind } from '#core/identity/post.ts';
import { entryOf, groupsFor } from './entries.ts';

const held = (kind: PostKind) => ({
  id: '',
  kind,
  organisationId: '',
  organisationName: '',
  organisationKind: 'school' as const,
  region: '310113',
  office: null,
});
const nothing = { people: false, programmes: false, exchange: false, calendar: false, audit: false };
const labels = (opens: typeof nothing, ...kinds: PostKind[]) =>
  groupsFor({ opens, posts: kinds.map(held) })
    .flatMap(({ entries }) => entries)
    .map(({ label }) => label);

test('a post that opens nothing special sees what everybody sees', () => {
  expect(labels(nothing)).toEqual([
    '工作台',
    '驾驶舱',
    '学校',
    '联盟',
    '领导机构',
    '会议',
    '任务',
    '活动',
    '征集',
    '申报件',
    '案例库',
    '已发布',
    '我的账号',
  ]);
});

test('each entry appears with the post that opens it', () => {
  expect(labels({ people: true, programmes: true, exchange: true, calendar: true, audit: true })).toEqual([
    '工作台',
    '驾驶舱',
    '学校',
    '联盟',
    '领导机构',
    '人员',
    '会议',
    '任务',
    '活动',
    '征集',
    '申报件',
    '案例库',
    '已发布',
    '发布',
    '数据交换',
    '校历',
    '审计',
    '我的账号',
  ]);
});

test('projects under way are for who carries them out or looks after them', () => {
  for (const kind of ['principal', 'district-officer', 'academy-researcher'] as const)
    expect(labels(nothing, kind)).toContain('实施中的项目');
  expect(labels(nothing, 'teacher')).not.toContain('实施中的项目');
});

test('experts find their desk', () => {
  expect(labels(nothing, 'expert')).toContain('评审台');
  expect(labels(nothing, 'teacher')).not.toContain('评审台');
});

test('visits are for who makes, follows or answers them', () => {
  for (const kind of ['liaison', 'principal', 'district-officer'] as const)
    expect(labels(nothing, kind)).toContain('走访');
  for (const kind of ['teacher', 'expert', 'audit-admin'] as const) expect(labels(nothing, kind)).not.toContain('走访');
});

test('a page belongs to the entry whose address it continues, not to one that only begins alike', () => {
  const groups = groupsFor({ opens: { ...nothing, programmes: true }, posts: [] });
  expect(entryOf(groups, '/programmes/publish')?.label).toBe('发布');
  expect(entryOf(groups, '/programmes/baoshan-groups-2015/versions')?.label).toBe('已发布');
  expect(entryOf(groups, '/mean')).toBeUndefined();
});
