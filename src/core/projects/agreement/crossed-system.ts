import { invertDefinite } from '../../kernel/statistics/definite.ts';
import { partsOf, type TwoWay } from './two-way.ts';

/**
 * Scores laid out for elimination: those of one level of the first factor side by side, the levels of the second numbered anew so
 * that each connected part is a run of its own. The first factor is the one that is eliminated and should be the larger.
 */
export type Layout = {
  readonly size: number;
  /** Where the scores of a level of the first factor begin; one entry more than levels. */
  readonly start: Int32Array;
  /** The second factor's level of each score, as numbered anew. */
  readonly level: Int32Array;
  /** Which score of the data each is. */
  readonly score: Int32Array;
  /** How the levels of the second factor are numbered anew. */
  readonly renumbered: Int32Array;
  /** Number of scores of each level of the second factor, as numbered anew. */
  readonly times: Int32Array;
  /** Square blocks, one for each part: `row[b] + c` is the place of (b, c), both numbered anew. */
  readonly blocks: readonly { readonly at: number; readonly from: number; readonly size: number }[];
  readonly row: Int32Array;
  readonly room: number;
  readonly parts: number;
};

/** Lays scores out; the order in which they come does not matter, to the last digit, where no pair of levels has two. */
export function laidOut(data: TwoWay): Layout {
  const [firsts, seconds] = data.levels;
  const parts = partsOf(data);
  const order = Int32Array.from({ length: seconds }, (_, level) => level).toSorted(
    (one, other) => parts.second[one]! - parts.second[other]! || one - other,
  );
  const renumbered = new Int32Array(seconds);
  for (const [at, level] of order.entries()) renumbered[level] = at;

  const score = Int32Array.from({ length: data.values.length }, (_, at) => at).toSorted(
    (one, other) =>
      data.first[one]! - data.first[other]! || renumbered[data.second[one]!]! - renumbered[data.second[other]!]!,
  );
  const start = new Int32Array(firsts + 1);
  const times = new Int32Array(seconds);
  for (const at of score) {
    start[data.first[at]! + 1]! += 1;
    times[renumbered[data.second[at]!]!]! += 1;
  }
  for (let level = 0; level < firsts; level += 1) start[level + 1]! += start[level]!;

  const blocks: { at: number; from: number; size: number }[] = [];
  const row = new Int32Array(seconds);
  let room = 0;
  for (let from = 0; from < seconds; ) {
    let to = from + 1;
    while (to < seconds && parts.second[order[to]!] === parts.second[order[from]!]) to += 1;
    const size = to - from;
    for (let level = from; level < to; level += 1) row[level] = room + (level - from) * size - from;
    blocks.push({ at: room, from, size });
    room += size * size;
    from = to;
  }
  const level = score.map((at) => renumbered[data.second[at]!]!);
  return { size: score.length, start, level, score, renumbered, times, blocks, row, room, parts: parts.count };
}

/** Variances of the effects as multiples of the residual variance, 0 included. */
export type Ratios = readonly [first: number, second: number];

/**
 * The covariance V = I + a·Z₁Z₁' + b·Z₂Z₂' of scores, in units of the residual variance, solved at given ratios a and b.
 * The first factor is eliminated, its part being diagonal; what is left on the second is inverted part by part: n₂³/2
 * multiplications for a part with n₂ levels, and 8·n₂² bytes.
 */
export type System = {
  readonly ratios: Ratios;
  readonly logDeterminant: number;
  /** 1 / (1 + a·n) for each level of the first factor. */
  readonly weight: Float64Array;
  /** For each level of the first factor the sum of the inverse over all pairs of its scores. */
  readonly spread: Float64Array;
  /** The inverse of what is left on the second factor, by blocks. */
  readonly inverse: Float64Array;
  /** V⁻¹x, for a number on each score in the order of the layout. */
  readonly solve: (x: Float64Array) => Float64Array;
};

export function systemAt(layout: Layout, ratios: Ratios): System {
  const { start, level, times, blocks, row } = layout;
  const [a, b] = ratios;
  const firsts = start.length - 1;
  const weight = Float64Array.from({ length: firsts }, (_, at) => 1 / (1 + a * (start[at + 1]! - start[at]!)));
  const inverse = new Float64Array(layout.room);
  for (let one = 0; one < times.length; one += 1) inverse[row[one]! + one] = 1 + b * times[one]!;
  for (let at = 0; at < firsts; at += 1) {
    const share = a * b * weight[at]!;
    for (let one = start[at]!; one < start[at + 1]!; one += 1) {
      const line = row[level[one]!]!;
      inverse[line + level[one]!]! -= share;
      for (let other = start[at]!; other < one; other += 1)
        inverse[line + level[other]!]! -= level[other] === level[one] ? 2 * share : share;
    }
  }
  let logDeterminant = 0;
  for (const each of weight) logDeterminant -= Math.log(each);
  for (const { at, size } of blocks) logDeterminant += invertDefinite(inverse, size, at);

  const spread = new Float64Array(firsts);
  for (let at = 0; at < firsts; at += 1) {
    let sum = 0;
    for (let one = start[at]!; one < start[at + 1]!; one += 1) {
      const line = row[level[one]!]!;
      for (let other = start[at]!; other < start[at + 1]!; other += 1) sum += inverse[line + level[other]!]!;
    }
    spread[at] = sum;
  }
  const parts = { layout, ratios, weight, inverse };
  const solve = (x: Float64Array) => {
    const once = solved(parts, x);
    if (Math.max(a, b) < STEEP) return once;
    // What is left of x by the rounding of the first solution is solved for as well.
    const again = solved(parts, covered(parts, once, x));
    return once.map((value, at) => value + again[at]!);
  };
  return { ratios, logDeterminant, weight, spread, inverse, solve };
}

/** From this ratio on a solution loses digits that the likelihood of nearly additive scores needs. */
const STEEP = 100;

/** x − V·y. */
function covered(
  { layout, ratios: [a, b] }: { layout: Layout; ratios: Ratios },
  y: Float64Array,
  x: Float64Array,
): Float64Array {
  const [first, second] = sumsOf(layout, y);
  const rest = x.map((value, at) => value - y[at]! - b * second[layout.level[at]!]!);
  for (let at = 0; at < first.length; at += 1)
    for (let one = layout.start[at]!; one < layout.start[at + 1]!; one += 1) rest[one]! -= a * first[at]!;
  return rest;
}

/** V⁻¹x: what the second factor explains is found with the first eliminated and taken off; what the first explains, after it. */
function solved(
  {
    layout,
    ratios: [a, b],
    weight,
    inverse,
  }: { layout: Layout; ratios: Ratios; weight: Float64Array; inverse: Float64Array },
  x: Float64Array,
): Float64Array {
  const { start, level, times, blocks, row } = layout;
  const left = new Float64Array(times.length);
  /** What the first factor explains of the scores of one of its levels. */
  const explainedBy = (at: number, values: Float64Array) => {
    let sum = 0;
    for (let one = start[at]!; one < start[at + 1]!; one += 1) sum += values[one]!;
    return a * weight[at]! * sum;
  };
  for (let at = 0; at < weight.length; at += 1) {
    const part = explainedBy(at, x);
    for (let one = start[at]!; one < start[at + 1]!; one += 1) left[level[one]!]! += x[one]! - part;
  }
  const explained = new Float64Array(times.length);
  for (const { from, size } of blocks) {
    for (let one = from; one < from + size; one += 1) {
      let sum = 0;
      for (let other = from; other < from + size; other += 1) sum += inverse[row[one]! + other]! * left[other]!;
      explained[one] = b * sum;
    }
  }
  const rest = x.map((value, one) => value - explained[level[one]!]!);
  for (let at = 0; at < weight.length; at += 1) {
    const part = explainedBy(at, rest);
    for (let one = start[at]!; one < start[at + 1]!; one += 1) rest[one]! -= part;
  }
  return rest;
}

/** Sums over the scores of each level, of the first factor or of the second as numbered anew. */
export function sumsOf(layout: Layout, x: Float64Array): readonly [first: Float64Array, second: Float64Array] {
  const { start, level, times } = layout;
  const sums = [new Float64Array(start.length - 1), new Float64Array(times.length)] as const;
  for (let at = 0; at < start.length - 1; at += 1)
    for (let one = start[at]!; one < start[at + 1]!; one += 1) {
      sums[0][at]! += x[one]!;
      sums[1][level[one]!]! += x[one]!;
    }
  return sums;
}
