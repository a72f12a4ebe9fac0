import { describe, expect, test } from 'vitest';
import { disagreements } from '#core/programmes/cases.ts';
import { readCases, readDefinition } from '#core/programmes/read.ts';
import { programmes, shanghaiCalendar, textOf } from './files.ts';

const calendar = shanghaiCalendar();

test('there are programmes', () => {
  expect(programmes.length).toBeGreaterThan(0);
});

describe.each(programmes)('%s', (programme) => {
  const reading = readDefinition(textOf(programme, 'programme.yaml'));
  const { value: cases = [], problems } = readCases(textOf(programme, 'cases.yaml'));

  test('has at least fifteen worked cases, all readable and named differently', () => {
    expect(problems).toEqual([]);
    expect(cases.length).toBeGreaterThanOrEqual(15);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });

  test.for(cases.map((written) => [written.name, written] as const))('%s', ([, written]) => {
    if (!('definition' in reading)) throw new Error('the definition cannot be read');
    expect(written.expect ?? written.duties).toBeDefined();
    expect(disagreements(reading.definition, written, calendar)).toEqual([]);
  });
});
