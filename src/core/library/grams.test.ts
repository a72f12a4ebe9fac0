import { describe, expect, test } from 'vitest';
import { excerpt, marked } from './excerpt.ts';
import { folded, gramsOf, gramsOfTerms, termsOf } from './grams.ts';

describe('folding', () => {
  test('full width becomes half width, capitals small, and what stands between letters one space', () => {
    expect(folded('ＡＩ课堂，第２轮——“五育”').text).toBe('ai课堂 第2轮 五育');
  });

  test('a character is found again where it came from, also beyond the first plane and where one becomes several', () => {
    const text = '，𠮷㎡！ﬁ';
    const { text: plain, origin } = folded(text);
    expect(plain).toBe('𠮷m2 fi');
    expect(origin.map((at) => text.codePointAt(at))).toEqual(
      ['𠮷', '𠮷', '㎡', '㎡', 'ﬁ', 'ﬁ', 'ﬁ'].map((each) => each.codePointAt(0)),
    );
  });
});

describe('letters with marks', () => {
  const [composed, apart] = ['NFC', 'NFD'].map((form) => 'École Lǜ'.normalize(form)) as [string, string];

  test('are the same however they are written, in a text as in what is looked for', () => {
    expect(folded(apart).text).toBe(folded(composed).text);
    expect(termsOf(apart)).toEqual(termsOf(composed));
    expect(termsOf('lu\u0308\u0300')).toEqual(['lǜ']);
  });

  test('are marked with their marks', () => {
    expect(plain(marked(`是${apart}。`, termsOf('lǜ')))).toBe(`是${apart.slice(0, -4)}[${apart.slice(-4)}]。`);
  });
});

describe('terms and grams', () => {
  test('what is typed falls into terms at spaces and punctuation, none twice', () => {
    expect(termsOf(' 作业 设计、作业　ＰＩＳＡ ')).toEqual(['作业', '设计', 'pisa']);
    expect(termsOf('，。')).toEqual([]);
    const most = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地人'];
    expect(termsOf(most.join(' '))).toEqual(most);
  });

  test('a term of one or two characters is in the list of a text exactly when it is in the text', () => {
    const text = '整本书 阅读';
    expect(gramsOf(text)).toEqual(['整', '整本', '本', '本书', '书', '阅', '阅读', '读']);
    expect(gramsOf(text)).not.toContain('书阅');
  });

  test('of a longer term every pair is looked for, of a single character itself', () => {
    expect(gramsOfTerms(['整本书', '读'])).toEqual(['整本', '本书', '读']);
  });
});

const plain = (pieces: readonly { text: string; hit: boolean }[] | null) =>
  pieces?.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

describe('excerpts', () => {
  test('every place where a term stands is marked as it is written there', () => {
    expect(plain(marked('ＡＩ助手与ai课堂', ['ai']))).toBe('[ＡＩ]助手与[ai]课堂');
    expect(plain(marked('教研与教师教研', ['教研', '教师']))).toBe('[教研]与[教师][教研]');
  });

  test('a text that holds none of the terms has no excerpt', () => {
    expect(excerpt('减量提质', ['作业'])).toBeNull();
  });

  test('it is cut around the place where most different terms stand together', () => {
    const text = `作业${'一'.repeat(80)}先做作业，再谈设计${'二'.repeat(80)}`;
    const cut = plain(excerpt(text, ['作业', '设计'], 20)) ?? '';
    expect(cut).toContain('[作业]，再谈[设计]');
    expect(cut.startsWith('…') && cut.endsWith('…')).toBe(true);
    expect([...cut].length).toBeLessThan(30);
  });
});
