/**
 * Scores by two factors: case and expert, or any others. Levels of each are numbered from 0 on.
 * All three lists are of the same length; a pair of levels may be there never, once or more often.
 */
export type TwoWay = {
  readonly values: Float64Array;
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly levels: readonly [first: number, second: number];
};

/** 连通分量：the number of parts a design falls into, and the part of every level of both factors. */
export type Parts = { readonly count: number; readonly first: Int32Array; readonly second: Int32Array };

/**
 * Two levels are in one part where a chain of scores leads from one to the other; only within a part can levels be compared
 * without assumptions (Searle 1971, Linear Models, ch. 7). Union of sets by halving paths. Parts are numbered as levels of the
 * second factor come; levels of the first without any score are parts of their own at the end.
 */
export function partsOf({ first, second, levels }: TwoWay): Parts {
  const [ofFirst, ofSecond] = levels;
  const parent = Int32Array.from({ length: ofFirst + ofSecond }, (_, level) => level);
  const root = (level: number) => {
    let at = level;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  for (let at = 0; at < first.length; at += 1) {
    const [one, other] = [root(first[at]!), root(ofFirst + second[at]!)];
    // The smaller number stays the root, so that parts do not depend on the order of scores.
    parent[Math.max(one, other)] = Math.min(one, other);
  }
  const numbers = new Map<number, number>();
  const part = (level: number) => {
    const at = root(level);
    if (!numbers.has(at)) numbers.set(at, numbers.size);
    return numbers.get(at)!;
  };
  const seconds = Int32Array.from({ length: ofSecond }, (_, level) => part(ofFirst + level));
  const firsts = Int32Array.from({ length: ofFirst }, (_, level) => part(level));
  return { count: numbers.size, first: firsts, second: seconds };
}

/**
 * A figure near the mean to subtract before anything is summed: whole, so that sums of whole or half points stay exact, and
 * digits are not lost to a common offset.
 */
export function shiftOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return Math.round(sum / Math.max(1, values.length));
}
