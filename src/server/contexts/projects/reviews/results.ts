import { sql } from 'kysely';
import type { projectsRoutes } from '#contract/projects.ts';
import type { Output } from '#contract/route.ts';
import { whyDiscuss } from '#core/projects/agreement/discussion.ts';
import type { Appraisal } from '#core/projects/agreement/severity.ts';
import { UNTOLD } from '#core/projects/agreement/untold.ts';
import { rankedByField } from '#core/projects/ranking.ts';
import type { Marks } from '#core/projects/scoring.ts';
import type { Db } from '../../../platform/database/database.ts';
import { appraisal } from './aside.ts';

export type Results = NonNullable<Output<typeof projectsRoutes.callReviews>['rounds'][number]['results']>;
type Named = { readonly id: string; readonly name: string };
type CaseOf = {
  readonly id: string;
  readonly title: string;
  readonly organisationName: string;
  readonly field: string | null;
};
type Submitted = {
  readonly caseId: string;
  readonly expertId: string;
  readonly total: number;
  readonly marks: Marks;
  readonly comment: string;
};

/** 评审结果 of a closed round: every score, and what the scores say beyond themselves. Nothing of it changes a score. */
export async function resultsOf(
  db: Db,
  roundId: string,
  cases: readonly CaseOf[],
  experts: readonly Named[],
): Promise<Results> {
  const { rows } = await sql<Submitted>`
    select case_id as "caseId", expert_id as "expertId", total::float8 as total, marks, comment from projects.review
    where round_id = ${roundId} and submitted_at is not null order by case_id, expert_id`.execute(db);
  const said = await appraisal(
    rows.map(({ caseId, expertId, total }) => ({ caseId, expertId, value: total })),
    new Map(cases.map(({ id, field }) => [id, field])),
  );
  const of = Map.groupBy(rows, ({ caseId }) => caseId);
  const by = Map.groupBy(rows, ({ expertId }) => expertId);
  const names = new Map(experts.map(({ id, name }) => [id, name]));
  const discuss = new Map(said.discuss.map((each) => [`${each.caseId} ${each.expertId}`, whyDiscuss(each)]));
  const standings = new Map(said.cases.map((each) => [each.caseId, each]));
  const placed = rankedByField(cases.map(({ id, field }) => ({ caseId: id, field, score: meanOf(of.get(id) ?? []) })));
  return {
    cases: placed.flatMap(({ caseId, score, place }) => {
      const found = cases.find(({ id }) => id === caseId);
      const standing = standings.get(caseId);
      return found === undefined
        ? []
        : [
            {
              ...found,
              place,
              mean: score,
              adjusted: estimate(standing?.adjusted),
              ranks: pair(standing?.ranks),
              scores: (of.get(caseId) ?? []).map(({ expertId, total, marks, comment }) => ({
                expertId,
                expertName: names.get(expertId) ?? '',
                total,
                marks,
                comment,
                discuss: discuss.get(`${caseId} ${expertId}`) ?? null,
              })),
            },
          ];
    }),
    experts: said.experts.map(({ expertId, cases: read, leniency }) => ({
      id: expertId,
      name: names.get(expertId) ?? '',
      cases: read,
      mean: meanOf(by.get(expertId) ?? []) ?? 0,
      leniency: estimate(leniency),
    })),
    agreement: agreementOf(said),
    untold: said.untold.map((reason) => UNTOLD[reason]),
  };
}

const agreementOf = ({ agreement: { single, singleInterval, average, alpha } }: Appraisal): Results['agreement'] => ({
  single,
  singleInterval: pair(singleInterval),
  average,
  alpha,
});

const pair = (interval: readonly [number, number] | null | undefined): [number, number] | null =>
  interval ? [interval[0], interval[1]] : null;

const estimate = (of: Appraisal['cases'][number]['adjusted'] | undefined): Results['cases'][number]['adjusted'] =>
  of ? { value: of.value, interval: [of.interval[0], of.interval[1]] } : null;

/** 平均分, to thousandths, so that equal scores are equal. */
function meanOf(scores: readonly { readonly total: number }[]): number | null {
  if (scores.length === 0) return null;
  return Math.round((scores.reduce((sum, { total }) => sum + total, 0) / scores.length) * 1000) / 1000;
}
