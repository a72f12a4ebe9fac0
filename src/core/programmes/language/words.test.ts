import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/day.ts';
import { figureOf } from '../figure.ts';
import { readFacts } from '../given-facts.ts';
import { selector } from '../selection.ts';
import { contributionWords, formula, gapWords } from './figure-words.ts';
import type { Goal, Measure } from './measure.ts';
import { measureWords, rhythmWords } from './words.ts';

test.each<[Measure, string]>([
  [{ count: { fact: 'alliances', where: { kind: ['学区', '教育集团'] } } }, '联盟（学区、教育集团）的数量'],
  [
    { ratio: { of: 'schools.in-an-alliance', among: 'schools.compulsory' } },
    '义务教育学校中属于“加入联盟的学校”的比例',
  ],
  [{ every: { of: 'plans.approved', among: { participants: '实验校' } } }, '实验校是否全部属于“学校规划”'],
  [{ average: { of: 'surveys.satisfaction', each: 'respondent' } }, '满意度按对象分组后再平均的平均值'],
  [
    { count: { fact: 'meetings.held', during: 'semester', where: { kind: { not: ['例会'] } } } },
    '本学期召开的会议（类别不是例会）的数量',
  ],
  [
    { sum: { fact: 'funds.allocated', where: { value: { atLeast: 1, atMost: 9 } } } },
    '经费拨付（数值不少于 1且不超过 9）合计',
  ],
  [
    { per: { each: 'schools', measure: { count: 'courses.shared' }, goal: { atLeast: 1 } } },
    '学校中共享课程的数量不少于 1的比例',
  ],
])('a measure in words: %o', (measure, words) => {
  expect(measureWords(measure)).toBe(words);
});

test('a rhythm in words', () => {
  expect(rhythmWords({ times: 1, per: 'month', during: 'term' })).toBe('开学期间每月 1 次');
  expect(rhythmWords({ times: 1, every: { schoolYears: 2 }, from: 2023 })).toBe('自 2023 学年起每 2 学年 1 次');
  expect(rhythmWords({ times: 1, between: [day('2018-10-01'), day('2019-08-31')] })).toBe(
    '2018-10-01 至 2019-08-31 间 1 次',
  );
});

describe('the formula with the numbers put in, and the gap', () => {
  const numbers = (...values: number[]) =>
    values.map((value, index) => ({
      subject: `s${index}`,
      value,
      group: index === 0 ? '学生' : '家长',
      weight: index + 1,
    }));
  test.each<[Measure, Goal, string | undefined, object, string, string | null]>([
    [
      { ratio: { of: 'in', among: 'schools.compulsory' } },
      { atLeast: 0.8 },
      '所',
      { in: ['A', 'B'], 'schools.compulsory': ['A', 'B', 'C'] },
      '2 ÷ 3 = 66.7 %',
      '还差 1 所义务教育学校',
    ],
    [
      { every: { of: 'in', among: 'schools' } },
      { atLeast: 1 },
      undefined,
      { in: ['A'], schools: ['A', 'B'] },
      '1 ÷ 2，尚未全部达到',
      '还差 1 个学校',
    ],
    [{ count: 'alliances' }, { between: [1, 2] }, '个', { alliances: ['A', 'B', 'C'] }, '共 3 个', '超出 1 个联盟'],
    [
      { average: 'v' },
      { atLeast: 0.85 },
      undefined,
      { v: numbers(0.7, 0.9) },
      '（70.0 % + 90.0 %）÷ 2 = 80.0 %',
      '还差 5 个百分点',
    ],
    [
      { average: { of: 'v', each: 'group' } },
      { atLeast: 0.8 },
      '百分点',
      { v: numbers(0.7, 0.9, 0.9) },
      '（学生 70.0 % + 家长 90.0 %）÷ 2 = 80.0 %',
      null,
    ],
    [
      { sum: 'v' },
      { atLeast: 100 },
      '学时',
      { v: numbers(1, 2, 3, 4, 5, 6, 7) },
      '7 条记录合计 28 = 28 学时',
      '还差 72 学时',
    ],
    [{ highest: 'v' }, { atMost: 5 }, '级', { v: numbers(3, 7) }, '2 条记录中最高 = 7 级', '超出 2 级'],
    [
      { spread: 'v' },
      { atMost: 0.3 },
      undefined,
      { v: numbers(2, 4, 4, 4, 5, 5, 7, 9) },
      '标准差 2 ÷ 平均值 5 = 0.4',
      '超出 0.1',
    ],
    [{ lowest: 'v' }, { atLeast: 0.5 }, undefined, { v: [] }, '没有可以计算的记录', null],
  ])('%o', (measure, goal, unit, given, written, missing) => {
    const ground = { programme: 'p', begins: day('2016-01-01'), facts: readFacts(given), calendar: [] };
    const figure = figureOf(measure, selector(ground))(day('2016-06-01'));
    expect(formula({ measure, goal, unit }, figure)).toBe(written);
    expect(gapWords({ measure, goal, unit }, figure)).toBe(missing);
  });
});

test('how one school stands, in words', () => {
  const stands = { concerned: true, counted: null, value: 0.7, met: false, evidence: [] };
  expect(contributionWords({ measure: { average: 'v' }, goal: { atLeast: 0.85 } }, stands)).toBe('自身 70.0 %，未达到');
  const ratio = { measure: { ratio: { of: 'in', among: 'schools' } }, goal: { atLeast: 0.5 } };
  expect(contributionWords(ratio, { ...stands, counted: true })).toBe('已计入');
  expect(contributionWords(ratio, { ...stands, concerned: false })).toBe('不在此目标的范围内');
});
