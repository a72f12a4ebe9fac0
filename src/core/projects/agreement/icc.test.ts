import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type IntraclassForm, intraclass } from './icc.ts';

/** Shrout & Fleiss 1979, table 2: six targets, four judges. */
const PUBLISHED = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

// psych 2.2.9 on R 4.2.2: value, F, its degrees of freedom, p, interval; printed in the paper: .17 .29 .71 .44 .62 .91.
const REFERENCE = [
  ['ICC(1,1)', 0.165741768405476, 1.79467849223947, 5, 18, 0.16476880834464, -0.132932324874751, 0.722560062328121],
  ['ICC(2,1)', 0.289763779527559, 11.0272479564033, 5, 15, 1.34566516484337e-4, 0.018786513374712, 0.761084369648953],
  ['ICC(3,1)', 0.714840714840715, 11.0272479564033, 5, 15, 1.34566516484337e-4, 0.342464765033925, 0.94585825995536],
  ['ICC(1,k)', 0.442797133679269, 1.79467849223947, 5, 18, 0.16476880834464, -0.884442155238119, 0.912415420340776],
  ['ICC(2,k)', 0.620050547598989, 11.0272479564033, 5, 15, 1.34566516484337e-4, 0.0711368153025035, 0.927232040167722],
  ['ICC(3,k)', 0.909315542377069, 11.0272479564033, 5, 15, 1.34566516484337e-4, 0.675674713816305, 0.985891678169062],
] as const;

const FORMS = REFERENCE.map(([form]) => form) satisfies readonly IntraclassForm[];

describe('intraclass correlation', () => {
  test('a table without two targets, without two raters or with holes has none', () => {
    expect(() => intraclass([[1, 2]])).toThrow(RangeError);
    expect(() => intraclass([[1], [2]])).toThrow(RangeError);
    expect(() => intraclass([[1, 2], [3]])).toThrow(RangeError);
    expect(() =>
      intraclass([
        [1, 2],
        [3, Number.NaN],
      ]),
    ).toThrow(RangeError);
  });

  test('nothing is said where no rater told one target from another', () => {
    expect(
      intraclass([
        [0.1, 0.1],
        [0.1, 0.1],
        [0.1, 0.1],
      ]),
    ).toBeNull();
    expect(
      intraclass([
        [0.1, 0.7],
        [0.1, 0.7],
        [0.1, 0.7],
      ]),
    ).toBeNull();
  });

  test.each(REFERENCE)('%s of the published table', (form, value, f, of, to, p, low, high) => {
    const found = intraclass(PUBLISHED)![form];
    expect(found.degrees).toEqual([of, to]);
    for (const [figure, reference] of [
      [found.value, value],
      [found.f, f],
      [found.p, p],
      [found.interval![0], low],
      [found.interval![1], high],
    ] as const)
      expect(Math.abs(figure - reference)).toBeLessThan(1e-10);
  });

  test('raters who agree to the point are one, without an interval', () => {
    const found = intraclass([
      [1, 1],
      [5, 5],
      [3, 3],
    ])!;
    for (const form of FORMS) expect(found[form]).toMatchObject({ value: 1, p: 0, interval: null });
  });

  test('raters who are apart by a constant are one where they are the only ones, and less where they are a sample', () => {
    const found = intraclass([
      [10, 20],
      [50, 60],
      [30, 40],
    ])!;
    expect(found['ICC(3,1)'].value).toBeCloseTo(1, 12);
    expect(found['ICC(2,1)'].value).toBeCloseTo(400 / 450, 12);
  });

  const anyTable = fc.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 5 })).chain(([n, k]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: k, maxLength: k }), {
      minLength: n,
      maxLength: n,
    }),
  );

  test('where nothing is left to reckon an interval from, there is none', () => {
    const opposed = intraclass([
      [67, 5],
      [69, 3],
    ]);
    expect(opposed?.['ICC(2,1)'].value).toBeCloseTo(-1 / 1024, 12);
    expect([opposed?.['ICC(2,1)'].interval, opposed?.['ICC(2,k)'].interval]).toEqual([null, null]);
    expect(opposed?.['ICC(3,1)'].interval).not.toBeNull();
  });

  test('the value of a mean falls without bound, and never comes back as a large one', () => {
    const pole = [
      [18, 31, 55],
      [45, 37, 16],
      [27, 0, 46],
      [74, 49, 1],
    ];
    expect(intraclass(pole)?.['ICC(2,k)'].value).toBe(Number.NEGATIVE_INFINITY);
    const level = intraclass([
      [70, 62, 1],
      [68, 65, 0],
    ]);
    expect([level?.['ICC(1,k)'].value, level?.['ICC(3,k)'].value]).toEqual([-Infinity, -Infinity]);
    fc.assert(
      fc.property(anyTable, (table) => {
        const found = intraclass(table);
        for (const form of found === null ? [] : FORMS) {
          expect(found![form].value).toBeLessThanOrEqual(1);
          for (const bound of found![form].interval ?? []) expect(bound).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('neither unit nor origin nor the order of targets and raters matters', () => {
    fc.assert(
      fc.property(
        anyTable,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: -1e6, max: 1e6 }),
        (table, scale, shift) => {
          const found = intraclass(table);
          const moved = intraclass(
            table.toReversed().map((row) => row.toReversed().map((value) => value * scale + shift)),
          );
          if (found === null || moved === null) {
            expect(moved).toBe(found);
            return;
          }
          for (const form of FORMS) {
            if (!Number.isFinite(found[form].value)) continue;
            const size = 1 + Math.abs(found[form].value);
            expect(Math.abs(moved[form].value - found[form].value) / size).toBeLessThan(1e-8);
          }
        },
      ),
    );
  });
});
