import { sql } from 'kysely';
import { CITY } from '#core/identity/actor.ts';
import type { Day } from '#core/kernel/day.ts';
import { holdsOn } from '#core/kernel/period.ts';
import {
  type AllianceMembership,
  type Conflict,
  conflictsOf,
  type HeldPost,
  type PanelPerson,
  relationsUnder,
} from '#core/projects/panel/conflicts.ts';
import type { Db } from '../../../../platform/database/database.ts';
import { engagedOn, type Known, tiesOf } from '../../experts/store.ts';
import type { Drawn } from '../store.ts';

/** 回避规则: what is over for so many years counts no longer. */
export const YEARS = 3;

export type PanelCase = {
  readonly region: string;
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly title: string;
  readonly field: string | null;
};

/** Cases with the experts of the bank, and why which of them may not read which. */
export type Gathered = {
  readonly cases: readonly PanelCase[];
  readonly experts: readonly Known[];
  readonly barred: readonly {
    readonly caseId: string;
    readonly expertId: string;
    readonly reasons: readonly Conflict[];
  }[];
};

/** 收集抽取依据: from posts, ties, alliances, the people of each case, and what was declared before. */
export async function gather(
  db: Db,
  {
    caseIds,
    blind,
    draws = [],
    seated = [],
  }: {
    readonly caseIds: readonly string[];
    readonly blind: boolean;
    readonly draws?: readonly Drawn[] | undefined;
    /** Experts of the panel as it is. */
    readonly seated?: readonly string[];
  },
  today: Day,
): Promise<Gathered> {
  const { rows: cases } = await sql<PanelCase>`
    select c.region, c.id, c.organisation_id as "organisationId", o.name as "organisationName", c.title, c.field
    from projects.case c join organisations.v_organisation o on o.id = c.organisation_id
    where c.id = any (${caseIds}::uuid[]) order by c.id`.execute(db);
  const experts = await engagedOn(db, today, seated);
  const ties = Map.groupBy(await tiesOf(db), ({ personId }) => personId);
  const people = await peopleOf(db, caseIds, today);
  const recused = await recusedFrom(db, caseIds);
  const left = new Set(draws.flatMap(({ left: who }) => (who ? [`${who.caseId} ${who.expertId}`] : [])));
  const relations = relationsUnder({ on: today, years: YEARS }, await allMemberships(db));

  const barred = cases.flatMap(({ id: caseId, region, organisationId }) => {
    const applicants = { organisationIds: [organisationId], people: people.get(caseId) ?? [] };
    return experts.flatMap((expert) => {
      const pair = `${caseId} ${expert.id}`;
      const own = ties.get(expert.id) ?? [];
      const posts: HeldPost[] = [
        ...expert.posts,
        ...own.filter(({ tie }) => tie === '任职').map((tie) => ({ ...tie, kind: 'teacher' as const })),
      ];
      const reasons = [
        ...conflictsOf(
          { personId: expert.id, posts },
          applicants,
          { declared: recused.has(pair), replaced: left.has(pair) },
          relations,
        ),
        ...own
          .filter((tie) => tie.tie === '回避' && tie.organisationId === organisationId && holdsOn(tie, today))
          .map((): Conflict => ({ kind: 'kept-away', through: organisationId })),
        ...(blind &&
        expert.posts.some((post) => OVERSEE.has(post.kind) && holdsOn(post, today)) &&
        [region, CITY].includes(expert.region)
          ? [{ kind: 'knows-applicant', through: null } satisfies Conflict]
          : []),
      ];
      return reasons.length === 0 ? [] : [{ caseId, expertId: expert.id, reasons }];
    });
  });
  return { cases, experts, barred };
}

/** Posts that show their holders every case of the district. */
const OVERSEE: ReadonlySet<string> = new Set(['city-officer', 'district-officer', 'academy-researcher']);

/** Who began a case, who fills it, and who heads the applicant, with their posts. */
async function peopleOf(db: Db, caseIds: readonly string[], today: Day): Promise<Map<string, PanelPerson[]>> {
  const { rows } = await sql<{ caseId: string; personId: string; posts: HeldPost[] }>`
    with involved as (
      select c.id as case_id, c.begun_by as person_id from projects.case c where c.id = any (${caseIds}::uuid[])
      union select d.case_id, d.person_id from projects.delegation d where d.case_id = any (${caseIds}::uuid[])
      union select c.id, p.person_id from projects.case c join identity.v_post p on p.organisation_id = c.organisation_id
        where c.id = any (${caseIds}::uuid[]) and p.kind in ('principal', 'alliance-lead') and p.from_day <= ${today}::date and ${today}::date < p.to_day
    )
    select i.case_id as "caseId", i.person_id as "personId",
      coalesce((select json_agg(json_build_object('kind', p.kind, 'organisationId', p.organisation_id, 'from', p.from_day,
        'to', case when p.to_day = 'infinity' then null else p.to_day end)) from identity.v_post p where p.person_id = i.person_id), '[]') as posts
    from involved i`.execute(db);
  return new Map([...Map.groupBy(rows, ({ caseId }) => caseId)].map(([id, involved]) => [id, involved]));
}

/** Pairs of a case and an expert who stepped back from it in any round. */
async function recusedFrom(db: Db, caseIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ caseId: string; expertId: string }>`
    select distinct case_id as "caseId", expert_id as "expertId" from projects.seat where state = 'recused' and case_id = any (${caseIds}::uuid[])`.execute(
    db,
  );
  return new Set(rows.map(({ caseId, expertId }) => `${caseId} ${expertId}`));
}

async function allMemberships(db: Db): Promise<AllianceMembership[]> {
  const { rows } = await sql<AllianceMembership>`
    select alliance_id as "allianceId", school_id as "schoolId", from_day as from, nullif(to_day, 'infinity') as to
    from organisations.v_membership`.execute(db);
  return rows;
}
