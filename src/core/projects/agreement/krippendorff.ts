/** 测量尺度：how far apart two values are: different or not, by rank, by difference, by difference as a share of both. */
export type Scale = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/**
 * Krippendorff's α (一致性系数): 1 where raters agree on every unit, 0 where they agree no more than values thrown together at
 * random, less where they agree less than that. Krippendorff, Content Analysis (2004), ch. 11; Computing Krippendorff's
 * Alpha-Reliability (2011). What the coincidence matrix holds is summed without laying the matrix out.
 * @param units for each unit the values it was given, one per rater; a missing value is simply not there
 * @returns null when no unit has two values, or all values that can be paired are the same: no disagreement was possible
 * @throws RangeError for a negative value on the ratio scale, or a value that is no number
 */
export function krippendorffAlpha(units: readonly (readonly number[])[], scale: Scale): number | null {
  const paired = units.filter(({ length }) => length > 1);
  const counts = countsOf(paired, scale);
  if (counts.size < 2) return null;
  const total = paired.reduce((sum, { length }) => sum + length, 0);
  const apart = distanceOn(scale, counts);

  let observed = 0;
  for (const values of paired) {
    let inUnit = 0;
    for (let one = 1; one < values.length; one += 1)
      for (let other = 0; other < one; other += 1) inUnit += apart(values[one]!, values[other]!);
    observed += (2 * inUnit) / (values.length - 1);
  }
  return 1 - (observed * (total - 1)) / expectedOn(scale, counts, apart);
}

type Counts = ReadonlyMap<number, number>;

/** How often each value can be paired, the smallest first. */
function countsOf(units: readonly (readonly number[])[], scale: Scale): Counts {
  const counts = new Map<number, number>();
  for (const values of units)
    for (const value of values) {
      if (!Number.isFinite(value) || (scale === 'ratio' && value < 0))
        throw new RangeError(`not a value on the ${scale} scale: ${value}`);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  return new Map([...counts].toSorted(([one], [other]) => one - other));
}

/** The square of how far apart two values are. */
function distanceOn(scale: Scale, counts: Counts): (one: number, other: number) => number {
  if (scale === 'nominal') return (one, other) => Number(one !== other);
  if (scale === 'interval') return (one, other) => (one - other) ** 2;
  if (scale === 'ratio') return (one, other) => (one === other ? 0 : ((one - other) / (one + other)) ** 2);
  const ranks = middleRanks(counts);
  return (one, other) => (ranks.get(one)! - ranks.get(other)!) ** 2;
}

/** Between the middle ranks of two values lie all values between them and half of each of the two: the ordinal distance. */
function middleRanks(counts: Counts): Counts {
  const ranks = new Map<number, number>();
  let below = 0;
  for (const [value, count] of counts) {
    ranks.set(value, below + count / 2);
    below += count;
  }
  return ranks;
}

/** The sum of distances over all ordered pairs of values, whatever unit they are from. */
function expectedOn(scale: Scale, counts: Counts, apart: (one: number, other: number) => number): number {
  const values = [...counts];
  const total = values.reduce((sum, [, count]) => sum + count, 0);
  if (scale === 'nominal') return values.reduce((sum, [, count]) => sum + count * (total - count), 0);
  if (scale === 'ratio') {
    let sum = 0;
    for (const [at, [one, count]] of values.entries())
      for (const [other, often] of values.slice(0, at)) sum += 2 * count * often * apart(one, other);
    return sum;
  }
  // Squared differences of all pairs are so many times the squares about the mean.
  const places = scale === 'ordinal' ? middleRanks(counts) : new Map(values.map(([value]) => [value, value]));
  const mean = values.reduce((sum, [value, count]) => sum + (places.get(value)! * count) / total, 0);
  return 2 * total * values.reduce((sum, [value, count]) => sum + count * (places.get(value)! - mean) ** 2, 0);
}
