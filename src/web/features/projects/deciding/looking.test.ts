import { describe, expect, test } from 'vitest';
import type { Choice, Deciding, Standing } from './answers.ts';
import { judged } from './judged.ts';
import { DEPARTING, isShown, plainChoices, UNDECIDED, withChoices } from './looking.ts';

const choice = (name: string, more: Partial<Choice> = {}): Choice => ({
  name,
  picks: false,
  returns: false,
  reason: false,
  leads: '归档',
  ...more,
});
const CHOICES = [choice('采用', { picks: true }), choice('退回修改', { returns: true }), choice('不采用')];
const one = (id: string, score: number, more: Partial<Standing> = {}): Standing => ({
  region: '310113',
  id,
  title: `课题${id}`,
  organisationId: id,
  organisationName: '样例学校',
  kind: null,
  field: '甲',
  rank: null,
  score,
  reviews: 3,
  place: null,
  moves: 1,
  due: null,
  may: true,
  ...more,
});
const deciding = (cases: Standing[]): Deciding => ({
  callId: '',
  callTitle: '',
  step: 'settle',
  stepName: '',
  who: '',
  steps: [],
  choices: CHOICES,
  meeting: false,
  basis: 'score',
  fields: [{ name: '甲', quota: null, chosen: 0 }],
  cases,
  before: [],
});

describe('a list of decisions is narrowed', () => {
  const cases = [one('a', 90), one('b', 80), one('c', 70, { field: '乙' })];
  const drafts = { a: { choice: '不采用' }, b: { choice: '采用' } };
  const judging = judged(deciding(cases), drafts, null);
  const all = { field: undefined, show: undefined, search: undefined };
  test.each<[Partial<typeof all> | object, string[]]>([
    [{}, ['a', 'b', 'c']],
    [{ field: '乙' }, ['c']],
    [{ show: '采用' }, ['b']],
    [{ show: UNDECIDED }, ['c']],
    [{ show: DEPARTING }, ['a', 'b']],
    [{ search: '课题C' }, ['c']],
    [{ search: '样例' }, ['a', 'b', 'c']],
  ])('by %j', (looking, ids) => {
    expect(cases.filter(isShown({ ...all, ...looking }, drafts, judging)).map(({ id }) => id)).toEqual(ids);
  });
});

test('preselection needs one choice that picks, and leaves the rest alone where several say no', () => {
  expect(plainChoices(CHOICES)).toMatchObject({ pick: { name: '采用' }, rest: { name: '不采用' } });
  expect(plainChoices([...CHOICES, choice('缓议')])?.rest).toBeUndefined();
  expect(plainChoices([choice('采用', { picks: true }), choice('不采用', { reason: true })])?.rest).toBeUndefined();
  expect(plainChoices([...CHOICES, choice('重点采用', { picks: true })])).toBeUndefined();
  expect(plainChoices([choice('不采用')])).toBeUndefined();
});

test('choices taken in one go keep the reasons that were written', () => {
  expect(withChoices({ a: { choice: '不采用', note: '已写' } }, { a: '采用', b: '采用' })).toEqual({
    a: { choice: '采用', note: '已写' },
    b: { choice: '采用' },
  });
});

test('no more are decided in one act than the server takes', () => {
  const cases = Array.from({ length: 501 }, (_, at) => one(`n${at}`, 80));
  const drafts = Object.fromEntries(cases.map(({ id }) => [id, { choice: '采用' }]));
  expect(judged(deciding(cases), drafts, null).against).toBe('一次最多决定 500 件，请先决定其中一部分');
  expect(judged(deciding(cases.slice(1)), drafts, null).against).toBeNull();
});
