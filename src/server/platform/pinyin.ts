import { pinyin } from 'pinyin-pro';

/** 拼写：a name's pinyin initials, and for each where the character begins that it stands for. */
export type Spelling = { readonly initials: string; readonly at: readonly number[] };

/** Spells a name: 行知小学 → xzxx at 0, 1, 2, 3. What is not a Chinese character stands for itself, in lower case; spaces are left out. */
export function spell(name: string): Spelling {
  const parts = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' });
  const at: number[] = [];
  let initials = '';
  let place = 0;
  for (const part of parts) {
    const itself = name.startsWith(part, place);
    let within = 0;
    for (const sign of part) {
      if (/\S/.test(sign)) {
        const lower = sign.toLowerCase();
        initials += lower;
        for (let unit = 0; unit < lower.length; unit += 1) at.push(itself ? place + within : place);
      }
      within += sign.length;
    }
    place += itself ? part.length : String.fromCodePoint(name.codePointAt(place) ?? 0).length;
  }
  return { initials, at };
}

/** 拼音首字母 of a name, lower case: 行知小学 → xzxx. What is not a Chinese character stays, so mixed names are found too. */
export const initialsOf = (name: string): string => spell(name).initials.slice(0, 120);
