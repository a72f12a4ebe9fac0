/** How near a name comes to what was typed, the nearest first: see `matchOf`. */
export type Nearness = 0 | 1 | 2 | 3 | 4 | 5;

/** 匹配：how near a name comes, and the part of it that answers to what was typed, to be shown; null when something else does. */
export type Match = {
  readonly nearness: Nearness;
  readonly part: { readonly from: number; readonly to: number } | null;
};

/**
 * What of a name answers to a text: it is the text (0), begins with it (1), its initials begin with it (2), it holds it (3), its
 * initials hold it (4), or neither does, and the thing was found by something else, such as its code (5).
 */
export function matchOf(
  name: string,
  text: string,
  { initials, at }: { readonly initials: string; readonly at: readonly number[] },
): Match {
  const sought = text.trim().toLowerCase();
  const lower = name.toLowerCase();
  const place = lower.indexOf(sought);
  const part = { from: place, to: place + sought.length };
  if (lower === sought) return { nearness: 0, part };
  if (place === 0) return { nearness: 1, part };
  const letters = sought.replaceAll(/\s+/g, '');
  const first = initials.indexOf(letters);
  const from = at[first] ?? 0;
  const spelt = { from, to: from + name.slice(from, at[first + letters.length]).trimEnd().length };
  if (first === 0) return { nearness: 2, part: spelt };
  if (place > 0) return { nearness: 3, part };
  return first > 0 ? { nearness: 4, part: spelt } : { nearness: 5, part: null };
}
