import { lotsOf } from './lot.ts';
import type { PanelCase, PanelExpert, PanelProblem, Table } from './problem.ts';

/** 领域相符程度：what it costs that an expert knows the field, knows one near to it, or knows neither. */
export const MISFIT = { fits: 0, near: 1, none: 3 } as const;

/**
 * What a panel is judged by, first things first: `anew` seats that were not there before, `misfit` summed over the seats,
 * and `unevenness`, the sum of load × (load − 1) / 2 over the experts, which is least when loads are as equal as can be.
 */
export type Merit = { readonly anew: number; readonly misfit: number; readonly unevenness: number };

/** The weights by which the three become one whole number whose order is theirs. Unevenness weighs 1. */
type Weights = { readonly anew: number; readonly misfit: number };

export type Goal = {
  /** What each pair of the table costs, without the load. */
  readonly pairs: Float64Array;
  /** More than a panel, or a path through its network, can cost. */
  readonly limit: number;
  readonly weigh: (merit: Merit) => number;
  readonly merit: (seats: readonly number[], loads: Int32Array) => Merit;
};

/** 抽取目标 of a problem. Throws RangeError where sums could leave the whole numbers that are exact. */
export function goalOf(problem: PanelProblem, table: Table): Goal {
  const { cases, experts } = table;
  const weights = weightsOf(table);
  const changes = changesOf(problem, table);
  const misfits = new Uint8Array(table.open.length);
  const pairs = new Float64Array(table.open.length);
  for (const [row, each] of cases.entries()) {
    for (const [column, expert] of experts.entries()) {
      const pair = row * experts.length + column;
      misfits[pair] = misfit(each, expert, problem.near);
      pairs[pair] = changes[pair]! * weights.anew + misfits[pair] * weights.misfit;
    }
  }
  // A path passes no case and no expert twice.
  const steps = Math.max(seatsOf(table), 2 * Math.min(cases.length, experts.length)) + 2;
  const limit = steps * (pairs.reduce((most, cost) => Math.max(most, cost), 0) + heaviest(table) + 1);
  if (limit > LARGEST) throw new RangeError('too many seats for whole numbers');
  return {
    pairs,
    limit,
    weigh: ({ anew, misfit: all, unevenness: loads }) => anew * weights.anew + all * weights.misfit + loads,
    merit: (seats, loads) => ({
      anew: seats.reduce((sum, pair) => sum + changes[pair]!, 0),
      misfit: seats.reduce((sum, pair) => sum + misfits[pair]!, 0),
      unevenness: loads.reduce((sum, load) => sum + unevenness(load), 0),
    }),
  };
}

/** 1 where a seat would be new: there was an earlier draw, and it is neither of it nor taken. */
function changesOf({ before, taken }: PanelProblem, { cases, experts, open }: Table): Uint8Array {
  const changes = new Uint8Array(open.length);
  if (before.length === 0) return changes;
  const kept = Map.groupBy([...before, ...taken], ({ caseId }) => caseId);
  for (const [row, { id }] of cases.entries()) {
    const same = new Set(kept.get(id)?.map(({ expertId }) => expertId));
    for (const [column, expert] of experts.entries())
      changes[row * experts.length + column] = same.has(expert.id) ? 0 : 1;
  }
  return changes;
}

/** Half of the largest whole number that is exact, so that differences are exact too. */
const LARGEST = 2 ** 52;

/** What one expert's load adds: convex, so that a case more weighs the heavier the more there are already. */
export const unevenness = (load: number): number => (load * (load - 1)) / 2;

/**
 * The pairs' costs with the lot as the last of all: no sum of lots outweighs one point of merit. The lots are as fine as
 * whole numbers allow; where they allow none, the order of the ids decides. Returns the costs, and what a point of merit
 * weighs among them.
 */
export function withLots(problem: PanelProblem, table: Table, goal: Goal): { costs: Float64Array; point: number } {
  const { cases, experts } = table;
  const seats = seatsOf(table);
  const fine = Math.floor(LARGEST / goal.limit / Math.max(1, seats));
  const lots = Math.min(2 ** 20, Math.max(1, fine));
  const point = seats * (lots - 1) + 1;
  const lot = lotsOf(problem.seed, lots);
  const costs = new Float64Array(goal.pairs.length);
  for (const [row, { id }] of cases.entries()) {
    const ofCase = lot(id);
    for (const [column, expert] of experts.entries()) {
      const pair = row * experts.length + column;
      costs[pair] = table.open[pair] === 0 ? 0 : goal.pairs[pair]! * point + ofCase(expert.id);
    }
  }
  return { costs, point };
}

function misfit({ field }: PanelCase, { fields }: PanelExpert, near: PanelProblem['near']): number {
  if (field === null || fields.includes(field)) return MISFIT.fits;
  return near[field]?.some((each) => fields.includes(each)) === true ? MISFIT.near : MISFIT.none;
}

/** A level weighs one more than everything below it can differ by. */
function weightsOf(table: Table): Weights {
  const seats = seatsOf(table);
  const steps = Array.from(table.base, (base, column) =>
    Array.from({ length: table.most[column]! }, (_, more) => base + more),
  )
    .flat()
    .toSorted((a, b) => a - b);
  const sum = (loads: readonly number[]) => loads.reduce((total, load) => total + load, 0);
  const spread = sum(steps.slice(Math.max(0, steps.length - seats))) - sum(steps.slice(0, seats));
  return { misfit: spread + 1, anew: (spread + 1) * (MISFIT.none * seats + 1) };
}

const seatsOf = ({ need }: Table): number => need.reduce((sum, seats) => sum + seats, 0);
const heaviest = ({ base, most }: Table): number =>
  base.reduce((top, load, column) => Math.max(top, load + most[column]!), 0);
