/** Where a dated record lies, seen from the day the page speaks of. */
export type Tense = 'past' | 'present' | 'future';

type Dated = { readonly from: string; readonly to: string | null };

export function tenseOn(day: string, { from, to }: Dated): Tense {
  if (from > day) return 'future';
  return to === null || day < to ? 'present' : 'past';
}

export const holdsOn = (day: string, dated: Dated) => tenseOn(day, dated) === 'present';

const ORDER: readonly Tense[] = ['present', 'future', 'past'];

/** What holds first, then what is to come, then what is over; among these by rank, then the latest begun first. */
export function byTense<T extends Dated>(
  day: string,
  records: readonly T[],
  rank: (record: T) => number = () => 0,
): T[] {
  return records.toSorted(
    (a, b) =>
      ORDER.indexOf(tenseOn(day, a)) - ORDER.indexOf(tenseOn(day, b)) ||
      rank(a) - rank(b) ||
      b.from.localeCompare(a.from),
  );
}
