import { type Goal, goalOf, type Merit, unevenness } from './goal.ts';
import { type PanelProblem, placesOf, type Seat, type Table, tableOf } from './problem.ts';

/**
 * 最优性证明：prices that prove a panel the best. A seat at a case is worth `cases[id]`, one case of an expert's time
 * `experts[id]`; whole numbers, in points of the panel's value.
 */
export type Prices = {
  readonly cases: Readonly<Record<string, number>>;
  readonly experts: Readonly<Record<string, number>>;
};

/** A panel with what it claims: its merit in one number and the prices that prove that none has a smaller one. */
export type Claim = { readonly seats: readonly Seat[]; readonly value: number; readonly prices: Prices };

/**
 * Whether the panel is allowed, is worth what it claims, and no other is worth less. Needs nothing of how it was drawn:
 * any prices at all bound the value of every panel from below, and a panel that reaches the bound is therefore the best.
 * O(pairs). Throws RangeError for what is no problem.
 */
export function certifies(problem: PanelProblem, claim: Claim): boolean {
  const table = tableOf(problem);
  const goal = goalOf(problem, table);
  const merit = meritOf(problem, table, goal, claim.seats);
  return (
    merit !== undefined &&
    goal.weigh(merit) === claim.value &&
    bound(problem, table, goal, claim.prices) === claim.value
  );
}

/**
 * A number that no allowed panel's value falls below, whatever the prices; undefined where a price is missing or the sum
 * leaves the whole numbers. Throws RangeError for what is no problem.
 */
export function boundOf(problem: PanelProblem, prices: Prices): number | undefined {
  const table = tableOf(problem);
  return bound(problem, table, goalOf(problem, table), prices);
}

/** What a panel is worth; undefined if it is not allowed: a case with more or fewer experts, barred, loads out of bounds. */
function meritOf(problem: PanelProblem, table: Table, goal: Goal, seats: readonly Seat[]): Merit | undefined {
  const { cases, experts, open } = table;
  const known = new Set([...cases, ...experts].map(({ id }) => id));
  if (!seats.every(({ caseId, expertId }) => known.has(caseId) && known.has(expertId))) return undefined;
  const at = placesOf(cases, experts);
  const drawn = new Set(seats.map((seat) => at(seat).pair));
  const taken = new Set(problem.taken.map((seat) => at(seat).pair));
  if (drawn.size < seats.length || !taken.isSubsetOf(drawn)) return undefined;
  const [reads, loads] = [new Int32Array(cases.length), new Int32Array(experts.length)];
  for (const pair of drawn) {
    if (open[pair] === 0 && !taken.has(pair)) return undefined;
    reads[Math.floor(pair / experts.length)]! += 1;
    loads[pair % experts.length]! += 1;
  }
  const filled = cases.every((each, row) => reads[row] === each.seats);
  const bearable = experts.every(({ least, most }, column) => least <= loads[column]! && loads[column]! <= most);
  return filled && bearable ? goal.merit([...drawn], loads) : undefined;
}

/**
 * If seats are paid for at these prices, each pair may be filled or not and each load be chosen as pays best, one by one;
 * an allowed panel cannot do better. Source: Lagrangian relaxation, Ahuja, Magnanti, Orlin, “Network Flows” (1993), 16.
 */
function bound(problem: PanelProblem, table: Table, goal: Goal, prices: Prices): number | undefined {
  const { need, least, most, base, open } = table;
  const worth = table.cases.map(({ id }) => prices.cases[id] ?? Number.NaN);
  const time = table.experts.map(({ id }) => prices.experts[id] ?? Number.NaN);
  const paid = worth.reduce((sum, price, row) => sum + need[row]! * price, 0);
  const earned = open.reduce((sum, isOpen, pair) => {
    const profit = goal.pairs[pair]! - worth[Math.floor(pair / time.length)]! + time[pair % time.length]!;
    return isOpen === 1 && !(profit >= 0) ? sum + profit : sum;
  }, 0);
  const worked = time.reduce((sum, hour, column) => {
    let best = Number.POSITIVE_INFINITY;
    for (let more = least[column]!; more <= most[column]!; more += 1)
      best = Math.min(best, unevenness(base[column]! + more) - hour * more);
    return sum + best;
  }, 0);
  const at = placesOf(table.cases, table.experts);
  const fixed = problem.taken.reduce((sum, seat) => sum + goal.pairs[at(seat).pair]!, 0);
  const total = paid + earned + worked + fixed;
  return [paid, earned, worked, total].every(Number.isSafeInteger) ? total : undefined;
}
