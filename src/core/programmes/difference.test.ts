import { expect, test } from 'vitest';
import { Definition } from './definition.ts';
import { differenceOf } from './difference.ts';

const source = { section: '一' };
const target = {
  id: 'coverage',
  statement: '覆盖',
  source,
  measure: { ratio: { of: 'schools.in-an-alliance', among: 'schools' } },
  goal: { atLeast: 0.5 },
};
const version = (rest: object) =>
  Definition.parse({
    id: 'p',
    version: 1,
    title: '计划',
    issuer: '教育局',
    region: '310100',
    period: { from: '2016-01-01', to: '2017-12-31' },
    ...rest,
  });

test('a version does not differ from itself, nor from another number or order of keys', () => {
  const { goal, ...others } = target;
  expect(differenceOf(version({ targets: [target] }), version({ version: 2, targets: [{ goal, ...others }] }))).toEqual(
    [],
  );
});

test('of a changed target only what differs is said, before and after', () => {
  const raised = { ...target, goal: { atLeast: 0.7 }, by: '2017-06-30' };
  expect(differenceOf(version({ targets: [target] }), version({ targets: [raised] }))).toEqual([
    {
      part: '目标',
      id: 'coverage',
      kind: 'changed',
      before: '目标值：不少于 50.0 %；期限：无',
      after: '目标值：不少于 70.0 %；期限：2017-06-30',
    },
  ]);
});

test('what is new and what is gone are named by what they say', () => {
  const body = { id: 'office', name: '办公室', kind: '办公室', source };
  expect(differenceOf(version({ targets: [target] }), version({ bodies: [body] }))).toEqual([
    { part: '机构', id: 'office', kind: 'added', before: null, after: '办公室' },
    { part: '目标', id: 'coverage', kind: 'removed', before: '覆盖', after: null },
  ]);
});

test('duties, tasks and the head are said in words', () => {
  const duty = { id: 'meets', statement: '例会', source, owedBy: { issuer: true }, metBy: 'meetings.held' };
  const stage = (tasks: object[]) => ({ id: 's', name: '启动', source, from: '2016-01-01', to: '2016-12-31', tasks });
  const before = version({
    duties: [{ ...duty, rhythm: { times: 1, per: 'month' } }],
    stages: [stage([{ id: 't', name: '调研' }])],
  });
  const after = version({
    title: '新计划',
    duties: [{ ...duty, rhythm: { times: 2, per: 'semester' } }],
    stages: [stage([{ id: 't', name: '调研', by: '2016-03-01' }])],
  });
  expect(differenceOf(before, after)).toEqual([
    { part: '计划', id: 'p', kind: 'changed', before: '名称：计划', after: '名称：新计划' },
    { part: '职责', id: 'meets', kind: 'changed', before: '节律：每月 1 次', after: '节律：每学期 2 次' },
    { part: '任务', id: 's/t', kind: 'changed', before: '期限：无', after: '期限：2016-03-01' },
  ]);
});
