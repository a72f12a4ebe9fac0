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
    const piece = {
      origin: origin.slice(at.origin, until.origin),
      left: left.slice(at.left, until.left),
      right: right.slice(at.right, until.right),
    };
    if (same(piece.left, piece.right) || same(piece.right, piece.origin)) lines.push(...piece.left);
    else if (same(piece.left, piece.origin)) lines.push(...piece.right);
    else {
      lines.push(...piece.right, ...piece.left);
      conflicts.push({ mine: piece.left.join('\n'), theirs: piece.right.join('\n') });
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

/** A longest common subsequence: line of the first → line of the second. Quadratic, for texts of some hundred paragraphs. */
function matches(first: readonly string[], second: readonly string[]): Map<number, number> {
  const lengths = Array.from({ length: first.length + 1 }, () => new Uint32Array(second.length + 1));
  for (let i = first.length - 1; i >= 0; i -= 1) {
    for (let j = second.length - 1; j >= 0; j -= 1) {
      lengths[i]![j] =
        first[i] === second[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  const found = new Map<number, number>();
  for (let i = 0, j = 0; i < first.length && j < second.length; ) {
    if (first[i] === second[j]) found.set(i++, j++);
    else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i += 1;
    else j += 1;
  }
  return found;
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((line, at) => line === b[at]);
