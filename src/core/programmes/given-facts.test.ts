import { expect, test } from 'vitest';
import { Refusal } from '../kernel/refusal.ts';
import { sentence } from '../refusals.ts';
import { readFacts } from './given-facts.ts';

test('a plain text is a record with that subject; what is no field is an attribute', () => {
  const facts = readFacts({
    schools: [
      'A',
      { subject: 'B', label: '乙校', stage: ['小学'], from: '2016-01-01', attributes: { subject: '语文' } },
    ],
  });
  expect(facts('schools')).toEqual([
    { subject: 'A', label: 'A' },
    { subject: 'B', label: '乙校', from: '2016-01-01', attributes: { stage: ['小学'], subject: '语文' } },
  ]);
  expect(facts('alliances')).toBeUndefined();
});

test('every mistake is named at once', () => {
  const wrong = {
    schools: [
      { label: '无主' },
      { subject: 'B', on: '2016-01-01', from: '2016-01-01' },
      { subject: 'C', from: '2016-01-02', to: '2016-01-02' },
    ],
  };
  try {
    readFacts(wrong);
    expect.unreachable();
  } catch (refusal) {
    expect(refusal).toBeInstanceOf(Refusal);
    const { code, detail } = refusal as Refusal;
    expect(sentence(code, detail)).toBe(
      '事实数据写法有误：schools.0.subject 缺少 subject；schools.1 写 on，或写 from、to，不能都写；schools.2 to 是不再成立的第一天，须晚于 from',
    );
  }
});
