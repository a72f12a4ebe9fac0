import type { PostKind } from '../../identity/post.ts';
import type { Day } from '../../kernel/day.ts';
import { holdsOn, type Period } from '../../kernel/period.ts';

/** 回避情形, the gravest first: why an expert may not read a case. `{years}` is the rule's. */
export const CONFLICT_KINDS = {
  'own-case': '本人是项目成员',
  declared: '本人申报回避',
  'kept-away': '登记为须回避的单位',
  'knows-applicant': '岗位职责可见申报单位，不参加盲审',
  replaced: '已在本项目中更换',
  'same-organisation': '与申报单位为同一单位',
  'recent-organisation': '{years}年内曾与申报单位为同一单位',
  'co-worker': '与项目成员共事',
  'recent-co-worker': '{years}年内曾与项目成员共事',
  'same-alliance': '与申报单位同属一个联盟',
  'recent-alliance': '{years}年内曾与申报单位同属一个联盟',
} as const;

export type ConflictKind = keyof typeof CONFLICT_KINDS;

/** One reason, with the organisation, alliance or person through which the two are related; null where there is none. */
export type Conflict = { readonly kind: ConflictKind; readonly through: string | null };

/** 任职 as `identity.v_post` has it. */
export type HeldPost = Period & { readonly kind: PostKind; readonly organisationId: string };

/** 成员关系 as `organisations.v_membership` has it. */
export type AllianceMembership = Period & { readonly allianceId: string; readonly schoolId: string };

export type PanelPerson = { readonly personId: string; readonly posts: readonly HeldPost[] };

/** Who applies, and the people of the case: 负责人 and members, with their posts. */
export type Applicants = { readonly organisationIds: readonly string[]; readonly people: readonly PanelPerson[] };

/** What was said or decided about this expert and this case: 申报回避, 更换. */
export type Said = { readonly declared: boolean; readonly replaced: boolean };

/** 回避规则：the day it is judged on, and how many years a relation that is over still counts (usually 3). */
export type ConflictRule = { readonly on: Day; readonly years: number };

/** The days that count, and who belonged to which alliance on them; made once for all pairs of a draw. */
export type Relations = {
  readonly on: Day;
  readonly since: Day;
  readonly alliancesOf: (organisationId: string) => readonly (Period & { readonly allianceId: string })[];
};

/** Looks memberships up by school; an organisation that is an alliance itself belongs to it always. */
export function relationsUnder({ on, years }: ConflictRule, memberships: readonly AllianceMembership[]): Relations {
  const bySchool = Map.groupBy(memberships, ({ schoolId }) => schoolId);
  const alliances = new Set(memberships.map(({ allianceId }) => allianceId));
  return {
    on,
    since: Temporal.PlainDate.from(on).subtract({ years }).toString() as Day,
    alliancesOf: (organisationId) =>
      alliances.has(organisationId)
        ? [{ allianceId: organisationId, from: ALWAYS, to: null }]
        : (bySchool.get(organisationId) ?? []),
  };
}

const ALWAYS = '1900-01-01' as Day;

/**
 * 须回避的情形: every reason, the gravest first, why the expert may not read the case; none when he or she may. What held
 * on some day of the last `years` years before the rule's day counts; what ended that many years ago or earlier does not.
 *
 * People worked together, and organisations belonged together, when they did at the same time. Being an 专家 is an
 * engagement, not employment, and relates nobody. At the applicant's own organisation co-workers are not told besides.
 */
export function conflictsOf(expert: PanelPerson, applicants: Applicants, said: Said, relations: Relations): Conflict[] {
  const conflicts: Conflict[] = [];
  const add = (kind: ConflictKind, through: string | null = null) => conflicts.push({ kind, through });
  const posts = employment(expert, relations);

  if (applicants.people.some(({ personId }) => personId === expert.personId)) add('own-case');
  if (said.declared) add('declared');
  if (said.replaced) add('replaced');

  for (const organisationId of new Set(applicants.organisationIds)) {
    const there = posts.filter((post) => post.organisationId === organisationId);
    if (there.length > 0) add(heldNow(there, relations) ? 'same-organisation' : 'recent-organisation', organisationId);
  }
  for (const person of applicants.people.filter(({ personId }) => personId !== expert.personId)) {
    const together = employment(person, relations)
      .filter(({ organisationId }) => !applicants.organisationIds.includes(organisationId))
      .flatMap((theirs) =>
        posts.flatMap((own) => (own.organisationId === theirs.organisationId ? shared(own, theirs) : [])),
      );
    const counting = within(together, relations);
    if (counting.length > 0) add(heldNow(counting, relations) ? 'co-worker' : 'recent-co-worker', person.personId);
  }
  for (const [allianceId, together] of alliancesShared(posts, applicants, relations)) {
    const counting = within(together, relations);
    if (counting.length > 0) add(heldNow(counting, relations) ? 'same-alliance' : 'recent-alliance', allianceId);
  }
  return conflicts.toSorted((a, b) => GRAVITY.indexOf(a.kind) - GRAVITY.indexOf(b.kind));
}

/** The gravest reason comes first; each barred expert is counted by it. */
const GRAVITY = Object.keys(CONFLICT_KINDS);

/** For each alliance, when the expert's organisation, while he or she was there, and an applicant were both in it. */
function alliancesShared(
  posts: readonly HeldPost[],
  applicants: Applicants,
  { alliancesOf }: Relations,
): Map<string, Period[]> {
  const together = new Map<string, Period[]>();
  for (const applicant of new Set(applicants.organisationIds)) {
    for (const theirs of alliancesOf(applicant)) {
      for (const post of posts) {
        if (post.organisationId === applicant) continue;
        for (const own of alliancesOf(post.organisationId)) {
          if (own.allianceId !== theirs.allianceId) continue;
          const periods = shared(own, theirs).flatMap((both) => shared(both, post));
          together.set(own.allianceId, [...(together.get(own.allianceId) ?? []), ...periods]);
        }
      }
    }
  }
  return together;
}

const employment = ({ posts }: PanelPerson, relations: Relations): HeldPost[] =>
  within(
    posts.filter(({ kind }) => kind !== 'expert'),
    relations,
  );

/** Those that held on some of the days that count. */
function within<P extends Period>(periods: readonly P[], { on, since }: Relations): P[] {
  return periods.filter(({ from, to }) => from <= on && (to === null || to > since));
}

const heldNow = (periods: readonly Period[], { on }: Relations): boolean =>
  periods.some((period) => holdsOn(period, on));

/** The days that both periods have: one period, or none. */
function shared(a: Period, b: Period): Period[] {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to === null || (b.to !== null && b.to < a.to) ? b.to : a.to;
  return to === null || from < to ? [{ from, to }] : [];
}
