import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, day } from '../../kernel/day.ts';
import { Definition } from '../definition.ts';
import { readFacts } from '../given-facts.ts';
import { selector } from '../selection.ts';
import { type DutyStanding, dutyOn, prepareDuty } from './duties.ts';

const owedByA = { each: { fact: 'alliances' } };
const monthly = { times: 1, per: 'month' };

function duty(written: object, given: unknown, on: string): DutyStanding {
  const definition = Definition.parse({
    id: 'p',
    version: 1,
    title: '计划',
    issuer: '教育局',
    region: '310100',
    period: { from: '2017-01-01', to: '2017-12-31' },
    bodies: [{ id: 'leading-group', name: '领导小组', source: { section: '一' }, kind: '领导小组' }],
    duties: [
      {
        id: 'd',
        statement: '开会',
        source: { section: '一' },
        metBy: 'meetings',
        owedBy: owedByA,
        rhythm: monthly,
        ...written,
      },
    ],
  });
  const ground = { programme: 'p', begins: definition.period.from, facts: readFacts(given), calendar: [] };
  return dutyOn(prepareDuty(definition.duties![0]!, definition, ground, selector(ground)), day(on));
}

const held = (...days: string[]) => days.map((on, index) => ({ subject: `m${index}`, organisation: 'A', on }));
const states = (standing: DutyStanding, count = 4) =>
  standing.owers[0]?.obligations.slice(0, count).map(({ state }) => state);

describe('one obligation', () => {
  const on = (text: string, ...meetings: string[]) =>
    states(duty({}, { alliances: ['A'], meetings: held(...meetings) }, text), 1);

  test('is due in its window, late in the grace of fourteen days, then missed', () => {
    expect(
      ['2016-12-31', '2017-01-01', '2017-01-31', '2017-02-01', '2017-02-14', '2017-02-15'].map((text) => on(text)![0]),
    ).toEqual(['upcoming', 'due', 'due', 'late', 'late', 'missed']);
  });

  test('is met in its window and made up in its grace, from that day on', () => {
    expect(on('2017-01-19', '2017-01-20')).toEqual(['due']);
    expect(on('2017-01-20', '2017-01-20')).toEqual(['met']);
    expect(on('2017-02-13', '2017-02-13', '2017-02-14')).toEqual(['late']);
    expect(on('2017-02-14', '2017-02-13', '2017-02-14')).toEqual(['made-up']);
  });
});

test('what is left over in a month makes up the one before, never one after or further back', () => {
  const standing = duty(
    {},
    { alliances: ['A'], meetings: held('2017-03-02', '2017-03-03', '2017-03-04') },
    '2017-06-01',
  );
  expect(states(standing)).toEqual(['missed', 'made-up', 'met', 'missed']);
  expect(standing.counts).toMatchObject({ met: 1, 'made-up': 1, missed: 2, late: 1, due: 1, upcoming: 6 });
});

test('the duty may set its own grace and time', () => {
  const standing = duty(
    { grace: { days: 0 }, from: '2017-02-01', to: '2017-04-30' },
    { alliances: ['A'], meetings: held('2017-02-10', '2017-04-01') },
    '2017-12-31',
  );
  expect(states(standing)).toEqual(['met', 'missed', 'met']);
});

test('owed several times in a window, it is met as often as records are there', () => {
  const standing = duty(
    { rhythm: { times: 3, per: 'calendar-year' } },
    { alliances: ['A'], meetings: held('2017-05-01', '2017-06-01') },
    '2017-12-31',
  );
  expect(standing.counts).toMatchObject({ met: 2, due: 1 });
});

test('a record meets only a duty of its own organisation', () => {
  const standing = duty({}, { alliances: ['A', 'B'], meetings: held('2017-01-10') }, '2017-01-31');
  expect(standing.owers.map(({ key, obligations }) => [key, obligations[0]!.state])).toEqual([
    ['A', 'met'],
    ['B', 'due'],
  ]);
});

test('a state meets a duty on its first day; a record without days meets none', () => {
  const given = (record: object) => ({ alliances: ['A'], meetings: [{ subject: 'x', organisation: 'A', ...record }] });
  expect(duty({}, given({ from: '2017-01-10', to: '2017-12-01' }), '2017-12-31').counts.met).toBe(1);
  expect(duty({}, given({}), '2017-12-31').counts.met).toBe(0);
});

describe('a member owes', () => {
  const owed = (...spans: object[]) =>
    duty(
      {},
      { alliances: spans.map((span) => ({ subject: 'A', ...span })), meetings: [] },
      '2017-12-31',
    ).owers[0]?.obligations.map(({ window }) => window.label);

  test('only the windows of which it is a member for at least a quarter', () => {
    // January has 31 days, April 30: eight of either are enough, seven are not.
    expect(owed({ from: '2017-01-24', to: '2017-04-09' })).toEqual([
      '2017年1月',
      '2017年2月',
      '2017年3月',
      '2017年4月',
    ]);
    expect(owed({ from: '2017-01-25', to: '2017-04-08' })).toEqual(['2017年2月', '2017年3月']);
  });

  test('for memberships together, counting no day twice', () => {
    expect(owed({ from: '2017-03-01', to: '2017-03-05' }, { from: '2017-03-28', to: '2017-04-01' })).toEqual([
      '2017年3月',
    ]);
    expect(owed({ from: '2017-03-01', to: '2017-03-05' }, { from: '2017-03-01', to: '2017-03-08' })).toBeUndefined();
  });
});

test('a body owes under the programme, the issuer under its region', () => {
  const meetings = [
    { subject: 'm', organisation: 'p/leading-group', on: '2017-01-05' },
    { subject: 'n', organisation: '310100', on: '2017-01-05' },
  ];
  for (const owedBy of [{ body: 'leading-group' }, { issuer: true }])
    expect(duty({ owedBy }, { meetings }, '2017-01-31').counts).toMatchObject({ met: 1, upcoming: 11 });
});

test('without a source for what meets it, or for who owes it, a duty says so', () => {
  const unmet = duty({}, { alliances: ['A'] }, '2017-06-01');
  expect(unmet.missing).toEqual(['meetings']);
  expect(unmet.counts).toMatchObject({ 'no-source': 12, missed: 0 });
  expect(duty({}, { meetings: [] }, '2017-06-01')).toMatchObject({ missing: ['alliances'], owers: [] });
});

const someDays = fc.array(
  fc.integer({ min: 0, max: 400 }).map((count) => addDays(day('2016-12-20'), count)),
  { maxLength: 30 },
);

test('obligations are never lost, and no record meets two of them', () => {
  fc.assert(
    fc.property(someDays, someDays, (meetings, [on = day('2017-07-01')]) => {
      const standing = duty({}, { alliances: ['A'], meetings: held(...meetings) }, on);
      const { obligations } = standing.owers[0]!;
      expect(Object.values(standing.counts).reduce((sum, count) => sum + count)).toBe(12);
      const used = obligations.flatMap(({ metBy }) => metBy?.subject ?? []);
      expect(new Set(used).size).toBe(used.length);
      for (const { window, madeUpBy, metOn, state } of obligations) {
        if (state === 'met') expect(window.from <= metOn! && metOn! <= window.to).toBe(true);
        if (state === 'made-up') expect(window.to < metOn! && metOn! <= madeUpBy).toBe(true);
      }
    }),
  );
});

test('a day knows only what had happened by then', () => {
  fc.assert(
    fc.property(someDays, fc.integer({ min: 0, max: 400 }), (meetings, count) => {
      const on: Day = addDays(day('2016-12-20'), count);
      const facts = (days: Day[]) => ({ alliances: ['A'], meetings: held(...days) });
      const then = duty({}, facts(meetings.filter((meeting) => meeting <= on)), on);
      expect(duty({}, facts(meetings), on).counts).toEqual(then.counts);
    }),
  );
});
