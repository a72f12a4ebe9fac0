import { waiting } from './heap.ts';
import type { Table } from './problem.ts';

/** Which seats are drawn (1 for each pair of the table) and how many cases each expert is drawn for. */
export type Flow = { readonly seated: Uint8Array; readonly load: Int32Array };

/**
 * The cheapest panel, or undefined when the seats cannot all be filled within the loads. Every pair costs what `costs` says,
 * an expert's next case `step` times as much as he or she already reads; whole numbers, none negative.
 *
 * A flow of least cost: case → expert (once) → sink, where an expert's arcs to the sink cost more and more, and takes
 * `least` for itself before. Source: successive shortest paths with node potentials, Ahuja, Magnanti, Orlin, “Network
 * Flows” (1993), 9.7; a convex cost as parallel arcs, ibid. 14.3. One path for each seat, each by Dijkstra's search, which
 * stops at the first place that still wants a seat: O(seats × pairs) at worst.
 */
export function cheapestFlow(table: Table, costs: Float64Array, step: number): Flow | undefined {
  const { need, least, most, base, open } = table;
  const [rows, columns] = [need.length, base.length];
  const sink = rows + columns;
  const seats = sum(need);
  if (sum(least) > seats) return undefined;

  const seated = new Uint8Array(open.length);
  /** What a seat not yet drawn costs; a closed or drawn one cannot be drawn. */
  const way = Float64Array.from(costs, (cost, pair) => (open[pair] === 1 ? cost : Number.POSITIVE_INFINITY));
  const { order, cheap, rest } = inTwo(way, rows, columns, step);
  const reads = Array.from(base, (): number[] => []);
  /** Of each expert's cases, those that count towards the least, and those that go on to the sink. */
  const own = new Int32Array(columns);
  const beyond = new Int32Array(columns);
  let wanted = seats - sum(least);

  const price = new Float64Array(sink + 1);
  /** After the sink once more every case: its dearer seats, looked at when nothing nearer is left. */
  const dearer = sink + 1;
  const distance = new Float64Array(dearer + rows).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(dearer + rows);
  const touched = new Int32Array(dearer + rows);
  const settled = new Int32Array(sink + 1);
  const queue = waiting(distance);
  let touches = 0;
  /** How far the nearest place is that is known to want a seat; what lies beyond need not be looked at. */
  let horizon = Number.POSITIVE_INFINITY;

  const wants = (node: number) =>
    node === sink ? wanted > 0 : node >= rows && node < sink && own[node - rows]! < least[node - rows]!;
  const nextStep = (column: number) => step * (base[column]! + least[column]! + beyond[column]!);

  const reach = (node: number, by: number, at: number) => {
    if (at >= distance[node]! || at >= horizon) return;
    if (distance[node] === Number.POSITIVE_INFINITY) touched[touches++] = node;
    distance[node] = at;
    from[node] = by;
    queue.enter(node);
    if (wants(node)) horizon = at;
  };

  const leaveCase = (row: number, away: number, first: number, last: number) => {
    for (let place = row * columns + first; place < row * columns + last; place += 1) {
      const expert = rows + order[place]!;
      const at = away + way[row * columns + order[place]!]! - price[expert]!;
      if (at < distance[expert]! && at < horizon) reach(expert, row, at);
    }
  };

  const leaveExpert = (column: number, away: number) => {
    for (const row of reads[column]!) reach(row, rows + column, away - costs[row * columns + column]! - price[row]!);
    if (beyond[column]! < most[column]! - least[column]!)
      reach(sink, rows + column, away + nextStep(column) - price[sink]!);
  };

  const leaveSink = (away: number) => {
    for (let column = 0; column < columns; column += 1)
      if (beyond[column]! > 0) reach(rows + column, sink, away - (nextStep(column) - step) - price[rows + column]!);
  };

  /** The nearest node that wants a seat, or −1; leaves prices by which no arc that is left costs less than nothing. */
  const search = (start: number): number => {
    queue.clear();
    for (let each = 0; each < touches; each += 1) distance[touched[each]!] = Number.POSITIVE_INFINITY;
    touches = 0;
    horizon = Number.POSITIVE_INFINITY;
    reach(start, -1, 0);
    let reached = 0;
    const highest = price.subarray(rows, sink).reduce((top, each) => Math.max(top, each), Number.NEGATIVE_INFINITY);
    for (let node = queue.nearest(); node !== -1; node = queue.nearest()) {
      const at = distance[node]!;
      if (wants(node)) {
        for (let each = 0; each < reached; each += 1) price[settled[each]!]! += distance[settled[each]!]! - at;
        return node;
      }
      if (node >= dearer) {
        const row = node - dearer;
        leaveCase(row, distance[row]! + price[row]!, cheap[row]!, columns);
        continue;
      }
      settled[reached++] = node;
      if (node < rows) {
        leaveCase(node, at + price[node]!, 0, cheap[node]!);
        reach(dearer + node, node, Math.max(at, at + price[node]! + rest[node]! - highest));
      } else if (node < sink) leaveExpert(node - rows, at + price[node]!);
      else leaveSink(at + price[node]!);
    }
    return -1;
  };

  const turn = (end: number) => {
    if (end === sink) wanted -= 1;
    else own[end - rows]! += 1;
    for (let node = end; from[node] !== -1; node = from[node]!) {
      const by = from[node]!;
      if (node === sink) beyond[by - rows]! += 1;
      else if (by === sink) beyond[node - rows]! -= 1;
      else {
        const [row, column] = by < rows ? [by, node - rows] : [node, by - rows];
        const pair = row * columns + column;
        seated[pair]! ^= 1;
        way[pair] = seated[pair] === 1 ? Number.POSITIVE_INFINITY : costs[pair]!;
        if (seated[pair] === 1) reads[column]!.push(row);
        else reads[column]!.splice(reads[column]!.indexOf(row), 1);
      }
    }
  };

  for (let row = 0; row < rows; row += 1) {
    for (let seat = 0; seat < need[row]!; seat += 1) {
      const end = search(row);
      if (end === -1) return undefined;
      turn(end);
    }
  }
  return { seated, load: least.map((each, column) => each + beyond[column]!) };
}

/**
 * Each case's experts in two: first those whose seat costs less than a step more than the cheapest (`cheap` of them), then
 * the others, of whom none costs less than `rest`. Few cases ever need the others, so the search leaves them for last.
 */
function inTwo(
  way: Float64Array,
  rows: number,
  columns: number,
  step: number,
): { order: Int32Array; cheap: Int32Array; rest: Float64Array } {
  const order = new Int32Array(way.length);
  const cheap = new Int32Array(rows);
  const rest = new Float64Array(rows).fill(Number.POSITIVE_INFINITY);
  for (let row = 0; row < rows; row += 1) {
    const seats = way.subarray(row * columns, (row + 1) * columns);
    const bound = seats.reduce((least, cost) => Math.min(least, cost), Number.POSITIVE_INFINITY) + step;
    let [front, back] = [row * columns, (row + 1) * columns - 1];
    for (const [column, cost] of seats.entries()) {
      if (cost < bound) order[front++] = column;
      else {
        order[back--] = column;
        rest[row] = Math.min(rest[row]!, cost);
      }
    }
    cheap[row] = front - row * columns;
  }
  return { order, cheap, rest };
}

const sum = (counts: Int32Array): number => counts.reduce((total, count) => total + count, 0);
