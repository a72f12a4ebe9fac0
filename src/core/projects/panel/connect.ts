import type { Flow } from './flow.ts';
import { type Ways, waysOf } from './network.ts';
import type { Table } from './problem.ts';

/** A panel's design: how many parts hang together through nobody, and how often seats were exchanged to join them. */
export type Design = { readonly flow: Flow; readonly parts: number; readonly joined: number };

/**
 * 评审设计的连通：experts' severity can only be compared where cases and experts hang together through seats. Joins parts
 * by exchanging seats in rounds that cost nothing, as long as there are such: the panel stays as good as it was, and the
 * prices still prove it.
 *
 * A way that costs exactly what its prices say is free; a free way into another part, and free ways back, are such a round.
 * For every way across, the shortest way back is tried, and taken if fewer parts are left.
 */
export function connect(
  table: Table,
  drawn: Flow,
  costs: Float64Array,
  prices: Float64Array,
  taken: Uint8Array,
): Design {
  let flow = drawn;
  let parts = partsOf(table, flow, taken);
  let joined = 0;
  for (let better = parts.count > 1 ? joining(table, flow, costs, prices, taken, parts) : undefined; better; ) {
    flow = better.flow;
    parts = better.parts;
    joined += 1;
    better = parts.count > 1 ? joining(table, flow, costs, prices, taken, parts) : undefined;
  }
  return { flow, parts: parts.count, joined };
}

type Parts = { readonly of: Int32Array; readonly count: number };

function joining(
  table: Table,
  flow: Flow,
  costs: Float64Array,
  prices: Float64Array,
  taken: Uint8Array,
  parts: Parts,
): { flow: Flow; parts: Parts } | undefined {
  const [rows, columns] = [table.need.length, table.base.length];
  const free = freeWays(prices, waysOf(table, flow, costs));
  const bridges = Map.groupBy(
    free.slice(0, rows).flatMap((experts, row) => experts.map((expert) => ({ row, expert }))),
    ({ expert }) => expert,
  );
  for (const [expert, into] of bridges) {
    const across = into.filter(({ row }) => parts.of[row] !== parts.of[expert]);
    if (across.length === 0) continue;
    const from = walk(expert, free);
    for (const { row } of across) {
      if (from[row] === UNSEEN) continue;
      const changed = exchanged(flow, rows, columns, row * columns + expert - rows, row, from);
      const left = partsOf(table, changed, taken);
      if (left.count < parts.count) return { flow: changed, parts: left };
    }
  }
  return undefined;
}

/** For each node, where it leads at no cost. */
function freeWays(prices: Float64Array, ways: Ways): number[][] {
  return Array.from(prices, (price, node) => {
    const free: number[] = [];
    ways(node, (to, cost) => {
      if (cost + price === prices[to]) free.push(to);
    });
    return free;
  });
}

const UNSEEN = -2;
const START = -1;

/** From where each node is reached from the start, the shortest way first. */
function walk(start: number, free: readonly (readonly number[])[]): Int32Array {
  const from = new Int32Array(free.length).fill(UNSEEN);
  from[start] = START;
  const queue = [start];
  for (const node of queue) {
    for (const to of free[node]!) {
      if (from[to] !== UNSEEN) continue;
      from[to] = node;
      queue.push(to);
    }
  }
  return from;
}

/** The panel after a round: a seat drawn, and every seat on the way back from its expert to its case turned. */
function exchanged(flow: Flow, rows: number, columns: number, drawn: number, end: number, from: Int32Array): Flow {
  const [seated, load] = [flow.seated.slice(), flow.load.slice()];
  const turn = (pair: number) => {
    seated[pair]! ^= 1;
    load[pair % columns]! += seated[pair] === 1 ? 1 : -1;
  };
  turn(drawn);
  for (let node = end; from[node] !== START; node = from[node]!) {
    const by = from[node]!;
    if (node < rows) turn(node * columns + by - rows);
    else if (by < rows) turn(by * columns + node - rows);
  }
  return { seated, load };
}

/** Which cases and experts hang together; an expert who reads nothing belongs to no part. */
function partsOf(table: Table, { seated }: Flow, taken: Uint8Array): Parts {
  const [rows, columns] = [table.need.length, table.base.length];
  const above = Int32Array.from({ length: rows + columns }, (_, node) => node);
  const top = (node: number): number => {
    let at = node;
    while (above[at] !== at) {
      above[at] = above[above[at]!]!;
      at = above[at]!;
    }
    return at;
  };
  const reading = new Uint8Array(rows + columns);
  for (let pair = 0; pair < seated.length; pair += 1) {
    if (seated[pair] === 0 && taken[pair] === 0) continue;
    const [row, expert] = [Math.floor(pair / columns), rows + (pair % columns)];
    reading[row] = 1;
    reading[expert] = 1;
    above[top(row)] = top(expert);
  }
  const of = above.map((_, node) => top(node));
  return { of, count: of.reduce((count, part, node) => (reading[node] === 1 && part === node ? count + 1 : count), 0) };
}
