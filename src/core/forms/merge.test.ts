import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSameAnswer, mergeAnswers, settleAnswers } from './merge.ts';

test('questions changed by one side only fall into place', () => {
  const base = { a: '一', b: '二', c: '三' };
  expect(mergeAnswers(base, { a: '我', b: '二', c: '三' }, { a: '一', b: '他', d: '新' })).toEqual({
    answers: { a: '我', b: '他', d: '新' },
    conflicts: [],
    taken: ['b', 'c', 'd'],
  });
});

test('a question both changed is told with both answers, and mine stands until it is settled', () => {
  const merged = mergeAnswers({ a: '一' }, { a: '我' }, { a: '他' });
  expect(merged).toEqual({ answers: { a: '我' }, conflicts: [{ question: 'a', mine: '我', theirs: '他' }], taken: [] });
  expect(settleAnswers(merged, [])).toEqual({ a: '我' });
  expect(settleAnswers(merged, ['a'])).toEqual({ a: '他' });
});

test('what one emptied and the other changed is a conflict; taking the empty one empties it', () => {
  const merged = mergeAnswers({ a: '一' }, { a: '我' }, {});
  expect(merged.conflicts).toEqual([{ question: 'a', mine: '我' }]);
  expect(settleAnswers(merged, ['a'])).toEqual({});
});

test('the same change on both sides is no conflict, whatever the order of the columns', () => {
  const mine = { t: [{ x: 1, y: 2 }] };
  expect(mergeAnswers({}, mine, { t: [{ y: 2, x: 1 }] }).conflicts).toEqual([]);
  expect(isSameAnswer([1, 2], [2, 1])).toBe(false);
});

test('nothing anybody wrote is lost: every answer of either side is in the result, in a conflict, or was in the base', () => {
  const answers = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.jsonValue());
  fc.assert(
    fc.property(answers, answers, answers, (base, mine, theirs) => {
      const { answers: result, conflicts } = mergeAnswers(base, mine, theirs);
      for (const [side, wanted] of [
        [mine, 'mine'],
        [theirs, 'theirs'],
      ] as const)
        for (const [name, value] of Object.entries(side)) {
          const told = conflicts.find(({ question }) => question === name);
          const kept =
            isSameAnswer(result[name], value) || isSameAnswer(told?.[wanted], value) || isSameAnswer(base[name], value);
          expect(kept).toBe(true);
        }
    }),
  );
});

test('merging with what one wrote on changes nothing', () => {
  const answers = fc.dictionary(fc.string(), fc.jsonValue());
  fc.assert(
    fc.property(answers, answers, (base, mine) => {
      const { answers: result, conflicts } = mergeAnswers(base, mine, base);
      expect(conflicts).toEqual([]);
      expect(isSameAnswer(result, mine)).toBe(true);
    }),
  );
});
