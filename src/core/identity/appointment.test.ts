import { describe, expect, test } from 'vitest';
import { fitPost, keepSeparate, withinLife } from './appointment.ts';
import { ORGANISATION_KINDS, type OrganisationKind, POST_KINDS, type PostKind, SEPARATED } from './post.ts';

const posts = Object.keys(POST_KINDS) as PostKind[];
const kinds = Object.keys(ORGANISATION_KINDS) as OrganisationKind[];
const refusedAt = (post: PostKind, at: OrganisationKind): boolean => {
  try {
    fitPost(post, at, null);
    return false;
  } catch {
    return true;
  }
};

test('a post is held only at the kinds of organisation that have it', () => {
  const held = Object.fromEntries(kinds.map((at) => [at, posts.filter((post) => !refusedAt(post, at))]));
  expect(held).toEqual({
    commission: ['system-admin', 'security-admin', 'audit-admin', 'city-officer', 'liaison', 'expert'],
    bureau: ['system-admin', 'security-admin', 'audit-admin', 'district-officer', 'liaison', 'expert'],
    academy: ['academy-researcher', 'expert'],
    alliance: ['alliance-lead'],
    school: ['principal', 'school-admin', 'teacher'],
  });
});

test('only the administration has offices', () => {
  expect(() => fitPost('district-officer', 'bureau', '基础教育科')).not.toThrow();
  expect(() => fitPost('principal', 'school', '人事科')).toThrow('identity.office-does-not-fit');
  expect(() => fitPost('expert', 'academy', '督导室')).toThrow('identity.office-does-not-fit');
});

test('no two of the three administrators’ posts are in one hand; any other post may be', () => {
  for (const one of SEPARATED) {
    for (const other of SEPARATED) {
      const both = () => keepSeparate(one, [other, 'expert']);
      if (one === other) expect(both).not.toThrow();
      else expect(both).toThrow('identity.separated-duties');
    }
    expect(() => keepSeparate('expert', [one])).not.toThrow();
    expect(() => keepSeparate(one, ['district-officer', 'expert'])).not.toThrow();
  }
});

describe('a term at an organisation that ends', () => {
  const closing = { to: '2020-09-01' };

  test('ends with it when nothing is said', () => {
    expect(withinLife(closing, '2018-09-01', null)).toBe('2020-09-01');
    expect(withinLife({ to: null }, '2018-09-01', null)).toBeNull();
  });

  test('may end before, on the same day, but not after', () => {
    expect(withinLife(closing, '2018-09-01', '2019-09-01')).toBe('2019-09-01');
    expect(withinLife(closing, '2018-09-01', '2020-09-01')).toBe('2020-09-01');
    expect(() => withinLife(closing, '2018-09-01', '2020-09-02')).toThrow('identity.organisation-closed');
    expect(() => withinLife(closing, '2020-09-01', null)).toThrow('identity.organisation-closed');
  });
});
