import { describe, expect, test } from 'vitest';
import { day } from '../kernel/day.ts';
import { type Figure, figureOf, missingSources } from './figure.ts';
import { readFacts } from './given-facts.ts';
import type { Measure } from './language/measure.ts';
import { selector } from './selection.ts';

const calendar = [
  {
    year: 2016,
    terms: [
      { number: 1, from: day('2016-09-01'), to: day('2017-01-20') },
      { number: 2, from: day('2017-02-20'), to: day('2017-06-30') },
    ],
  },
] as const;

function figure(measure: Measure, given: unknown, on = '2017-05-01'): Figure {
  const ground = { programme: 'p', begins: day('2015-09-01'), facts: readFacts(given), calendar };
  return figureOf(measure, selector(ground))(day(on));
}

const value = (...args: Parameters<typeof figure>) => figure(...args).value;
const subjects = (records: Figure['evidence']) => records.map(({ subject }) => subject);

describe('which records a day opens', () => {
  test('a state holds from its first day until the day before its last', () => {
    const given = { schools: [{ subject: 'A', from: '2016-03-01', to: '2017-03-01' }] };
    const on = (text: string) => value({ count: 'schools' }, given, text);
    expect([on('2016-02-29'), on('2016-03-01'), on('2017-02-28'), on('2017-03-01')]).toEqual([0, 1, 1, 0]);
  });

  test('an event counts from its day on, if the programme had begun', () => {
    const given = {
      meetings: [
        { subject: 'm1', on: '2015-08-31' },
        { subject: 'm2', on: '2015-09-01' },
        { subject: 'm3', on: '2017-05-02' },
      ],
    };
    expect(value({ count: 'meetings' }, given, '2017-05-01')).toBe(1);
    expect(value({ count: { fact: 'meetings', during: 'ever' } }, given, '2017-05-02')).toBe(3);
  });

  test.each([
    ['school-year', 3],
    ['calendar-year', 2],
    ['semester', 1],
    ['ever', 4],
  ] as const)('of the events, those of the %s of the day', (during, count) => {
    const days = ['2016-08-31', '2016-09-01', '2017-02-19', '2017-02-20', '2017-05-02'];
    const given = { meetings: days.map((on) => ({ subject: on, on })) };
    expect(value({ count: { fact: 'meetings', during } }, given)).toBe(count);
  });

  test('with a time, a state counts that held on any day of it', () => {
    const given = {
      moves: [
        { subject: 'gone', to: '2016-09-01' },
        { subject: 'left', to: '2016-09-02' },
        { subject: 'stays' },
        { subject: 'comes', from: '2017-05-02' },
      ],
    };
    expect(subjects(figure({ count: { fact: 'moves', during: 'school-year' } }, given).evidence)).toEqual([
      'left',
      'stays',
    ]);
  });
});

describe('conditions', () => {
  const given = {
    alliances: [
      { subject: '学区', kind: '学区', pupils: 900, stage: ['小学', '初中'] },
      { subject: '集团', kind: '集团', pupils: 1200, stage: ['小学'], region: '310113' },
      { subject: '未注明', value: 0.9 },
    ],
  };
  test.each([
    [{ kind: '学区' }, ['学区']],
    [{ kind: ['学区', '集团'] }, ['学区', '集团']],
    [{ kind: { not: ['学区'] } }, ['集团', '未注明']],
    [{ stage: '初中' }, ['学区']],
    [{ stage: { not: ['初中'] } }, ['集团', '未注明']],
    [{ pupils: { atLeast: 900 } }, ['学区', '集团']],
    [{ pupils: { atLeast: 901 } }, ['集团']],
    [{ pupils: { atMost: 1199 } }, ['学区']],
    [{ pupils: { atLeast: 1000, atMost: 1100 } }, []],
    [{ kind: ['学区', '集团'], stage: '初中' }, ['学区']],
    [{ region: '310113' }, ['集团']],
    [{ value: { atLeast: 0.9 } }, ['未注明']],
    [{ constructor: { not: ['x'] } }, ['学区', '集团', '未注明']],
  ])('%o', (where, expected) => {
    expect(subjects(figure({ count: { fact: 'alliances', where } as never }, given).evidence)).toEqual(expected);
  });
});

describe('measures', () => {
  test('counting counts different subjects, or different organisations', () => {
    const given = {
      memberships: [
        { subject: 'A', organisation: '甲' },
        { subject: 'A', organisation: '乙' },
        { subject: 'B', organisation: '甲' },
        'C',
      ],
    };
    expect(value({ count: 'memberships' }, given)).toBe(3);
    expect(value({ count: { fact: 'memberships', by: 'organisation' } }, given)).toBe(3);
    expect(value({ count: 'memberships' }, { memberships: [] })).toBe(0);
  });

  test('participants are the organisations in one of the roles of this programme', () => {
    const given = {
      participation: [
        { subject: 'A', programme: 'p', role: '实验校' },
        { subject: '一次参与', organisation: 'B', programme: 'p', role: '支援校' },
        { subject: 'C', programme: '别的计划', role: '实验校' },
      ],
    };
    expect(value({ count: { participants: '实验校' } }, given)).toBe(1);
    expect(
      value(
        { ratio: { of: { participants: ['实验校', '支援校'] }, among: 'schools' } },
        { ...given, schools: ['A', 'B', 'C'] },
      ),
    ).toBe(2 / 3);
  });

  test('a ratio is the share of the members of the whole that are also in the part', () => {
    const given = { whole: ['A', 'B', 'C', 'D'], part: ['X', 'B', 'B', 'D'] };
    expect(figure({ ratio: { of: 'part', among: 'whole' } }, given)).toMatchObject({
      value: 0.5,
      numerator: 2,
      denominator: 4,
      evidence: [{ subject: 'B' }, { subject: 'D' }],
      lacking: [{ subject: 'A' }, { subject: 'C' }],
    });
    expect(value({ ratio: { of: 'part', among: 'whole' } }, { part: ['A'], whole: [] })).toBeNull();
  });

  test('every is 1 only when none is lacking, and no figure when there is nobody', () => {
    const every = { every: { of: 'part', among: 'whole' } };
    expect(value(every, { whole: ['A', 'B'], part: ['A', 'B', 'C'] })).toBe(1);
    expect(value(every, { whole: ['A', 'B'], part: ['A'] })).toBe(0);
    expect(value(every, { whole: [], part: ['A'] })).toBeNull();
  });

  const scores = (...values: (number | undefined)[]) => ({
    scores: values.map((score, index) => ({ subject: `s${index}`, ...(score === undefined ? {} : { value: score }) })),
  });

  test('values: sum, average, lowest, highest; a record without a value is left out', () => {
    const given = scores(0.5, 0.9, undefined, 0.7);
    expect(value({ sum: 'scores' }, given)).toBe(2.1);
    expect(value({ average: 'scores' }, given)).toBe(0.7);
    expect(value({ lowest: 'scores' }, given)).toBe(0.5);
    expect(value({ highest: 'scores' }, given)).toBe(0.9);
    expect(figure({ average: 'scores' }, given).evidence).toHaveLength(3);
  });

  test('of nothing the sum is 0 and there is no average, lowest, highest or spread', () => {
    expect(value({ sum: 'scores' }, scores())).toBe(0);
    for (const measure of [{ average: 'scores' }, { lowest: 'scores' }, { highest: 'scores' }, { spread: 'scores' }])
      expect(value(measure, scores())).toBeNull();
  });

  test('equal values average to themselves', () => {
    for (const count of [3, 6, 7, 11, 49])
      expect(value({ average: 'scores' }, scores(...Array<number>(count).fill(0.9)))).toBe(0.9);
  });

  test('the average of groups weighs each group the same; who belongs to none is left out', () => {
    const given = {
      satisfaction: [
        { subject: 'A', value: 0.9, respondent: '学生' },
        { subject: 'B', value: 0.7, respondent: '学生' },
        { subject: 'A', value: 0.6, respondent: '家长' },
        { subject: 'A', value: 0 },
      ],
    };
    expect(figure({ average: { of: 'satisfaction', each: 'respondent' } }, given)).toMatchObject({
      value: 0.7,
      evidence: { length: 3 },
    });
  });

  test('the spread is population deviation over mean: 2, 4, 4, 4, 5, 5, 7, 9 → 2 ÷ 5', () => {
    expect(value({ spread: 'scores' }, scores(2, 4, 4, 4, 5, 5, 7, 9))).toBe(0.4);
    expect(value({ spread: 'scores' }, scores(0, 0))).toBeNull();
  });

  test('the weighted spread is the published worked example of five schools (教督〔2012〕3号): 0.52', () => {
    const books = [
      [45, 279],
      [37, 137],
      [89, 935],
      [76, 160],
      [55, 402],
    ] as const;
    const given = {
      books: books.map(([pupils, copies], index) => ({ subject: `学校${index + 1}`, value: copies / pupils, pupils })),
    };
    expect(value({ spread: { of: 'books', weight: 'pupils' } }, given)).toBeCloseTo(0.5152566298844764, 14);
  });

  test('per asks each member on its own records', () => {
    const given = {
      schools: ['A', 'B', 'C'],
      teachers: ['a1', 'a2', 'b1', 'b2'].map((subject) => ({ subject, organisation: subject[0]!.toUpperCase() })),
      seeds: [
        { subject: 'a1', organisation: 'A' },
        { subject: 'b9', organisation: 'B' },
      ],
    };
    const measure: Measure = {
      per: { each: 'schools', measure: { ratio: { of: 'seeds', among: 'teachers' } }, goal: { atLeast: 0.5 } },
    };
    expect(figure(measure, given)).toMatchObject({
      value: 1 / 3,
      numerator: 1,
      denominator: 3,
      standings: [
        { fact: { subject: 'A' }, value: 0.5, met: true },
        { fact: { subject: 'B' }, value: 0, met: false },
        { fact: { subject: 'C' }, value: null, met: false },
      ],
      lacking: [{ subject: 'B' }, { subject: 'C' }],
    });
  });

  test('a member of per is met through its organisation when it is identified so', () => {
    const given = {
      memberships: [
        { subject: 'A', organisation: '甲' },
        { subject: 'B', organisation: '甲' },
        { subject: 'C', organisation: '乙' },
      ],
    };
    const measure: Measure = {
      per: {
        each: { fact: 'memberships', by: 'organisation' },
        measure: { count: 'memberships' },
        goal: { atLeast: 2 },
      },
    };
    expect(figure(measure, given)).toMatchObject({ numerator: 1, denominator: 2 });
  });
});

test('a source is missing when nothing provides a fact, not when it has no records', () => {
  const measure: Measure = {
    per: {
      each: { participants: '实验校' },
      measure: { ratio: { of: 'seeds', among: 'teachers' } },
      goal: { atLeast: 0.05 },
    },
  };
  expect(missingSources(measure, readFacts({ teachers: [] }))).toEqual(['participation', 'seeds']);
});
