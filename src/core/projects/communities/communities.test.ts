import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lackingIn, lackWords } from './lacking.ts';
import { proposed, type Ungrouped } from './proposal.ts';

const project = (number: number, more: Partial<Ungrouped> = {}): Ungrouped => ({
  id: `p${String(number).padStart(2, '0')}`,
  region: number % 2 === 0 ? '310113' : '310114',
  organisationId: `s${number}`,
  field: '育人方式改革',
  ...more,
});
const projects = (count: number, more: Partial<Ungrouped> = {}) =>
  Array.from({ length: count }, (_, number) => project(number, more));

describe('grouping established projects', () => {
  test('nothing to group gives no group', () => expect(proposed([], [2, 5])).toEqual([]));

  test('a field that is smaller than a group should be is proposed, and said to be', () => {
    expect(proposed(projects(1), [2, 5])).toEqual([{ field: '育人方式改革', cases: ['p00'], because: 'small' }]);
  });

  test('fields are never mixed, and projects without one stand together', () => {
    const groups = proposed([...projects(3), project(9, { field: null })], [1, 5]);
    expect(groups.map(({ field, cases }) => [field, cases.length])).toEqual([
      [null, 1],
      ['育人方式改革', 3],
    ]);
  });

  test('a field that is more than a group should hold is parted evenly, and each part reaches across districts', () => {
    const all = projects(11);
    const groups = proposed(all, [2, 5]);
    expect(groups.map(({ cases, because }) => [cases.length, because])).toEqual([
      [4, 'parted'],
      [4, 'parted'],
      [3, 'parted'],
    ]);
    for (const { cases } of groups)
      expect(new Set(cases.map((id) => all.find((one) => one.id === id)?.region)).size).toBe(2);
  });

  test('every project is in one group, none is too large, parts of a field differ by one, and order does not matter', () => {
    const known = fc.record({ field: fc.constantFrom('甲', '乙', null), region: fc.constantFrom('310113', '310114') });
    fc.assert(
      fc.property(fc.array(known, { maxLength: 40 }), fc.integer({ min: 1, max: 6 }), (given, most) => {
        const all = given.map((more, number) => project(number, more));
        const groups = proposed(all, [1, most]);
        expect(groups.flatMap(({ cases }) => cases).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
        for (const [, own] of Map.groupBy(groups, ({ field }) => field)) {
          const sizes = own.map(({ cases }) => cases.length);
          expect(Math.max(...sizes)).toBeLessThanOrEqual(most);
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        }
        expect(proposed(all.toReversed(), [1, most])).toEqual(groups);
      }),
    );
  });
});

describe('what a community lacks', () => {
  const wanted = { experts: 3, document: '管理制度', duty: '每年交流展示' };
  const whole = { projects: 4, members: 4, lead: true, experts: 3, hasDocument: true, dutyDone: true };

  test('everything is said at once', () => {
    const bare = { projects: 0, members: 0, lead: false, experts: 2, hasDocument: false, dutyDone: false };
    expect(lackingIn(wanted, bare).map(lackWords)).toEqual([
      '还没有编入项目',
      '没有牵头校',
      '指导专家 2 名，还缺 1 名',
      '没有管理制度',
      '今年还没有完成“每年交流展示”',
    ]);
  });

  test('nothing is lacking with three experts, rules and the exchange of the year', () =>
    expect(lackingIn(wanted, whole)).toEqual([]));

  test('what the procedure does not ask is not lacking', () => {
    const asks = { experts: undefined, document: undefined, duty: undefined };
    expect(lackingIn(asks, { ...whole, experts: 0, hasDocument: false, dutyDone: false })).toEqual([]);
  });
});
