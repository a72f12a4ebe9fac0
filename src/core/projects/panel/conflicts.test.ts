import { describe, expect, test } from 'vitest';
import type { PostKind } from '../../identity/post.ts';
import { day } from '../../kernel/day.ts';
import { barredSeats } from './barred.ts';
import {
  type AllianceMembership,
  type Conflict,
  conflictsOf,
  type HeldPost,
  type PanelPerson,
  relationsUnder,
} from './conflicts.ts';

const rule = { on: day('2026-11-02'), years: 3 };
const nothing = { declared: false, replaced: false };

const post = (
  organisationId: string,
  from: string,
  to: string | null = null,
  kind: PostKind = 'teacher',
): HeldPost => ({
  kind,
  organisationId,
  from: day(from),
  to: to === null ? null : day(to),
});
const member = (schoolId: string, allianceId: string, from: string, to: string | null = null): AllianceMembership => ({
  schoolId,
  allianceId,
  from: day(from),
  to: to === null ? null : day(to),
});
const person = (personId: string, ...posts: HeldPost[]): PanelPerson => ({ personId, posts });

/** The expert 张 judged for an application of 申报校, whose head is 王. */
function conflicts(
  posts: readonly HeldPost[],
  given: { people?: PanelPerson[]; memberships?: AllianceMembership[]; said?: typeof nothing; years?: number } = {},
): Conflict[] {
  return conflictsOf(
    person('张', ...posts),
    { organisationIds: ['申报校'], people: given.people ?? [person('王', post('申报校', '2015-09-01'))] },
    given.said ?? nothing,
    relationsUnder({ ...rule, years: given.years ?? rule.years }, given.memberships ?? []),
  );
}

test('an expert with no relation to the applicant may read the case', () => {
  expect(conflicts([post('别校', '2010-09-01')])).toEqual([]);
});

describe('one organisation', () => {
  const through = '申报校';
  test('now is a conflict', () => {
    expect(conflicts([post(through, '2026-11-02')])).toEqual([{ kind: 'same-organisation', through }]);
  });

  test('counts for three years after the last day there, and not a day longer', () => {
    expect(conflicts([post(through, '2010-09-01', '2023-11-03')])).toEqual([{ kind: 'recent-organisation', through }]);
    expect(conflicts([post(through, '2010-09-01', '2023-11-02')])).toEqual([]);
  });

  test('counts as long as the rule says', () => {
    expect(conflicts([post(through, '2010-09-01', '2022-09-01')], { years: 5 })).toEqual([
      { kind: 'recent-organisation', through },
    ]);
    expect(conflicts([post(through, '2010-09-01', '2026-11-02')], { years: 0 })).toEqual([]);
  });

  test('does not count before the post begins', () => {
    expect(conflicts([post(through, '2026-11-03')])).toEqual([]);
  });

  test('is told once, as it is now, whatever it was before', () => {
    expect(conflicts([post(through, '2010-09-01', '2025-09-01'), post(through, '2026-09-01')])).toEqual([
      { kind: 'same-organisation', through },
    ]);
  });

  test('in which somebody is an expert only relates nobody', () => {
    expect(conflicts([post(through, '2020-09-01', null, 'expert')])).toEqual([]);
  });
});

describe('one alliance', () => {
  const both = [member('申报校', '学区', '2018-09-01'), member('别校', '学区', '2018-09-01')];

  test('of the expert’s school and the applicant’s now is a conflict', () => {
    expect(conflicts([post('别校', '2020-09-01')], { memberships: both })).toEqual([
      { kind: 'same-alliance', through: '学区' },
    ]);
  });

  test('that either school left within three years, or the expert by leaving the school, still counts', () => {
    const recent = [{ kind: 'recent-alliance', through: '学区' }];
    const [own, other] = both as [AllianceMembership, AllianceMembership];
    const here = [post('别校', '2020-09-01')];
    expect(conflicts(here, { memberships: [{ ...own, to: day('2024-01-01') }, other] })).toEqual(recent);
    expect(conflicts(here, { memberships: [own, { ...other, to: day('2024-01-01') }] })).toEqual(recent);
    expect(conflicts([post('别校', '2020-09-01', '2024-01-01')], { memberships: both })).toEqual(recent);
    expect(conflicts(here, { memberships: [own, { ...other, to: day('2023-11-02') }] })).toEqual([]);
  });

  test('in which the two were one after the other is none', () => {
    const memberships = [member('申报校', '学区', '2025-09-01'), member('别校', '学区', '2018-09-01', '2025-09-01')];
    expect(conflicts([post('别校', '2020-09-01')], { memberships })).toEqual([]);
    expect(
      conflicts([post('别校', '2025-09-01')], {
        memberships: [member('申报校', '学区', '2018-09-01', '2025-09-01'), both[1]!],
      }),
    ).toEqual([]);
  });

  test('that the expert leads himself is a conflict with all its members', () => {
    expect(conflicts([post('学区', '2024-09-01', null, 'alliance-lead')], { memberships: both })).toEqual([
      { kind: 'same-alliance', through: '学区' },
    ]);
  });

  test('that applies itself is a conflict for the teachers of its members', () => {
    const judged = conflictsOf(
      person('张', post('别校', '2020-09-01')),
      { organisationIds: ['学区'], people: [] },
      nothing,
      relationsUnder(rule, both),
    );
    expect(judged).toEqual([{ kind: 'same-alliance', through: '学区' }]);
  });

  test('is not told besides the one school that both are of', () => {
    expect(conflicts([post('申报校', '2020-09-01')], { memberships: both }).map(({ kind }) => kind)).toEqual([
      'same-organisation',
    ]);
  });
});

describe('the people of the case', () => {
  const head = (...posts: HeldPost[]) => ({ people: [person('王', post('申报校', '2022-09-01'), ...posts)] });

  test('do not judge it', () => {
    expect(conflicts([post('别校', '2020-09-01')], { people: [person('张')] })).toEqual([
      { kind: 'own-case', through: null },
    ]);
  });

  test('are not judged by those they work with elsewhere, now or within three years', () => {
    const here = [post('教育学院', '2019-09-01')];
    expect(conflicts(here, head(post('教育学院', '2024-09-01')))).toEqual([{ kind: 'co-worker', through: '王' }]);
    expect(conflicts(here, head(post('教育学院', '2020-09-01', '2024-09-01')))).toEqual([
      { kind: 'recent-co-worker', through: '王' },
    ]);
    expect(conflicts(here, head(post('教育学院', '2020-09-01', '2022-09-01')))).toEqual([]);
  });

  test('are no co-workers of whoever came after they had left', () => {
    expect(conflicts([post('教育学院', '2025-09-01')], head(post('教育学院', '2020-09-01', '2025-09-01')))).toEqual([]);
  });

  test('are no co-workers by being experts of the same bureau', () => {
    expect(
      conflicts([post('教育局', '2020-09-01', null, 'expert')], head(post('教育局', '2020-09-01', null, 'expert'))),
    ).toEqual([]);
  });
});

test('all reasons are given at once, the gravest first', () => {
  const found = conflicts(
    [post('别校', '2020-09-01'), post('申报校', '2019-09-01', '2024-09-01'), post('教育学院', '2025-09-01')],
    {
      people: [person('王', post('申报校', '2015-09-01'), post('教育学院', '2024-09-01'))],
      memberships: [member('申报校', '学区', '2018-09-01'), member('别校', '学区', '2018-09-01', '2025-09-01')],
      said: { declared: true, replaced: true },
    },
  );
  expect(found).toEqual([
    { kind: 'declared', through: null },
    { kind: 'replaced', through: null },
    { kind: 'recent-organisation', through: '申报校' },
    { kind: 'co-worker', through: '王' },
    { kind: 'recent-alliance', through: '学区' },
  ]);
});

test('of a whole draw the seats that are related, declared or replaced are barred, and no others', () => {
  const applying = (id: string) => ({ organisationIds: [id], people: [] });
  const said = (caseId: string, expertId: string, given: Partial<typeof nothing>) => ({
    caseId,
    expertId,
    ...nothing,
    ...given,
  });
  expect(
    barredSeats(
      [
        { id: '一', applicants: applying('申报校') },
        { id: '二', applicants: applying('别校') },
      ],
      [person('张', post('申报校', '2020-09-01')), person('李', post('教育学院', '2020-09-01'))],
      [said('一', '李', { replaced: true }), said('一', '李', { declared: true }), said('二', '张', {})],
      relationsUnder(rule, []),
    ),
  ).toEqual([
    { caseId: '一', expertId: '张', reasons: [{ kind: 'same-organisation', through: '申报校' }] },
    {
      caseId: '一',
      expertId: '李',
      reasons: [
        { kind: 'declared', through: null },
        { kind: 'replaced', through: null },
      ],
    },
  ]);
});
