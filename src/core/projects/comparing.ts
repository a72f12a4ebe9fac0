import { type Decided, departures, type Scored } from './ranking.ts';

/** A case where decisions are held against an order: by its score, or else by its place among its district's recommendations. */
export type Weighed = {
  readonly caseId: string;
  readonly region: string;
  readonly field: string | null;
  readonly score: number | null;
  readonly rank: number | null;
};

/** What decisions are held against: the experts' scores where there are any, else the order of recommendation. */
export type Basis = 'score' | 'rank';

export function basisOf(cases: readonly Weighed[]): Basis | null {
  if (cases.some(({ score }) => score !== null)) return 'score';
  return cases.some(({ rank }) => rank !== null) ? 'rank' : null;
}

/**
 * 排序依据：the cases as `departures` compares them. Scores are compared within a field; recommendations only within the district that
 * ordered them, and there the first weighs most.
 */
export function weighed(cases: readonly Weighed[], basis: Basis | null): Scored[] {
  return cases.map(({ caseId, region, field, score, rank }) => {
    if (basis === 'score') return { caseId, field, score };
    const weight = basis === null || rank === null ? null : 1_000_000 - rank;
    return { caseId, field: `${region} ${field ?? ''}`, score: weight };
  });
}

/**
 * 与排序不一致、因而须说明理由的决定 among those being taken: what was decided before at the step is compared with, and needs no reason again.
 */
export function departing(
  scored: readonly Scored[],
  before: readonly Decided[],
  taken: readonly Decided[],
): ReadonlySet<string> {
  const now = new Set(taken.map(({ caseId }) => caseId));
  const earlier = before.filter(({ caseId }) => !now.has(caseId));
  return new Set(departures(scored, [...earlier, ...taken]).filter((caseId) => now.has(caseId)));
}
