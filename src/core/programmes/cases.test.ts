import { expect, test } from 'vitest';
import { Cases, disagreements } from './cases.ts';
import { Definition } from './definition.ts';

const source = { section: '一' };
const definition = Definition.parse({
  id: 'p',
  version: 1,
  title: '计划',
  issuer: '教育局',
  region: '310100',
  period: { from: '2016-09-01', to: '2017-08-31' },
  targets: [{ id: 'groups', statement: '三个', source, measure: { count: 'alliances' }, goal: { atLeast: 3 } }],
  duties: [
    {
      id: 'meets',
      statement: '例会',
      source,
      owedBy: { issuer: true },
      rhythm: { times: 1, per: 'month', during: 'term' },
      metBy: 'meetings',
    },
  ],
});
const shortYear = {
  schoolYears: [
    {
      year: 2016,
      terms: [
        { from: '2016-09-01', to: '2016-09-30' },
        { from: '2017-03-01', to: '2017-03-31' },
      ],
    },
  ],
};

function disagree(written: object): string[] {
  const [only] = Cases.parse([{ name: '例', ...written }]);
  return disagreements(definition, only!, []);
}

test('a case holds when all it says comes out, on the last day of the programme by default', () => {
  expect(
    disagree({ facts: { alliances: ['A'] }, expect: { groups: { value: 1, met: false, status: 'missed', gap: 2 } } }),
  ).toEqual([]);
  expect(disagree({ facts: {}, expect: { groups: { value: null, status: 'no-source', gap: null } } })).toEqual([]);
  expect(disagree({ on: '2016-09-02', facts: { alliances: [] }, expect: { groups: { status: 'on-track' } } })).toEqual(
    [],
  );
});

test('a case says what came out instead', () => {
  expect(
    disagree({
      facts: { alliances: ['A'] },
      expect: { groups: { value: 2, met: true, gap: null }, other: { value: 1 } },
    }),
  ).toEqual([
    'groups value：应为 2，得 1',
    'groups met：应为 true，得 false',
    'groups gap：应为 null，得 2',
    '没有目标 other',
  ]);
  expect(disagree({ facts: { meetings: [] }, duties: { meets: { met: 1 }, other: {} } })).toEqual([
    'meets met：应为 1，得 0',
    '没有责任 other',
  ]);
});

test('a case may bring its own calendar', () => {
  expect(disagree({ calendar: shortYear, facts: { meetings: [] }, duties: { meets: { missed: 2 } } })).toEqual([]);
});
