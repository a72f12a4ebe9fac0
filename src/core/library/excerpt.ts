import { CLUSTER, folded } from './grams.ts';

/** 摘录的一段：a piece of text, and whether it is what was looked for. */
export type Piece = { readonly text: string; readonly hit: boolean };

/** 标出检索词：the whole text in pieces, every place where a term stands marked; terms as `termsOf` gives them. */
export function marked(text: string, terms: readonly string[]): readonly Piece[] {
  return pieces(text, hitsIn(text, terms));
}

/**
 * 摘录：about `length` characters of the text around the place where most of the different terms stand together, the terms marked.
 * `null` when it holds none of them.
 */
export function excerpt(text: string, terms: readonly string[], length = 90): readonly Piece[] | null {
  const hits = hitsIn(text, terms);
  const best = densest(hits, length);
  if (best === undefined) return null;
  const from = startOf(text, Math.max(0, best - Math.floor(length / 4)));
  const to = endOf(text, Math.min(text.length, from + length));
  const cut = hits.flatMap((hit) =>
    hit.to <= from || hit.from >= to
      ? []
      : [{ ...hit, from: Math.max(hit.from, from) - from, to: Math.min(hit.to, to) - from }],
  );
  const body = pieces(text.slice(from, to).replaceAll('\n', ' '), cut);
  return [
    ...(from > 0 ? [{ text: '…', hit: false }] : []),
    ...body,
    ...(to < text.length ? [{ text: '…', hit: false }] : []),
  ];
}

type Hit = { readonly from: number; readonly to: number; readonly term: number };

/** Where the terms stand, from one character of the text up to another, in order; what overlaps is one place. */
function hitsIn(text: string, terms: readonly string[]): Hit[] {
  const { text: plain, origin } = folded(text);
  const found: Hit[] = [];
  terms.forEach((term, index) => {
    if (term === '') return;
    for (let at = plain.indexOf(term); at !== -1; at = plain.indexOf(term, at + term.length)) {
      const last = origin[at + term.length - 1] ?? 0;
      found.push({ from: origin[at] ?? 0, to: endOfCharacter(text, last), term: index });
    }
  });
  return found.toSorted((a, b) => a.from - b.from || b.to - a.to);
}

/** Of a text that is full of a term, the first places are enough. */
const MOST_WEIGHED = 200;

/** The beginning of the stretch in which most different terms stand, and most of them. */
function densest(all: readonly Hit[], length: number): number | undefined {
  const hits = all.slice(0, MOST_WEIGHED);
  let best: { readonly from: number; readonly merit: number } | undefined;
  for (const [index, { from }] of hits.entries()) {
    const within = hits.slice(index).filter(({ to }) => to - from <= length);
    const merit = new Set(within.map(({ term }) => term)).size * 100 + Math.min(within.length, 99);
    if (best === undefined || merit > best.merit) best = { from, merit };
  }
  return best?.from;
}

function pieces(text: string, hits: readonly Hit[]): Piece[] {
  const cut: Piece[] = [];
  let at = 0;
  const add = (to: number, hit: boolean) => {
    if (to > at) cut.push({ text: text.slice(at, to), hit });
    at = Math.max(at, to);
  };
  for (const { from, to } of hits) {
    add(from, false);
    add(to, true);
  }
  add(text.length, false);
  return cut;
}

const CHARACTER = new RegExp(CLUSTER.source, 'uy');

/** Where the character that begins at a place ends, its marks with it. */
function endOfCharacter(text: string, at: number): number {
  CHARACTER.lastIndex = at;
  return at + (CHARACTER.exec(text)?.[0].length ?? 1);
}

const isTail = (text: string, at: number): boolean => /[\uDC00-\uDFFF]/.test(text.charAt(at));
const startOf = (text: string, at: number): number => (isTail(text, at) ? at - 1 : at);
const endOf = (text: string, at: number): number => (isTail(text, at) ? at + 1 : at);
