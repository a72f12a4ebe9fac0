import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareLines, merge } from './merge.ts';

const lines = (text: string): string[] => text.split('\n');
/** Few different lines, so that the same line stands at several places. */
const anyText = fc.array(fc.constantFrom('', '甲', '乙', '丙', '丁'), { maxLength: 12 }).map((all) => all.join('\n'));
const threeTexts = fc.tuple(anyText, anyText, anyText);
/** A text whose lines are all different, and two places in it with a line between them. */
const twoPlaces = fc.tuple(fc.integer({ min: 3, max: 20 }), fc.nat(), fc.nat()).map(([count, a, b]) => {
  const first = a % (count - 2);
  return {
    text: Array.from({ length: count }, (_, at) => `第${at}段`),
    first,
    second: first + 2 + (b % (count - first - 2)),
  };
});
const EDITS = {
  changed: (line: string, by: string) => [`${line}（${by}）`],
  'taken out': () => [],
  'written before': (line: string, by: string) => [by, line],
} as const;
const anyEdit = fc.constantFrom(...Object.values(EDITS));

describe('a merge', () => {
  test('with a side that changed nothing is the other side', () => {
    fc.assert(
      fc.property(anyText, anyText, (base, changed) => {
        expect(merge(base, changed, base)).toEqual({ text: changed, conflicts: [] });
        expect(merge(base, base, changed)).toEqual({ text: changed, conflicts: [] });
      }),
    );
  });

  test('of two sides that wrote the same is what they wrote', () => {
    fc.assert(
      fc.property(anyText, anyText, (base, changed) => {
        expect(merge(base, changed, changed)).toEqual({ text: changed, conflicts: [] });
      }),
    );
  });

  test('keeps the edits of both where a line that neither touched lies between them', () => {
    fc.assert(
      fc.property(twoPlaces, anyEdit, anyEdit, ({ text, first, second }, mine, theirs) => {
        const edited = (edits: ReadonlyMap<number, string[]>) =>
          text.flatMap((line, at) => edits.get(at) ?? [line]).join('\n');
        const [own, other] = [mine(text[first]!, '我'), theirs(text[second]!, '他')];
        expect(merge(text.join('\n'), edited(new Map([[first, own]])), edited(new Map([[second, other]])))).toEqual({
          text: edited(
            new Map([
              [first, own],
              [second, other],
            ]),
          ),
          conflicts: [],
        });
      }),
    );
  });

  test('loses no line that either side wrote, also where they disagree', () => {
    fc.assert(
      fc.property(threeTexts, ([base, mine, theirs]) => {
        const merged = lines(merge(base, mine, theirs).text);
        for (const text of [mine, theirs]) {
          for (const line of lines(text).filter((each) => !lines(base).includes(each))) expect(merged).toContain(line);
        }
      }),
    );
  });

  test('invents no line', () => {
    fc.assert(
      fc.property(threeTexts, ([base, mine, theirs]) => {
        for (const line of lines(merge(base, mine, theirs).text))
          expect([...lines(mine), ...lines(theirs)]).toContain(line);
      }),
    );
  });

  test('finds the same disagreements from either side', () => {
    fc.assert(
      fc.property(threeTexts, ([base, mine, theirs]) => {
        const turned = merge(base, theirs, mine).conflicts.map((each) => ({ mine: each.theirs, theirs: each.mine }));
        expect(turned).toEqual(merge(base, mine, theirs).conflicts);
      }),
    );
  });

  test('of three thousand paragraphs on each side is done within a second', () => {
    const text = (kept: (at: number) => boolean, by: string) =>
      Array.from({ length: 3000 }, (_, at) => (kept(at) ? `第${at}段` : `${by}${at}`)).join('\n');
    const begun = performance.now();
    const { conflicts } = merge(
      text(() => true, ''),
      text((at) => at % 2 === 0, '我'),
      text((at) => at % 3 === 0, '他'),
    );
    expect(performance.now() - begun).toBeLessThan(1000);
    expect(conflicts.length).toBeGreaterThan(400);
  });
});

/**
 * `|` ends a line. Independent reference: with base, mine and theirs in three files, each line ended,
 * `git merge-file -p --union theirs base mine` (git 2.39.5) writes the text, and the exit status of
 * `git merge-file -p theirs base mine` is the number of disagreements.
 */
const GIT: readonly (readonly [
  rule: string,
  base: string,
  mine: string,
  theirs: string,
  text: string,
  conflicts: number,
])[] = [
  [
    'one at the top, the other at the bottom',
    '通报|研究',
    '签到|通报|研究',
    '通报|研究|散会',
    '签到|通报|研究|散会',
    0,
  ],
  ['one out, another changed', '甲|乙|丙|丁|戊', '甲|丙|丁|戊', '甲|乙|丙|丁改|戊', '甲|丙|丁改|戊', 0],
  ['the same change twice', '甲|乙|丙', '甲|乙改|丙', '甲|乙改|丙', '甲|乙改|丙', 0],
  ['all out', '甲|乙', '', '甲|乙', '', 0],
  ['the same addition, and one more', '甲|乙', '甲|乙|丙', '甲|乙|丙|丁', '甲|乙|丙|丁', 1],
  ['one paragraph in two ways', '甲|乙|丙', '甲|乙一|丙', '甲|乙二|丙', '甲|乙二|乙一|丙', 1],
  ['neighbours', '甲|乙|丙|丁', '甲|乙一|丙|丁', '甲|乙|丙二|丁', '甲|乙|丙二|乙一|丙|丁', 1],
  ['out and changed', '甲|乙|丙', '甲|丙', '甲|乙二|丙', '甲|乙二|丙', 1],
  ['two additions at one place', '甲|乙', '甲|一|乙', '甲|二|乙', '甲|二|一|乙', 1],
  ['a text begun by both', '', '一', '二', '二|一', 1],
  [
    'alike at the beginning and the end',
    '甲|乙|丙',
    '甲|议定|方案一|记录|丙',
    '甲|议定|方案二|记录|丙',
    '甲|议定|方案二|方案一|记录|丙',
    1,
  ],
  [
    'disagreement above, peace below',
    '甲|乙|丙|丁|戊|己',
    '甲一|乙|丙|丁|戊|己',
    '甲二|乙|丙|丁|戊改|己',
    '甲二|甲一|乙|丙|丁|戊改|己',
    1,
  ],
];

test.each(GIT)('merges as git does: %s', (_, base, mine, theirs, text, conflicts) => {
  const ended = (marked: string) => (marked === '' ? '' : `${marked.replaceAll('|', '\n')}\n`);
  const merged = merge(ended(base), ended(mine), ended(theirs));
  expect(merged.text).toBe(ended(text));
  expect(merged.conflicts).toHaveLength(conflicts);
});

describe('a comparison', () => {
  test('of a text with itself keeps every line', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(compareLines(text, text)).toEqual(lines(text).map((line) => ({ kind: 'kept', text: line })));
      }),
    );
  });

  test('rebuilds both texts', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const compared = compareLines(before, after);
        const without = (kind: string) =>
          compared
            .filter((line) => line.kind !== kind)
            .map(({ text }) => text)
            .join('\n');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
      }),
    );
  });

  test('keeps as many lines as two texts can have in common', () => {
    const common = (a: readonly string[], b: readonly string[]): number => {
      if (a.length === 0 || b.length === 0) return 0;
      if (a[0] === b[0]) return 1 + common(a.slice(1), b.slice(1));
      return Math.max(common(a.slice(1), b), common(a, b.slice(1)));
    };
    const short = fc.array(fc.constantFrom('甲', '乙', '丙'), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(short, short, (before, after) => {
        const kept = compareLines(before.join('\n'), after.join('\n')).filter(({ kind }) => kind === 'kept');
        expect(kept).toHaveLength(common(before, after));
      }),
    );
  });
});
