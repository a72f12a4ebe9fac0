import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/day.ts';
import { dueDay } from '../../programmes/language/carrying.ts';
import { notYetThere, promisedBy, stateOn } from './milestone.ts';

const DUE = day('2027-06-30');
const at = (today: string, doneOn: string | null = null) =>
  stateOn({ due: DUE, doneOn: doneOn === null ? null : day(doneOn) }, day(today));

describe('a milestone', () => {
  test('is in time on its last day, and late from the next', () => {
    expect(at('2027-06-30')).toEqual({ state: 'soon', late: 0 });
    expect(at('2027-07-01')).toEqual({ state: 'late', late: 1 });
  });

  test('comes near a fortnight before', () => {
    expect(at('2027-06-15').state).toBe('due');
    expect(at('2027-06-16').state).toBe('soon');
  });

  test('that was reached late stays so, whatever day it is', () => {
    expect(at('2030-01-01', '2027-06-30')).toEqual({ state: 'done', late: 0 });
    expect(at('2030-01-01', '2027-07-10')).toEqual({ state: 'done-late', late: 10 });
  });
});

test('of a project that has ended, what was not reached stays undone', () => {
  for (const today of ['2027-01-01', '2030-01-01'])
    expect(stateOn({ due: DUE, doneOn: null }, day(today), true)).toEqual({ state: 'undone', late: 0 });
  expect(stateOn({ due: DUE, doneOn: day('2027-07-10') }, day('2030-01-01'), true).state).toBe('done-late');
});

describe('the limit of a row', () => {
  test.each([
    ['2027-06-30', '2027-06-30'],
    ['2018学年', '2019-08-31'],
    ['2018 学年', null],
    ['2027-02-30', null],
    ['尽快', null],
    [2018, null],
    [undefined, null],
  ])('%s is %s', (written, due) => {
    expect(dueDay(written)).toBe(due);
  });
});

describe('what was promised', () => {
  const work = { from: 'apply', question: 'stages', task: 'work', due: 'to', result: 'result' };

  test('is each row with a task and a limit, the earliest first', () => {
    const stages = [
      { work: '总结', to: '2028-06-30', result: ' 报告 ' },
      { work: '调查', to: '2027-01-31' },
      { work: '没有期限' },
      { to: '2027-01-31' },
    ];
    expect(promisedBy(work, { stages })).toEqual([
      { title: '调查', due: '2027-01-31', result: '' },
      { title: '总结', due: '2028-06-30', result: '报告' },
    ]);
    expect(promisedBy(work, {})).toEqual([]);
  });

  test('adds to what is there, by task and first limit, and never twice', () => {
    const there = [{ title: '调查', plannedOn: day('2027-01-31') }];
    const again = { title: '调查', due: day('2027-01-31'), result: '改过的成果' };
    const other = { title: '调查', due: day('2027-02-28'), result: '' };
    expect(notYetThere([again, other, other], there)).toEqual([other]);
  });
});
