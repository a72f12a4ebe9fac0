import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, day } from '../kernel/day.ts';
import { Definition } from './definition.ts';
import { contributions, evaluate, prepare, trend } from './evaluate.ts';
import type { Fact } from './fact.ts';
import { readFacts } from './given-facts.ts';

const section = { source: { section: '一' } };
const definition = Definition.parse({
  id: 'p',
  version: 1,
  title: '计划',
  issuer: '教育局',
  region: '310100',
  period: { from: '2016-01-01', to: '2017-12-31' },
  participants: [{ role: '实验校', name: '实验校', ...section }],
  targets: [
    {
      id: 'coverage',
      statement: '覆盖一半学校',
      ...section,
      measure: { ratio: { of: 'joined', among: 'schools' } },
      goal: { atLeast: 0.5 },
      by: '2016-12-31',
    },
    { id: 'groups', statement: '三至五个集团', ...section, measure: { count: 'groups' }, goal: { between: [3, 5] } },
    {
      id: 'satisfaction',
      statement: '满意度',
      ...section,
      measure: { average: 'satisfaction' },
      goal: { atLeast: 0.85 },
    },
    {
      id: 'courses',
      statement: '每校一门',
      ...section,
      measure: { per: { each: 'schools', measure: { count: 'courses' }, goal: { atLeast: 1 } } },
      goal: { atLeast: 1 },
    },
  ],
  duties: [
    {
      id: 'meets',
      statement: '每月一会',
      ...section,
      owedBy: { each: 'groups' },
      rhythm: { times: 1, per: 'month' },
      metBy: 'meetings',
    },
  ],
  stages: [
    {
      id: 'start',
      name: '启动',
      ...section,
      from: '2016-01-01',
      to: '2016-06-30',
      tasks: [
        { id: 'survey', name: '调研', by: '2016-03-31' },
        { id: 'first-group', name: '首个集团', metBy: { measure: { count: 'groups' }, goal: { atLeast: 1 } } },
        { id: 'bank', name: '建库', metBy: { measure: { count: 'staff.banks' }, goal: { atLeast: 1 } } },
      ],
    },
  ],
});

const given = {
  schools: [
    { subject: 'A', region: '310101' },
    { subject: 'B', region: '310101' },
    { subject: 'C', region: '310102' },
  ],
  joined: [
    { subject: 'A', region: '310101', organisation: '甲', from: '2016-03-01' },
    { subject: 'C', region: '310102', organisation: '乙', from: '2016-09-01' },
  ],
  groups: [{ subject: '甲', region: '310101', from: '2016-03-01' }],
  satisfaction: [
    { subject: 'A', value: 0.9 },
    { subject: 'B', value: 0.7 },
  ],
  courses: [{ subject: 'c1', organisation: 'A' }],
  meetings: [{ subject: 'm1', organisation: '甲', on: '2016-03-15' }],
  'tasks.done': [{ subject: 't1', programme: 'p', stage: 'start', task: 'survey', on: '2016-04-02' }],
};
const prepared = prepare(definition, readFacts(given), []);
const targetsOn = (on: string, from = prepared) =>
  Object.fromEntries(evaluate(from, day(on)).targets.map((standing) => [standing.target.id, standing]));

test('each target has its figure, status, gap and date', () => {
  const { coverage, groups, satisfaction, courses } = targetsOn('2016-10-01');
  expect(coverage).toMatchObject({
    by: '2016-12-31',
    met: true,
    status: 'met',
    gap: { amount: 0 },
    figure: { value: 2 / 3 },
  });
  expect(groups).toMatchObject({ by: '2017-12-31', met: false, status: 'at-risk', gap: { amount: 2, over: false } });
  expect(satisfaction).toMatchObject({ figure: { value: 0.8 }, gap: { amount: 0.05, counts: 'points' } });
  expect(courses).toMatchObject({ figure: { value: 1 / 3 }, gap: { amount: 2, counts: 'members' } });
});

test('a target without a source has no figure and no gap, rather than zero', () => {
  const { groups } = targetsOn('2016-10-01', prepare(definition, readFacts({}), []));
  expect(groups).toMatchObject({ status: 'no-source', figure: { value: null }, gap: null, missing: ['groups'] });
});

test('a trend is the figure of each of the days', () => {
  const days = ['2016-02-29', '2016-03-01', '2016-09-01'].map(day);
  expect(
    trend(prepared, days)
      .get('coverage')
      ?.map(({ value }) => value),
  ).toEqual([0, 1 / 3, 2 / 3]);
  expect(
    trend(prepare(definition, readFacts({}), []), days)
      .get('coverage')
      ?.map(({ value }) => value),
  ).toEqual([null, null, null]);
});

test('restricted to a place, only its records count', () => {
  const there = prepare(definition, readFacts(given), [], (fact) => fact.region === '310101');
  expect(targetsOn('2016-10-01', there)['coverage']).toMatchObject({ figure: { numerator: 1, denominator: 2 } });
});

test('each fact is asked for once', () => {
  const asked: string[] = [];
  const facts = readFacts(given);
  prepare(definition, (name) => (asked.push(name), facts(name)), []);
  expect(asked.toSorted()).toEqual([...new Set(asked)].toSorted());
});

test('a stage is upcoming, current, past; a task open, late, done — by record or by measure', () => {
  const on = (text: string) => {
    const [stage] = evaluate(prepared, day(text)).stages;
    return [stage!.state, ...stage!.tasks.map(({ state }) => state)];
  };
  expect(on('2015-12-31')).toEqual(['upcoming', 'open', 'open', 'no-source']);
  expect(on('2016-03-31')).toEqual(['current', 'open', 'done', 'no-source']);
  expect(on('2016-04-01')).toEqual(['current', 'late', 'done', 'no-source']);
  expect(on('2016-07-01')).toEqual(['past', 'done', 'done', 'no-source']);
  expect(evaluate(prepared, day('2016-07-01')).stages[0]!.tasks[0]).toMatchObject({
    by: '2016-03-31',
    record: { on: '2016-04-02' },
  });
});

describe('one organisation stands to a target', () => {
  const of = (organisation: string) => contributions(prepared, organisation, day('2016-10-01'));

  test('as counted or not, when members are counted', () => {
    expect(of('A').get('coverage')).toMatchObject({ concerned: true, counted: true, met: true });
    expect(of('B').get('coverage')).toMatchObject({ concerned: true, counted: false, met: false });
    expect(of('别处').get('coverage')).toMatchObject({ concerned: false, counted: false, value: null, met: null });
    expect(of('甲').get('groups')).toMatchObject({ concerned: true, counted: true, met: null });
  });

  test('with its own figure, when values are measured or each is asked', () => {
    expect(of('B').get('satisfaction')).toMatchObject({ concerned: true, counted: null, value: 0.7, met: false });
    expect(of('A').get('courses')).toMatchObject({ concerned: true, counted: true, value: 1, met: true });
    expect(of('B').get('courses')).toMatchObject({ concerned: true, counted: false, value: 0, met: false });
  });
});

test('a target asked of each alliance does not concern its schools', () => {
  const members = {
    each: { fact: 'joined', by: 'organisation' as const },
    measure: { count: 'joined' },
    goal: { atLeast: 1 },
  };
  const [coverage] = definition.targets!;
  const asked = { ...definition, targets: [{ ...coverage!, measure: { per: members } }] };
  const of = (organisation: string) =>
    contributions(prepare(asked, readFacts(given), []), organisation, day('2016-10-01')).get('coverage');
  expect(of('甲')).toMatchObject({ concerned: true, counted: true, value: 1 });
  expect(of('A')).toMatchObject({ concerned: false, counted: false });
});

const record = fc.record({
  subject: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
  organisation: fc.constantFrom('A', 'B', '甲'),
  from: fc.integer({ min: 0, max: 700 }),
  length: fc.integer({ min: 1, max: 700 }),
  event: fc.boolean(),
  value: fc.integer({ min: 0, max: 100 }),
});
const BEGINS = day('2016-01-01');
const facts = fc.array(record, { maxLength: 40 }).map((records) =>
  records.map(({ subject, organisation, from, length, event, value }): Fact => {
    const first = addDays(BEGINS, from);
    return {
      subject,
      organisation,
      label: subject,
      value: value / 100,
      ...(event ? { on: first } : { from: first, to: addDays(first, length) }),
    };
  }),
);
const NAMES = ['schools', 'joined', 'groups', 'satisfaction', 'courses', 'meetings'];
const world = fc
  .tuple(...NAMES.map(() => facts))
  .map((sets) => new Map(NAMES.map((name, index) => [name, sets[index]!])));
const anyDay = fc.integer({ min: 0, max: 800 }).map((count) => addDays(BEGINS, count));
const figures = (of: Map<string, readonly Fact[]>, on: Day) =>
  evaluate(
    prepare(definition, (name) => of.get(name), []),
    on,
  ).targets.map(({ figure }) => figure);
const mapped = (of: Map<string, Fact[]>, change: (records: Fact[]) => readonly Fact[]) =>
  new Map([...of].map(([name, records]) => [name, change(records)]));

describe('whatever the facts', () => {
  test('the order of records changes no figure, status or duty', () => {
    fc.assert(
      fc.property(world, anyDay, (of, on) => {
        const reversed = mapped(of, (records) => records.toReversed());
        const outcome = (these: Map<string, readonly Fact[]>) => {
          const { targets, duties } = evaluate(
            prepare(definition, (name) => these.get(name), []),
            on,
          );
          return [targets.map(({ figure, status }) => [figure.value, status]), duties.map(({ counts }) => counts)];
        };
        expect(outcome(reversed)).toEqual(outcome(of));
      }),
    );
  });

  test('the figure of a day is that of the records open on it', () => {
    fc.assert(
      fc.property(world, anyDay, (of, on) => {
        const open = mapped(of, (records) =>
          records.filter((fact) => (fact.on === undefined ? fact.from! <= on && on < fact.to! : fact.on <= on)),
        );
        const values = (these: Map<string, readonly Fact[]>) => figures(these, on).map(({ value }) => value);
        expect(values(open)).toEqual(values(of));
      }),
    );
  });

  test('the evidence of a figure makes up its value', () => {
    fc.assert(
      fc.property(world, anyDay, (of, on) => {
        const [coverage, groups, satisfaction, courses] = figures(of, on);
        for (const share of [coverage!, courses!]) {
          const whole = share.evidence.length + share.lacking.length;
          expect(share.value).toBe(whole === 0 ? null : share.evidence.length / whole);
          const members = [...share.evidence, ...share.lacking].map(({ subject }) => subject);
          expect(new Set(members).size).toBe(members.length);
        }
        expect(groups!.value).toBe(new Set(groups!.evidence.map(({ subject }) => subject)).size);
        const { evidence, value } = satisfaction!;
        if (value === null) expect(evidence).toEqual([]);
        else expect(value).toBeCloseTo(evidence.reduce((sum, fact) => sum + fact.value!, 0) / evidence.length, 12);
      }),
    );
  });
});
