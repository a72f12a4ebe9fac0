import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/day.ts';
import { Definition } from '../definition.ts';
import { readFacts } from '../given-facts.ts';
import { incoherences } from '../language/coherence.ts';
import { selector } from '../selection.ts';
import { prepareDuty } from './duties.ts';
import { remindersOn } from './reminders.ts';

function definitionWith(more: object): Definition {
  return Definition.parse({
    id: 'p',
    version: 1,
    title: '计划',
    issuer: '教育局',
    region: '310100',
    period: { from: '2017-01-01', to: '2017-12-31' },
    duties: [
      {
        id: 'd',
        statement: '每月开会',
        source: { section: '一' },
        metBy: 'meetings',
        owedBy: { each: { fact: 'alliances' } },
        rhythm: { times: 1, per: 'month' },
        remind: { owner: 10, liaison: 3, office: -2 },
        ...more,
      },
    ],
  });
}

function reminded(on: string, meetings: string[] = [], more: object = {}) {
  const definition = definitionWith(more);
  const facts = readFacts({
    alliances: ['A'],
    meetings: meetings.map((held, at) => ({ subject: `m${at}`, organisation: 'A', on: held })),
  });
  const ground = { programme: 'p', begins: definition.period.from, facts, calendar: [] };
  return remindersOn(prepareDuty(definition.duties![0]!, definition, ground, selector(ground)), day(on));
}
const reaches = (on: string, ...rest: [string[]?, object?]) =>
  reminded(on, ...rest).map(({ window, reaches: levels }) => [window.from, ...levels]);

describe('a duty about to be missed', () => {
  test('reaches its owner, then the liaison, then the office, on the days the definition says', () => {
    expect(reaches('2017-01-20')).toEqual([]);
    expect(reaches('2017-01-21')).toEqual([['2017-01-01', 'owner']]);
    expect(reaches('2017-01-28')).toEqual([['2017-01-01', 'owner', 'liaison']]);
    expect(reaches('2017-02-01')).toEqual([['2017-01-01', 'owner', 'liaison']]);
    expect(reaches('2017-02-02')).toEqual([['2017-01-01', 'owner', 'liaison', 'office']]);
  });

  test('reaches nobody once it is met, or too late to be made up', () => {
    expect(reaches('2017-01-31', ['2017-01-05'])).toEqual([]);
    expect(reaches('2017-02-14')).toEqual([['2017-01-01', 'owner', 'liaison', 'office']]);
    expect(reaches('2017-02-15')).toEqual([]);
  });

  test('reaches nobody without days to be reminded on, or where nothing provides what it rests on', () => {
    expect(reaches('2017-01-31', [], { remind: undefined })).toEqual([]);
    expect(reaches('2017-01-31', [], { metBy: 'unknown' })).toEqual([]);
  });

  test('is told once a window, with how many times are left', () => {
    const twice = { rhythm: { times: 2, per: 'month' } };
    expect(reminded('2017-01-31', ['2017-01-05'], twice).map(({ left, late }) => ({ left, late }))).toEqual([
      { left: 1, late: false },
    ]);
    expect(reminded('2017-02-03', [], twice).map(({ left, late }) => ({ left, late }))).toEqual([
      { left: 2, late: true },
    ]);
  });
});

describe('the days of reminders', () => {
  const messages = (remind: object, more: object = {}) =>
    incoherences(definitionWith({ remind, ...more }))
      .filter(({ segments }) => segments.includes('remind'))
      .map(({ message }) => message);

  test('go from the nearer to the farther, and end with the grace', () => {
    expect(messages({ owner: 10, liaison: 3, office: 0 })).toEqual([]);
    expect(messages({ owner: 3, liaison: 10 })).toEqual(['专职联系人的提醒不能早于责任方']);
    expect(messages({ office: -15 })).toEqual(['提醒不能晚于补办期限']);
    expect(messages({ office: -15 }, { grace: { days: 20 } })).toEqual([]);
    expect(messages({})).toEqual(['至少写明提醒谁：owner、liaison 或 office']);
  });
});
