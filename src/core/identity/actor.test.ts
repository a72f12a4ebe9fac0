import { expect, test } from 'vitest';
import { type Actor, type HeldPost, holds, reaches } from './actor.ts';

const post = (more: Partial<HeldPost>): HeldPost => ({
  id: 'p',
  kind: 'district-officer',
  organisationId: 'o',
  organisationKind: 'bureau',
  region: '310113',
  office: '基础教育科',
  ...more,
});
const actor = (...posts: HeldPost[]): Actor => ({ personId: 'a', region: '310113', name: '甲', posts });

test('a district’s post reaches its district, the city’s reaches all', () => {
  expect([reaches(post({}), '310113'), reaches(post({}), '310114'), reaches(post({}), '310000')]).toEqual([
    true,
    false,
    false,
  ]);
  const city = post({ region: '310000' });
  expect(['310113', '310114', '310000'].every((region) => reaches(city, region))).toBe(true);
});

test('kind and condition must hold of one and the same post', () => {
  const both = actor(post({ office: '计财科' }), post({ kind: 'liaison', office: null }));
  expect(holds(both, ['liaison'])).toBe(true);
  expect(holds(both, ['liaison'], ({ office }) => office === '计财科')).toBe(false);
  expect(holds(actor(), ['liaison'])).toBe(false);
});
