import { fQuantile, fTail } from '../../kernel/statistics/f-distribution.ts';
import type { Interval } from './interval.ts';

/** The six coefficients, named as in the paper: model, then whether one rating counts or the mean of all k. */
export type IntraclassForm = 'ICC(1,1)' | 'ICC(2,1)' | 'ICC(3,1)' | 'ICC(1,k)' | 'ICC(2,k)' | 'ICC(3,k)';

/**
 * 组内相关系数：at most 1; below 0 where targets differ less than their ratings. F, its degrees of freedom and probability are of
 * the test that targets do not differ at all. No interval where the ratings leave no error to reckon with (F is infinite), and none of
 * model 2 where they leave that error hardly any degree of freedom.
 */
export type Intraclass = {
  readonly value: number;
  readonly f: number;
  readonly degrees: readonly [number, number];
  readonly p: number;
  readonly interval: Interval | null;
};

/**
 * Intraclass correlations of a complete table, by analysis of variance (Shrout & Fleiss 1979, Psychological Bulletin 86).
 * Model 1: each target has raters of its own; 2: the raters are a sample of raters; 3: they are the only ones.
 * @param table one row for each target (at least 2), one rating of each rater in it (at least 2), any unit
 * @returns null when no rater told any target from another: nothing then says how well they do. The value of a mean of k falls
 * without bound as the means of the targets come together, and is -Infinity from there on
 * @throws RangeError when the table is too small or has holes
 */
export function intraclass(table: readonly (readonly number[])[]): Readonly<Record<IntraclassForm, Intraclass>> | null {
  const [n, k] = [table.length, table[0]?.length ?? 0];
  if (n < 2 || k < 2) throw new RangeError(`a table of ${n} × ${k} has no agreement`);
  const squares = meanSquares(table, n, k);
  const { between, within, raters, error } = squares;
  if (between + error <= ROUNDING * raters) return null;

  const one = { f: between / within, degrees: [n - 1, n * (k - 1)] as const };
  const two = { f: between / error, degrees: [n - 1, (n - 1) * (k - 1)] as const };
  const byF = ({ f, degrees: [of, to] }: Tested): Interval => [
    f / fQuantile(TAIL, of, to),
    f * fQuantile(TAIL, to, of),
  ];
  const single = (ratio: number) => (ratio - 1) / (ratio + k - 1);
  const mean = (ratio: number) => 1 - 1 / ratio;
  // Where the divisor is no longer positive, what is divided is negative: the value has fallen without bound.
  const ofMeans = (above: number, divisor: number, size: number) =>
    divisor <= CANCELLED * size ? Number.NEGATIVE_INFINITY : above / divisor;
  const stepped = (value: number) => ofMeans(k * value, 1 + (k - 1) * value, 1);

  const agreement = (between - error) / (between + (k - 1) * error + (k * (raters - error)) / n);
  const randomRaters = () => intervalOfTwo(agreement, squares, { n, k });
  return {
    'ICC(1,1)': tested((between - within) / (between + (k - 1) * within), one, () => each(byF(one), single)),
    'ICC(2,1)': tested(agreement, two, randomRaters),
    'ICC(3,1)': tested((between - error) / (between + (k - 1) * error), two, () => each(byF(two), single)),
    'ICC(1,k)': tested((between - within) / between, one, () => each(byF(one), mean)),
    'ICC(2,k)': tested(
      ofMeans(between - error, between + (raters - error) / n, between + (raters + error) / n),
      two,
      () => each(randomRaters(), stepped),
    ),
    'ICC(3,k)': tested((between - error) / between, two, () => each(byF(two), mean)),
  };
}

/** Intervals hold the true value in 95 of 100 such tables, and miss it as often on either side. */
const TAIL = 0.975;

/** Squares of what is left of equal numbers after subtraction, beside squares of the numbers. */
const ROUNDING = 1e-24;

/** What is left of a sum, beside the size of its parts, where they cancel out. */
const CANCELLED = 1e-12;

type Tested = { readonly f: number; readonly degrees: readonly [number, number] };
type MeanSquares = { between: number; within: number; raters: number; error: number };

const each = (interval: Interval | null, step: (value: number) => number): Interval | null =>
  interval && [step(interval[0]), step(interval[1])];

function tested(value: number, { f, degrees }: Tested, interval: () => Interval | null): Intraclass {
  return { value, f, degrees, p: fTail(f, ...degrees), interval: Number.isFinite(f) ? interval() : null };
}

/** Mean squares of the two-way analysis; every sum is one of squares of differences, so a common offset costs no digits. */
function meanSquares(table: readonly (readonly number[])[], n: number, k: number): MeanSquares {
  const origin = table[0]![0]!;
  const rows = new Float64Array(n);
  const columns = new Float64Array(k);
  for (const [at, row] of table.entries()) {
    if (row.length !== k || !row.every(Number.isFinite)) throw new RangeError(`row ${at} has not ${k} ratings`);
    for (let rater = 0; rater < k; rater += 1) {
      const value = row[rater]! - origin;
      rows[at]! += value;
      columns[rater]! += value;
    }
  }
  // Divided only now: targets of equal sums then have equal means to the last digit.
  for (let at = 0; at < n; at += 1) rows[at]! /= k;
  for (let rater = 0; rater < k; rater += 1) columns[rater]! /= n;
  const grand = rows.reduce((sum, mean) => sum + mean, 0) / n;
  let [between, within, raters, error] = [0, 0, 0, 0];
  for (const mean of columns) raters += (mean - grand) ** 2;
  for (const [at, row] of table.entries()) {
    const mean = rows[at]!;
    between += (mean - grand) ** 2;
    for (let rater = 0; rater < k; rater += 1) {
      const off = row[rater]! - origin - mean;
      within += off ** 2;
      error += (off - (columns[rater]! - grand)) ** 2;
    }
  }
  if (between <= ROUNDING * within) between = 0;
  return {
    between: (k * between) / (n - 1),
    within: within / (n * (k - 1)),
    raters: (n * raters) / (k - 1),
    error: error / ((n - 1) * (k - 1)),
  };
}

/** Where raters are a sample, the error has degrees of freedom of its own, by Satterthwaite (same paper, p. 424). */
function intervalOfTwo(
  value: number,
  { between, raters, error }: MeanSquares,
  { n, k }: { n: number; k: number },
): Interval | null {
  const share = k * value * (raters / error);
  const rest = n * (1 + (k - 1) * value) - k * value;
  const degrees = ((k - 1) * (n - 1) * (share + rest) ** 2) / ((n - 1) * share ** 2 + rest ** 2);
  if (!(degrees >= LEAST_DEGREES)) return null;
  const [above, below] = [fQuantile(TAIL, n - 1, degrees), fQuantile(TAIL, degrees, n - 1)];
  const noise = k * raters + (k * n - k - n) * error;
  return [
    (n * (between - above * error)) / (above * noise + n * between),
    (n * (below * between - error)) / (noise + n * below * between),
  ];
}

/** With fewer, quantiles of F leave what a number holds: the sum of which these are degrees of freedom all but cancels out. */
const LEAST_DEGREES = 0.05;
