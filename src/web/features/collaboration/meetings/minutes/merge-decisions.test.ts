import { expect, test } from 'vitest';
import { blankDecision, type DecisionDraft } from './decision-draft.ts';
import { changedDecisions, mergeDecisions } from './merge-decisions.ts';

const decision = (matter: string, more: Partial<DecisionDraft> = {}): DecisionDraft => ({
  ...blankDecision,
  matter,
  ...more,
});
const base = [decision('课程'), decision('经费')];

test('what only one side changed, added or removed is taken as that side has it', () => {
  const mine = [decision('课程', { resolution: '共享' }), decision('经费'), decision('场地')];
  const theirs = [decision('课程')];
  expect(mergeDecisions(base, mine, theirs)).toEqual({
    decisions: [decision('课程', { resolution: '共享' }), decision('场地')],
    conflicts: [],
  });
});

test('different fields of one decision come together', () => {
  const mine = [decision('课程', { result: '暂缓' }), base[1]!];
  const theirs = [decision('课程', { resolution: '下月再议' }), base[1]!];
  expect(mergeDecisions(base, mine, theirs)).toEqual({
    decisions: [decision('课程', { result: '暂缓', resolution: '下月再议' }), base[1]],
    conflicts: [],
  });
});

test('where both changed the same field, both decisions stay and the place is told', () => {
  const mine = [decision('课程', { resolution: '甲' }), base[1]!];
  const theirs = [decision('课程', { resolution: '乙' }), base[1]!];
  expect(mergeDecisions(base, mine, theirs)).toEqual({
    decisions: [theirs[0], mine[0], base[1]],
    conflicts: [{ matter: '课程', why: 'both-changed' }],
  });
});

test('a decision that one removed and the other changed stays as it was changed', () => {
  const mine = [base[1]!];
  const theirs = [decision('课程', { resolution: '乙' }), base[1]!];
  for (const [a, b] of [
    [mine, theirs],
    [theirs, mine],
  ] as const)
    expect(mergeDecisions(base, a, b)).toMatchObject({
      decisions: expect.arrayContaining([theirs[0]]),
      conflicts: [{ matter: '课程', why: 'one-removed' }],
    });
});

test('both adding the same matter, or two of one name, lose nothing', () => {
  const mine = [...base, decision('场地', { resolution: '甲' }), decision('场地', { resolution: '另一件' })];
  const theirs = [...base, decision('场地', { resolution: '乙' })];
  const { decisions } = mergeDecisions(base, mine, theirs);
  expect(decisions.map(({ resolution }) => resolution).filter((text) => text !== '')).toEqual(['乙', '甲', '另一件']);
});

test('a change is told in words', () => {
  expect(changedDecisions(base, [decision('课程', { result: '暂缓' }), decision('场地')])).toEqual([
    '修改“课程”',
    '新增“场地”',
    '删去“经费”',
  ]);
});
