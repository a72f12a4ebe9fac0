import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { invertDefinite } from './definite.ts';

/** The matrix with 1 / (row + column + 1): its inverse and determinant are whole numbers known in closed form (Hilbert 1894). */
const hilbert = (size: number) =>
  Float64Array.from({ length: size * size }, (_, at) => 1 / (Math.floor(at / size) + (at % size) + 1));

describe('the inverse of a definite matrix', () => {
  test('of what is not definite is refused', () => {
    expect(() => invertDefinite(Float64Array.of(1, 2, 2, 1), 2)).toThrow(RangeError);
    expect(() => invertDefinite(Float64Array.of(Number.NaN), 1)).toThrow(RangeError);
    expect(() => invertDefinite(new Float64Array(25), 5)).toThrow(RangeError);
  });

  test('is that of the books, and so is the determinant', () => {
    const three = hilbert(3);
    expect(invertDefinite(three, 3)).toBeCloseTo(-Math.log(2160), 12);
    const known = [9, -36, 30, -36, 192, -180, 30, -180, 180];
    for (const [at, value] of three.entries()) expect(value).toBeCloseTo(known[at]!, 10);
    const six = hilbert(6);
    expect(invertDefinite(six, 6)).toBeCloseTo(-Math.log(186_313_420_339_200_000), 7);
    expect(six[0]).toBeCloseTo(36, 5);
    expect(six[35]! / 698_544 - 1).toBeCloseTo(0, 7);
  });

  test('stands where the matrix stood, and leaves what is beside it alone', () => {
    const room = Float64Array.of(7, 4, Number.NaN, 2, 3, 7);
    expect(invertDefinite(room, 2, 1)).toBeCloseTo(Math.log(8), 14);
    expect([...room].map((value) => Math.round(value * 1e12) / 1e12)).toEqual([7, 0.375, -0.25, -0.25, 0.5, 7]);
  });

  test('multiplied with the matrix is the identity, whatever the size', () => {
    const anyRoot = fc
      .integer({ min: 1, max: 13 })
      .chain((size) =>
        fc.tuple(
          fc.constant(size),
          fc.array(fc.integer({ min: -9, max: 9 }), { minLength: size * size, maxLength: size * size }),
        ),
      );
    fc.assert(
      fc.property(anyRoot, ([size, root]) => {
        const entry = (row: number, column: number) =>
          Number(row === column) +
          root.slice(0, size).reduce((sum, _, k) => sum + root[row * size + k]! * root[column * size + k]!, 0);
        const matrix = Float64Array.from({ length: size * size }, (_, at) => entry(Math.floor(at / size), at % size));
        const inverse = matrix.slice();
        invertDefinite(inverse, size);
        for (let at = 0; at < size * size; at += 1) {
          const [row, column] = [Math.floor(at / size), at % size];
          let product = 0;
          for (let k = 0; k < size; k += 1) product += matrix[row * size + k]! * inverse[k * size + column]!;
          expect(product).toBeCloseTo(Number(row === column), 7);
        }
      }),
    );
  });
});
