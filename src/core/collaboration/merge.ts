/**
 * 三方合并：two people wrote on from the same text. Paragraph by paragraph (lines) each side's changes are carried over; where
 * both changed the same place differently, both versions are kept, one after the other, and the place is told.
 *
 * Source: diff3 as described by Khanna, Kunal, Pierce, "A Formal Investigation of Diff3" (FSTTCS 2007): the text is cut at the
 * lines that both sides kept, and each piece between them is taken from whichever side changed it.
 */
export type Merged = {
  readonly text: string;
  /** Pieces both sides changed differently, as each has them; empty when everything fell into place. */
  readonly conflicts: readonly { readonly mine: string; readonly theirs: string }[];
};

export function merge(base: string, mine: string, theirs: string): Merged {
  const [origin, left, right] = [base, mine, theirs].map((text) => text.split('\n')) as [string[], string[], string[]];
  const kept = { left: matches(origin, left), right: matches(origin, right) };
  const lines: string[] = [];
  const conflicts: { mine: string; theirs: string }[] = [];
  let at = { origin: 0, left: 0, right: 0 };

  const settle = (until: typeof at) => {
    const before = origin.slice(at.origin, until.origin);
    const here = left.slice(at.left, until.left);
    const there = right.slice(at.right, until.right);
    if (same(here, there) || same(there, before)) lines.push(...here);
    else if (same(here, before)) lines.push(...there);
    else {
      // What both wrote alike at the edges of the place is no matter of dispute, and stands once.
      const { head, tail } = edges(here, there);
      const [own, other] = [here.slice(head, here.length - tail), there.slice(head, there.length - tail)];
      lines.push(...here.slice(0, head), ...other, ...own, ...here.slice(here.length - tail));
      conflicts.push({ mine: own.join('\n'), theirs: other.join('\n') });
    }
  };

  for (let line = 0; line < origin.length; line += 1) {
    const [inLeft, inRight] = [kept.left.get(line), kept.right.get(line)];
    if (inLeft === undefined || inRight === undefined) continue;
    settle({ origin: line, left: inLeft, right: inRight });
    lines.push(origin[line]!);
    at = { origin: line + 1, left: inLeft + 1, right: inRight + 1 };
  }
  settle({ origin: origin.length, left: left.length, right: right.length });
  return { text: lines.join('\n'), conflicts };
}

/** One line of a comparison: in both texts, only in the earlier, or only in the later. */
export type ComparedLine = { readonly kind: 'kept' | 'removed' | 'added'; readonly text: string };

/** What became of a text, line by line. */
export function compareLines(before: string, after: string): ComparedLine[] {
  const [earlier, later] = [before.split('\n'), after.split('\n')];
  const kept = matches(earlier, later);
  const compared: ComparedLine[] = [];
  let next = 0;
  for (const [line, text] of earlier.entries()) {
    const at = kept.get(line);
    if (at === undefined) {
      compared.push({ kind: 'removed', text });
      continue;
    }
    compared.push(...later.slice(next, at).map((added) => ({ kind: 'added', text: added }) as const), {
      kind: 'kept',
      text,
    });
    next = at + 1;
  }
  return [...compared, ...later.slice(next).map((added) => ({ kind: 'added', text: added }) as const)];
}

/** A longest common subsequence: line of the first → line of the second. */
function matches(first: readonly string[], second: readonly string[]): Map<number, number> {
  const numbers = new Map<string, number>();
  const numbered = (lines: readonly string[]) =>
    Uint32Array.from(lines, (line) => numbers.get(line) ?? numbers.set(line, numbers.size).size - 1);
  const found = new Map<number, number>();
  align(numbered(first), numbered(second), { first: 0, second: 0 }, found);
  return found;
}

/**
 * Source: D. S. Hirschberg, “A linear space algorithm for computing maximal common subsequences” (CACM 18, 1975). Common head
 * and tail are matched outright; of the rest the first is halved, and the second cut where both halves have most in common.
 * Time goes with the product of the lines that differ, space with their number.
 */
function align(
  first: Uint32Array,
  second: Uint32Array,
  at: { readonly first: number; readonly second: number },
  found: Map<number, number>,
): void {
  const { head, tail } = edges(first, second);
  for (let line = 0; line < head; line += 1) found.set(at.first + line, at.second + line);
  for (let line = tail; line > 0; line -= 1)
    found.set(at.first + first.length - line, at.second + second.length - line);
  const [a, b] = [first.subarray(head, first.length - tail), second.subarray(head, second.length - tail)];
  const from = { first: at.first + head, second: at.second + head };
  if (a.length === 0 || b.length === 0) return;
  if (a.length === 1) {
    const place = b.indexOf(a[0]!);
    if (place !== -1) found.set(from.first, from.second + place);
    return;
  }
  const half = a.length >> 1;
  const upper = commonLengths(a.subarray(0, half), b);
  const lower = commonLengths(a.subarray(half).toReversed(), b.toReversed());
  let cut = 0;
  const together = (place: number) => upper[place]! + lower[b.length - place]!;
  for (let place = 1; place <= b.length; place += 1) if (together(place) > together(cut)) cut = place;
  align(a.subarray(0, half), b.subarray(0, cut), from, found);
  align(a.subarray(half), b.subarray(cut), { first: from.first + half, second: from.second + cut }, found);
}

/** How many lines the first has in common with each head of the second. */
function commonLengths(first: Uint32Array, second: Uint32Array): Uint32Array {
  let lengths = new Uint32Array(second.length + 1);
  let before = new Uint32Array(second.length + 1);
  for (const line of first) {
    [before, lengths] = [lengths, before];
    for (let j = 0; j < second.length; j += 1)
      lengths[j + 1] = second[j] === line ? before[j]! + 1 : Math.max(before[j + 1]!, lengths[j]!);
  }
  return lengths;
}

/** How many lines two texts share at the beginning and, after those, at the end. */
function edges<T>(a: ArrayLike<T>, b: ArrayLike<T>): { head: number; tail: number } {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return { head, tail };
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((line, at) => line === b[at]);
