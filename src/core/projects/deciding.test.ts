import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../kernel/day.ts';
import { workingDaysAfter } from '../kernel/working-days.ts';
import type { Instrument } from '../programmes/language/procedure.ts';
import { reasonsAgainst, takingOn } from './call.ts';
import { dueOf } from './deadline.ts';
import { departures, fromTheTop, ranked, rankedByField } from './ranking.ts';
import { checkMarks, itemsOf, totalOf } from './scoring.ts';
import { yieldsOf } from './yield.ts';

describe('a call takes cases', () => {
  const window = { state: 'open', opens: day('2026-03-02'), closes: day('2026-03-31') } as const;
  test.each([
    ['2026-03-01', 'not-yet'],
    ['2026-03-02', 'taking'],
    ['2026-03-31', 'taking'],
    ['2026-04-01', 'over'],
  ])('on %s: %s', (on, taking) => {
    expect(takingOn(window, day(on))).toBe(taking);
  });
  test('not while it is drafted, nor once it was closed', () => {
    expect(takingOn({ ...window, state: 'draft' }, day('2026-03-10'))).toBe('not-published');
    expect(takingOn({ ...window, state: 'closed' }, day('2026-03-10'))).toBe('over');
    expect(takingOn({ ...window, closes: null }, day('2099-01-01'))).toBe('taking');
  });
});

describe('who may apply', () => {
  const rules = {
    organisations: ['school'],
    district: '310113',
    participants: ['项目校'],
    level: '市级',
    limits: [
      { most: 1, kind: '重点项目', within: 'programme' as const },
      { most: 2, within: 'call' as const },
    ],
    free: ['已撤回', '不立项'],
  };
  const school = { organisationKind: 'school', region: '310113', roles: [{ role: '项目校', level: '市级' }] };

  test('every reason against it is said at once', () => {
    const key = { kind: '重点项目', sameCall: true, outcome: null };
    expect(
      reasonsAgainst(rules, { organisationKind: 'alliance', region: '310106', roles: [] }, '重点项目', [key, key]),
    ).toEqual([
      { why: 'organisation', wanted: ['school'] },
      { why: 'district' },
      { why: 'role', wanted: ['项目校'], level: '市级' },
      { why: 'limit', most: 1, kind: '重点项目', within: 'programme' },
      { why: 'limit', most: 2, kind: null, within: 'call' },
    ]);
  });

  test('a role at another level is another', () => {
    const district = { ...school, roles: [{ role: '项目校', level: '区级' }] };
    expect(reasonsAgainst(rules, district, '重点项目', [])).toEqual([
      { why: 'role', wanted: ['项目校'], level: '市级' },
    ]);
    expect(reasonsAgainst(rules, school, '重点项目', [])).toEqual([]);
  });

  test('a district calls its own; the city calls everybody', () => {
    const elsewhere = { ...school, region: '310106' };
    expect(reasonsAgainst(rules, elsewhere, '重点项目', [])).toEqual([{ why: 'district' }]);
    expect(reasonsAgainst({ ...rules, district: null }, elsewhere, '重点项目', [])).toEqual([]);
  });

  test('a limit of a kind counts that kind, in the call or in the whole programme', () => {
    const elsewhere = { kind: '重点项目', sameCall: false, outcome: null };
    expect(reasonsAgainst(rules, school, '重点项目', [elsewhere])).toHaveLength(1);
    expect(reasonsAgainst(rules, school, '自选项目', [elsewhere])).toEqual([]);
    expect(reasonsAgainst(rules, school, '自选项目', [elsewhere, elsewhere])).toEqual([]);
  });

  test('what was taken back or came to nothing counts no longer', () => {
    const nothing = ['已撤回', '不立项'].map((outcome) => ({ kind: '重点项目', sameCall: true, outcome }));
    expect(reasonsAgainst(rules, school, '重点项目', nothing)).toEqual([]);
    expect(reasonsAgainst(rules, school, '重点项目', [{ ...nothing[0]!, outcome: '通过成果评估' }])).toHaveLength(1);
  });
});

describe('limits of time', () => {
  const weekdays = (on: string) => new Date(`${on}T00:00:00Z`).getUTCDay() % 6 !== 0;
  const step = { id: 's', name: '环节', kind: 'fill' } as const;
  test('the first working day is the one after the case came', () => {
    expect(dueOf({ ...step, limit: { workingDays: 1 } }, day('2026-11-26'), weekdays)).toBe('2026-11-27');
    expect(dueOf({ ...step, limit: { workingDays: 5 } }, day('2026-11-26'), weekdays)).toBe('2026-12-03');
    expect(dueOf({ ...step, limit: { days: 5 } }, day('2026-11-26'), weekdays)).toBe('2026-12-01');
    expect(dueOf(step, day('2026-11-26'), weekdays)).toBeNull();
  });
  test('a limit has at least a day, and a calendar some working days', () => {
    expect(() => workingDaysAfter(day('2026-11-26'), 0, weekdays)).toThrow(RangeError);
    expect(() => workingDaysAfter(day('2026-11-26'), 3, () => false)).toThrow(RangeError);
  });
});

describe('ranking', () => {
  const scored = (...scores: (number | null)[]) =>
    scores.map((score, index) => ({ caseId: String.fromCharCode(97 + index), field: null, score }));

  test('equal scores share a place, the next is skipped, and no score has none', () => {
    expect(ranked(scored(80, 91.5, 80, null, 70)).map(({ caseId, place }) => [caseId, place])).toEqual([
      ['b', 1],
      ['a', 2],
      ['c', 2],
      ['e', 4],
      ['d', null],
    ]);
  });

  test('places are held within a field, those without a field first', () => {
    const fields = scored(80, 91.5, 70, null).map((each, index) => ({
      ...each,
      field: ['乙', null, '乙', '甲'][index]!,
    }));
    expect(rankedByField(fields).map(({ caseId, place }) => [caseId, place])).toEqual([
      ['b', 1],
      ['d', null],
      ['a', 1],
      ['c', 2],
    ]);
  });

  test('a decision departs where a better one of the same field was passed over', () => {
    const decided = (...picked: string[]) =>
      ['a', 'b', 'c'].map((caseId) => ({ caseId, picks: picked.includes(caseId) }));
    expect(departures(scored(90, 80, 70), decided('a', 'b'))).toEqual([]);
    expect(departures(scored(90, 80, 70), decided('b'))).toEqual(['a', 'b']);
    expect(departures(scored(80, 80, 70), decided('b'))).toEqual([]);
    const fields = scored(90, 80, 70).map((each, index) => ({ ...each, field: index === 0 ? '甲' : '乙' }));
    expect(departures(fields, decided('b'))).toEqual([]);
  });

  test('what departs is what comparing every pair says', () => {
    const one = fc.record({
      field: fc.constantFrom('甲', '乙', null),
      score: fc.option(fc.nat(6), { nil: null }),
      picks: fc.option(fc.boolean(), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 14 }), (drawn) => {
        const cases = drawn.map((each, index) => ({ ...each, caseId: `c${index}` }));
        const decided = cases.flatMap(({ caseId, picks }) => (picks === undefined ? [] : { caseId, picks }));
        const passedOver = (better: (typeof cases)[number], worse: (typeof cases)[number]) =>
          better.field === worse.field &&
          better.picks === false &&
          worse.picks === true &&
          (better.score ?? -1) > (worse.score ?? -1);
        const pairs = cases.filter((each) => cases.some((other) => passedOver(each, other) || passedOver(other, each)));
        expect(departures(cases, decided)).toEqual(pairs.map(({ caseId }) => caseId));
      }),
    );
  });

  test('from the top, equals are taken together or not at all', () => {
    const order = ranked(scored(80, 91.5, 80, null, 70));
    expect([0, 1, 2, 3, 4, 9].map((places) => fromTheTop(order, places))).toEqual([
      [],
      ['b'],
      ['b'],
      ['b', 'a', 'c'],
      ['b', 'a', 'c', 'e'],
      ['b', 'a', 'c', 'e'],
    ]);
  });

  test('whoever is chosen from the top down never departs, nor are there more than places', () => {
    const scores = fc.array(fc.option(fc.nat(20), { nil: null }), { maxLength: 12 });
    fc.assert(
      fc.property(scores, fc.nat(12), (drawn, places) => {
        const order = ranked(scored(...drawn));
        const taken = fromTheTop(order, places);
        expect(taken.length).toBeLessThanOrEqual(places);
        const decided = order.map(({ caseId }) => ({ caseId, picks: taken.includes(caseId) }));
        expect(departures(order, decided)).toEqual([]);
      }),
    );
  });
});

describe('a scoring sheet', () => {
  const instrument: Instrument = {
    id: 'i',
    name: '评审表',
    source: { section: '一' },
    dimensions: [
      {
        id: 'a',
        name: '甲',
        criteria: [
          { id: 'x', name: '一', points: 20 },
          { id: 'y', name: '二', points: 30 },
        ],
      },
      { id: 'b', name: '乙', points: 50 },
    ],
  };
  const items = itemsOf(instrument);

  test('has an item for each criterion with points, and for a dimension that has them itself', () => {
    expect(items.map(({ key, points }) => [key, points])).toEqual([
      ['a/x', 20],
      ['a/y', 30],
      ['b', 50],
    ]);
  });
  test('takes half points within the item, and nothing else', () => {
    expect(() => checkMarks(items, { 'a/x': 19.5, b: 0 })).not.toThrow();
    for (const mark of [20.5, -1, 0.25, Number.NaN])
      expect(() => checkMarks(items, { 'a/x': mark })).toThrow(
        expect.objectContaining({ code: 'projects.mark-out-of-range' }),
      );
    expect(() => checkMarks(items, { c: 1 })).toThrow(expect.objectContaining({ code: 'projects.mark-unknown' }));
  });
  test('has a total of a hundred once every item has its mark', () => {
    expect(totalOf(items, { 'a/x': 20, 'a/y': 30 })).toBeNull();
    expect(totalOf(items, { 'a/x': 20, 'a/y': 15, b: 25.5 })).toBe(60.5);
  });
});

describe('what comes of a case', () => {
  const procedure = {
    id: 'p',
    name: '程序',
    source: { section: '一' },
    subject: '一件',
    steps: [],
    yields: [{ fact: 'projects.established' as const, on: 'run', kind: '重点项目', until: ['终止'] }],
  };
  const moved = (on: string, move: string, step: string | null, outcome: string | null = null) => ({
    on: day(on),
    move,
    step,
    outcome,
  });
  const story = [
    moved('2026-01-05', 'submit', 'look'),
    moved('2026-02-02', 'finish', 'run'),
    moved('2027-02-01', '延期', 'run'),
  ];

  test('holds from the day the case first came there until an outcome ends it', () => {
    expect(yieldsOf(procedure, '重点项目', story)).toMatchObject([{ from: '2026-02-02', to: null }]);
    const ended = [...story, moved('2027-06-01', '终止', null, '终止')];
    expect(yieldsOf(procedure, '重点项目', ended)).toMatchObject([{ from: '2026-02-02', to: '2027-06-01' }]);
  });
  test('is nothing before, and nothing for another kind', () => {
    expect(yieldsOf(procedure, '重点项目', story.slice(0, 1))).toEqual([]);
    expect(yieldsOf(procedure, '自选项目', story)).toEqual([]);
  });
});
