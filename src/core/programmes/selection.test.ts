import { expect, test } from 'vitest';
import { day } from '../kernel/day.ts';
import type { Fact } from './fact.ts';
import { evidenceOn } from './selection.ts';

const facts: Readonly<Record<string, readonly Fact[]>> = {
  'projects.established': [
    { subject: 'a', label: '旧项目', organisation: '甲校', from: day('2024-03-01'), to: day('2025-03-01') },
    { subject: 'b', label: '新项目', organisation: '甲校', from: day('2025-03-01') },
    { subject: 'c', label: '他校项目', organisation: '乙校', from: day('2025-03-01') },
  ],
  'activities.held': [
    { subject: 'd', label: '计划前的展示', organisation: '甲校', on: day('2022-05-01') },
    { subject: 'e', label: '展示一', organisation: '甲校', on: day('2024-05-01') },
    { subject: 'f', label: '展示二', organisation: '甲校', on: day('2025-05-01') },
  ],
  'certifications.held': [],
};
const ground = {
  programme: 'plan',
  begins: day('2023-10-09'),
  facts: (name: string) => facts[name],
  calendar: [],
};
const labels = (of: string, on = '2025-06-01', organisation = '甲校') =>
  evidenceOn([{ name: '一项', of }], ground, organisation, day(on))[0]?.records?.map(({ label }) => label) ?? null;

test('a fact that nothing provides is not none', () => {
  expect(labels('quality.green-index')).toBeNull();
  expect(labels('certifications.held')).toEqual([]);
});

test('states are those of the day, of the applicant alone', () => {
  expect(labels('projects.established')).toEqual(['新项目']);
  expect(labels('projects.established', '2024-06-01')).toEqual(['旧项目']);
  expect(labels('projects.established', '2025-06-01', '丙校')).toEqual([]);
});

test('events are those since the programme began, up to the day, the latest first', () => {
  expect(labels('activities.held')).toEqual(['展示二', '展示一']);
  expect(labels('activities.held', '2024-12-31')).toEqual(['展示一']);
});
