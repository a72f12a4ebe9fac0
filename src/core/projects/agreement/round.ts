import { partsOf, type TwoWay } from './two-way.ts';

/** 一份评分：what an expert gave a case. */
export type Score = { readonly caseId: string; readonly expertId: string; readonly value: number };

/** The scores of a round by case and expert, all in the order of their ids, whatever order they came in. */
export type Round = {
  readonly scores: readonly Score[];
  readonly caseIds: readonly string[];
  readonly expertIds: readonly string[];
  readonly data: TwoWay;
  /** For each case which scores are its own, in the order of the experts. */
  readonly byCase: readonly (readonly number[])[];
  /** How many cases each expert scored. */
  readonly reads: readonly number[];
  readonly groups: readonly { readonly cases: readonly string[]; readonly experts: readonly string[] }[];
};

/** @throws RangeError for a second score of an expert for a case, or a value that is no number */
export function roundOf(given: readonly Score[]): Round {
  const scores = given.toSorted(
    (one, other) => before(one.caseId, other.caseId) || before(one.expertId, other.expertId),
  );
  for (const [at, { caseId, expertId, value }] of scores.entries()) {
    const last = scores[at - 1];
    if (!Number.isFinite(value)) throw new RangeError(`the score of ${expertId} for ${caseId} is no number`);
    if (last?.caseId === caseId && last.expertId === expertId)
      throw new RangeError(`${expertId} scored ${caseId} twice`);
  }
  const cases = numbered(scores.map(({ caseId }) => caseId));
  const experts = numbered(scores.map(({ expertId }) => expertId));
  const data: TwoWay = {
    values: Float64Array.from(scores, ({ value }) => value),
    first: Int32Array.from(scores, ({ caseId }) => cases.get(caseId)!),
    second: Int32Array.from(scores, ({ expertId }) => experts.get(expertId)!),
    levels: [cases.size, experts.size],
  };
  const byCase: number[][] = Array.from({ length: cases.size }, () => []);
  const reads = Array.from({ length: experts.size }, () => 0);
  for (const at of scores.keys()) {
    byCase[data.first[at]!]!.push(at);
    reads[data.second[at]!]! += 1;
  }
  const [caseIds, expertIds] = [[...cases.keys()], [...experts.keys()]];
  return { scores, caseIds, expertIds, data, byCase, reads, groups: groupsOf(data, caseIds, expertIds) };
}

/** By code unit: the order must not depend on a locale. */
const before = (one: string, other: string) => (one < other ? -1 : Number(one > other));

const numbered = (ids: readonly string[]): ReadonlyMap<string, number> =>
  new Map([...new Set(ids)].toSorted(before).map((id, at) => [id, at]));

function groupsOf(data: TwoWay, caseIds: readonly string[], expertIds: readonly string[]): Round['groups'] {
  const { count, first, second } = partsOf(data);
  const groups: { cases: string[]; experts: string[] }[] = Array.from({ length: count }, () => ({
    cases: [],
    experts: [],
  }));
  for (const [at, id] of caseIds.entries()) groups[first[at]!]!.cases.push(id);
  for (const [at, id] of expertIds.entries()) groups[second[at]!]!.experts.push(id);
  return groups;
}
