import type { Flow } from './flow.ts';
import type { Table } from './problem.ts';

/**
 * Where a panel could still be changed: for cases (from 0), experts (after them) and the sink (last), every way on with
 * its cost. A way from a case to an expert draws a seat, the way back gives it up; to the sink an expert takes one case
 * more, from it one less.
 */
export type Ways = (node: number, way: (to: number, cost: number) => void) => void;

/** The ways left by a panel, each pair at its cost, each next case of an expert at as much as he or she already reads. */
export function waysOf(table: Table, { seated, load }: Flow, costs: Float64Array): Ways {
  const { least, most, base, open } = table;
  const [rows, columns] = [table.need.length, base.length];
  const sink = rows + columns;
  return (node, way) => {
    if (node < rows) {
      for (let column = 0, pair = node * columns; column < columns; column += 1, pair += 1)
        if (open[pair] === 1 && seated[pair] === 0) way(rows + column, costs[pair]!);
    } else if (node < sink) {
      const column = node - rows;
      for (let row = 0, pair = column; row < rows; row += 1, pair += columns)
        if (seated[pair] === 1) way(row, -costs[pair]!);
      if (load[column]! < most[column]!) way(sink, base[column]! + load[column]!);
    } else {
      for (let column = 0; column < columns; column += 1)
        if (load[column]! > least[column]!) way(rows + column, 1 - base[column]! - load[column]!);
    }
  };
}

/**
 * Prices of an optimal panel: a whole number for every node, so that no way costs less than the price at its end less that
 * at its beginning. They exist just when no round of changes makes the panel better, and so prove it.
 *
 * Source: shortest distances by label correction with a queue, Bellman (1958), Ford (1956), Moore (1959).
 */
export function pricesOf(nodes: number, ways: Ways): Float64Array {
  const price = new Float64Array(nodes);
  const rounds = new Int32Array(nodes);
  const queued = new Uint8Array(nodes).fill(1);
  const queue = Array.from(price, (_, node) => node);
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    queued[node] = 0;
    rounds[node]! += 1;
    if (rounds[node]! > nodes) throw new Error('the panel drawn is not the best');
    ways(node, (to, cost) => {
      if (price[node]! + cost >= price[to]!) return;
      price[to] = price[node]! + cost;
      if (queued[to] === 1) return;
      queued[to] = 1;
      queue.push(to);
    });
  }
  return price;
}
