/**
 * 检索用的字：text as it is compared. Every letter and digit, with the marks that belong to it, folded by itself (full-width to
 * half-width, capitals to small, a letter and its mark to the letter that is both), and one space for whatever stands between two runs of them; so a run never reaches across a comma. `origin[i]` says which character of
 * the text, in UTF-16 units, the folded unit `i` came from.
 */
export type Folded = { readonly text: string; readonly origin: readonly number[] };

const SPOKEN = /[\p{L}\p{N}\p{M}]/u;
/** 一个字：a character with the marks that follow it. */
export const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu;

export function folded(text: string): Folded {
  let plain = '';
  const origin: number[] = [];
  let at = 0;
  let apart = false;
  for (const character of text.match(CLUSTER) ?? []) {
    // Folded one by one, so that an index and a marked excerpt agree on every character.
    for (const unit of character.normalize('NFKC').toLowerCase()) {
      if (!SPOKEN.test(unit)) {
        apart = true;
        continue;
      }
      if (apart && plain !== '') {
        plain += ' ';
        origin.push(at);
      }
      apart = false;
      plain += unit;
      for (let part = 0; part < unit.length; part += 1) origin.push(at);
    }
    at += character.length;
  }
  return { text: plain, origin };
}

/** At most so many terms of a query are looked for: as many as the fifty characters of a search hold. */
export const MOST_TERMS = 25;

/** 检索词：the runs of letters and digits in what was typed, each to be found whole; none twice. */
export function termsOf(query: string): readonly string[] {
  const { text } = folded(query);
  return text === '' ? [] : [...new Set(text.split(' '))].slice(0, MOST_TERMS);
}

/**
 * 字与双字：every character of folded text and every two that stand side by side, each once. Chinese words are mostly of two
 * characters, so a word of one or two is in the list exactly when it is in the text; of a longer one every part is, and then the
 * text itself has to be looked at.
 */
export function gramsOf(text: string): readonly string[] {
  const grams = new Set<string>();
  for (const run of text.split(' ')) {
    const characters = [...run];
    characters.forEach((character, index) => {
      grams.add(character);
      const next = characters[index + 1];
      if (next !== undefined) grams.add(character + next);
    });
  }
  return [...grams];
}

/** What a text must have in its list to hold the terms: of a term its pairs, and its character where it has only one. */
export function gramsOfTerms(terms: readonly string[]): readonly string[] {
  const wanted = terms.flatMap((term) => {
    const characters = [...term];
    return characters.length === 1
      ? characters
      : characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  });
  return [...new Set(wanted)];
}
