import type { Prices } from './certificate.ts';
import { connect } from './connect.ts';
import { goalOf, type Merit } from './goal.ts';
import { cheapestOf, keepingAll } from './keep.ts';
import { type Idle, lackingOf, type Shortage } from './lacking.ts';
import { pricesOf, waysOf } from './network.ts';
import { type PanelProblem, placesOf, type Seat, tableOf } from './problem.ts';

/** 抽取结果：the best panel with its proof, or why there is none. */
export type Draw = Panel | Lacking;

/** 评审专家组: every seat of every case, also those that were taken, by the ids of case and expert. */
export type Panel = {
  readonly drawn: true;
  readonly seats: readonly Seat[];
  readonly merit: Merit;
  /** The merit in one number, the smaller the better; `prices` prove that it is the smallest (`certifies`). */
  readonly value: number;
  readonly prices: Prices;
  readonly loads: readonly { readonly expertId: string; readonly cases: number }[];
  /** Parts of the panel that share no expert; severity can be compared only within one. 1 when all hangs together. */
  readonly parts: number;
  /** Rounds of equally good seats exchanged to join parts. */
  readonly joined: number;
};

/** 专家不足: not all seats can be filled, or not every expert can read as many cases as he or she should at least. */
export type Lacking = {
  readonly drawn: false;
  readonly shortages: readonly Shortage[];
  readonly idle: readonly Idle[];
};

/**
 * 抽取评审专家: the best of all panels that keep to what is barred, taken, and to the loads. First the fewest changes to an
 * earlier draw, then the fields fit as well as possible, then loads are as even as possible; what is left is drawn by lot.
 * Exact; the same problem always gives the same panel. Throws RangeError for what is no problem (`tableOf`) and for sizes
 * beyond whole numbers (`goalOf`).
 */
export function drawPanel(problem: PanelProblem): Draw {
  const table = tableOf(problem);
  const goal = goalOf(problem, table);
  const cheapest = keepingAll(problem, table) ?? cheapestOf(problem, table, goal);
  if (cheapest === undefined) return { drawn: false, ...lackingOf(problem, table) };

  const { cases, experts, base } = table;
  const nodes = cases.length + experts.length + 1;
  const prices = pricesOf(nodes, waysOf(table, cheapest, goal.pairs));
  const at = placesOf(cases, experts);
  const taken = new Uint8Array(table.open.length);
  for (const seat of problem.taken) taken[at(seat).pair] = 1;
  const { flow, parts, joined } = connect(table, cheapest, goal.pairs, prices, taken);

  const loads = flow.load.map((load, column) => load + base[column]!);
  const pairs = Array.from(taken.keys()).filter((pair) => taken[pair] === 1 || flow.seated[pair] === 1);
  const merit = goal.merit(pairs, loads);
  const sink = prices[nodes - 1]!;
  const priced = (things: readonly { readonly id: string }[], first: number) =>
    Object.fromEntries(things.map(({ id }, number) => [id, sink - prices[first + number]!]));
  return {
    drawn: true,
    seats: pairs.map((pair) => ({
      caseId: cases[Math.floor(pair / experts.length)]!.id,
      expertId: experts[pair % experts.length]!.id,
    })),
    merit,
    value: goal.weigh(merit),
    prices: { cases: priced(cases, 0), experts: priced(experts, cases.length) },
    loads: experts.map(({ id }, column) => ({ expertId: id, cases: loads[column]! })),
    parts,
    joined,
  };
}
