import { expect, test } from 'vitest';
import type { Actor, HeldPost } from '../identity/actor.ts';
import { acts, fillsFor } from './acting.ts';

const post = (given: Partial<HeldPost>): HeldPost => ({
  id: 'p',
  kind: 'district-officer',
  organisationId: 'bureau',
  organisationKind: 'bureau',
  region: '310113',
  office: '基础教育科',
  ...given,
});
const actor = (...posts: Partial<HeldPost>[]): Actor => ({
  personId: 'x',
  region: '310113',
  name: '某人',
  posts: posts.map(post),
});
const place = { callRegion: '310000', region: '310113', organisationId: 'school' };
const district = { posts: ['district-officer' as const], office: '基础教育科' as const, of: 'applicant' as const };
const city = { posts: ['city-officer' as const], of: 'programme' as const };
const principal = { kind: 'principal', organisationId: 'school', organisationKind: 'school', office: null } as const;
const admin = { ...principal, kind: 'school-admin' } as const;

test('a step given to a post is acted on by that post and office, in the place it is of', () => {
  expect(acts(actor({}), district, place)).toBe(true);
  expect(acts(actor({ office: '人事科' }), district, place)).toBe(false);
  expect(acts(actor({ region: '310114' }), district, place)).toBe(false);
  expect(acts(actor({ kind: 'city-officer', region: '310000', office: null }), city, place)).toBe(true);
  expect(acts(actor({ kind: 'city-officer', region: '310000' }), district, place)).toBe(false);
});

test('the applicant’s head acts for it; an administrator only fills', () => {
  expect(acts(actor(principal), 'applicant', place)).toBe(true);
  expect(acts(actor(admin), 'applicant', place)).toBe(false);
  expect(fillsFor(actor(admin), 'school')).toBe(true);
  expect(fillsFor(actor(admin), 'another')).toBe(false);
});

test('nobody acts in place of a panel, or where the definition names nobody', () => {
  expect(acts(actor({}, principal), 'panel', place)).toBe(false);
  expect(acts(actor({}, principal), undefined, place)).toBe(false);
});
