import { describe, expect, test } from 'vitest';
import type { Actor, HeldPost } from '#core/identity/actor.ts';
import type { OrganisationKind, PostKind } from '#core/identity/post.ts';
import { identityPermissions as may, type PersonSubject, type Place } from './permissions.ts';

const post = (kind: PostKind, more: Partial<HeldPost> = {}): HeldPost => ({
  id: 'post',
  kind,
  organisationId: 'bureau',
  organisationKind: 'bureau',
  region: '310113',
  office: null,
  ...more,
});
const actor = (...posts: HeldPost[]): Actor => ({ personId: 'me', region: '310113', name: '我', posts });
const officer = (office: string, region = '310113') =>
  actor(post(region === '310000' ? 'city-officer' : 'district-officer', { office, region }));
const leader = (kind: 'principal' | 'school-admin' | 'teacher' | 'alliance-lead', organisationId = 'school') =>
  actor(post(kind, { organisationId, organisationKind: 'school' }));
const admin = (kind: 'system-admin' | 'security-admin' | 'audit-admin', region = '310113') =>
  actor(post(kind, { region }));

const school: Place = { id: 'school', kind: 'school', region: '310113' };
const bureau: Place = { id: 'bureau', kind: 'bureau', region: '310113' };
const person = (...posts: { kind: PostKind; organisationId: string; region?: string }[]): PersonSubject => ({
  id: 'other',
  region: '310113',
  organisationId: 'school',
  posts: posts.map((each) => ({ region: '310113', ...each })),
});
const teacher = person({ kind: 'teacher', organisationId: 'school' });
const yes = (answer: true | string) => answer === true;

/** Everybody who might act, in a fixed order, so that a rule reads as the list of who may. */
const everybody: Record<string, Actor> = {
  personnel: officer('人事科'),
  organisation: officer('组织科'),
  education: officer('基础教育科'),
  finance: officer('计财科'),
  neighbour: officer('人事科', '310114'),
  city: officer('人事科', '310000'),
  'system-admin': admin('system-admin'),
  'security-admin': admin('security-admin'),
  'audit-admin': admin('audit-admin'),
  'system-admin elsewhere': admin('system-admin', '310114'),
  liaison: actor(post('liaison')),
  researcher: actor(post('academy-researcher')),
  expert: actor(post('expert')),
  principal: leader('principal'),
  'school-admin': leader('school-admin'),
  teacher: leader('teacher'),
  'principal elsewhere': leader('principal', 'another'),
  lead: leader('alliance-lead', 'alliance'),
  nobody: actor(),
};
const whoMay = (rule: (who: Actor) => true | string) =>
  Object.entries(everybody)
    .filter(([, who]) => yes(rule(who)))
    .map(([name]) => name);
const PERSONNEL = ['personnel', 'organisation', 'city', 'system-admin'];

describe('who may', () => {
  test('register a person: the personnel and organisation offices of the district and the city, the system administrator, the school itself', () => {
    expect(whoMay((who) => may.register(who, school))).toEqual([...PERSONNEL, 'principal', 'school-admin']);
    expect(whoMay((who) => may.register(who, bureau))).toEqual(PERSONNEL);
  });

  test('correct a person: the same, and everybody the own entry', () => {
    expect(whoMay((who) => may.correct(who, teacher))).toEqual([...PERSONNEL, 'principal', 'school-admin']);
    expect(may.correct(leader('teacher'), { ...teacher, id: 'me' })).toBe(true);
  });

  test('appoint a teacher or school administrator: the same; a principal only the offices', () => {
    for (const kind of ['teacher', 'school-admin'] as const)
      expect(whoMay((who) => may.appoint(who, kind, school))).toEqual([...PERSONNEL, 'principal', 'school-admin']);
    expect(whoMay((who) => may.appoint(who, 'principal', school))).toEqual(PERSONNEL);
    expect(whoMay((who) => may.appoint(who, 'district-officer', bureau))).toEqual(PERSONNEL);
  });

  test('appoint one of the three administrators: a system or security administrator, and no personnel office', () => {
    for (const kind of ['system-admin', 'security-admin', 'audit-admin'] as const)
      expect(whoMay((who) => may.appoint(who, kind, bureau))).toEqual(['system-admin', 'security-admin']);
    expect(yes(may.appoint(admin('system-admin'), 'audit-admin', { ...bureau, region: '310000' }))).toBe(false);
  });

  test('award a title: the offices alone, not the school', () => {
    expect(whoMay((who) => may.award(who, teacher))).toEqual(PERSONNEL);
  });

  test('open, reset and suspend an account: administrators, and the school for its own people who see no further', () => {
    expect(whoMay((who) => may.account(who, teacher))).toEqual([
      'system-admin',
      'security-admin',
      'principal',
      'school-admin',
    ]);
    const wider = [
      person({ kind: 'alliance-lead', organisationId: 'alliance' }),
      person({ kind: 'teacher', organisationId: 'another' }),
    ];
    for (const subject of wider)
      expect(whoMay((who) => may.account(who, subject))).toEqual(['system-admin', 'security-admin']);
    expect(
      whoMay((who) => may.account(who, person({ kind: 'expert', organisationId: 'academy', region: '310000' }))),
    ).toEqual([]);
  });

  test('fill a body: the education and organisation offices, and who leads the body’s owner', () => {
    expect(whoMay((who) => may.seat(who, { region: '310113', organisationId: 'school' }))).toEqual([
      'organisation',
      'education',
      'principal',
    ]);
    expect(whoMay((who) => may.seat(who, { region: '310113', organisationId: 'alliance' }))).toEqual([
      'organisation',
      'education',
      'lead',
    ]);
  });

  test('open the roster: everybody charged with others; a teacher, an expert and the audit administrator are not', () => {
    expect(whoMay((who) => may.openRoster(who) || 'no')).toEqual(
      Object.keys(everybody).filter((name) => !['audit-admin', 'expert', 'teacher', 'nobody'].includes(name)),
    );
  });
});

test('nobody appoints, awards or resets themselves, whatever their posts', () => {
  const self = { ...teacher, id: 'me' };
  for (const who of Object.values(everybody)) {
    expect(may.appoint(who, 'teacher', school, 'me')).toBe('identity.not-oneself');
    expect(may.award(who, self)).toBe('identity.not-oneself');
    expect(may.account(who, self)).toBe('identity.not-oneself');
  }
});

test('every refusal is a sentence of its own kind', () => {
  const kinds: OrganisationKind[] = ['bureau', 'school'];
  expect(kinds.map((kind) => may.register(actor(), { id: 'x', kind, region: '310113' }))).toEqual([
    'identity.personnel-only',
    'identity.personnel-only',
  ]);
  expect([may.account(actor(), teacher), may.seat(actor(), { region: '310113', organisationId: 'x' })]).toEqual([
    'identity.admin-only',
    'identity.leaders-only',
  ]);
});
