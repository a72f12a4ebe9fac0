import { type Curvature, dot, type Likelihood, likelihoodAt, type Pair, total } from './crossed-likelihood.ts';
import { type Layout, type Ratios, sumsOf } from './crossed-system.ts';

/**
 * The ratios of variances under which the scores are likeliest, none below 0, with the likelihood there; null when they grow
 * without bound, because effects leave no residual.
 *
 * Newton's steps along the average information, corrected by what the last step showed of the curvature, kept within bounds by
 * projection and shortened until the deviance falls. A variance is 0, exactly, where the deviance rises from there on.
 */
export function likeliest(
  layout: Layout,
  values: Float64Array,
  restricted: boolean,
): { at: Likelihood; evaluations: number } | null {
  let at = likelihoodAt(layout, values, beginning(layout, values), restricted);
  let curvature = at.curvature;
  let evaluations = 1;
  let last = Number.POSITIVE_INFINITY;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const step = stepFrom(at, curvature);
    const size = Math.max(...step.map((by, k) => Math.abs(by) / (at.ratios[k]! + NOTHING)));
    const rounding = NOISE * (Math.abs(at.deviance) + layout.size);
    const settled = Math.abs(at.slope[0] * step[0] + at.slope[1] * step[1]) <= rounding && size > last / 2;
    if (size <= PRECISION || settled) return { at, evaluations };
    last = size;
    let next: Likelihood | undefined;
    for (let share = 1; next === undefined && share > SHORTEST; share /= 2) {
      // A direction that does not lead down soon gives way to that of each ratio by itself, which must.
      const [one, other] = share > SHORT ? step : [-at.slope[0] / curvature.first, -at.slope[1] / curvature.second];
      const ratios: Ratios = [moved(at.ratios[0], share * one), moved(at.ratios[1], share * other)];
      const tried = likelihoodAt(layout, values, ratios, restricted);
      evaluations += 1;
      const promised = at.slope[0] * (ratios[0] - at.ratios[0]) + at.slope[1] * (ratios[1] - at.ratios[1]);
      if (tried.deviance <= at.deviance + 1e-4 * Math.min(0, promised) + rounding) next = tried;
    }
    if (next === undefined) break;
    if (Math.max(...next.ratios) >= BOUNDLESS) return null;
    curvature = corrected(next, at);
    at = next;
  }
  if (Math.max(...at.ratios) > HARDLY) return null;
  throw new Error(`the likelihood of ${layout.size} scores was not brought to its maximum`);
}

const MOST_ROUNDS = 100;
/**
 * Steps shorter than this share of a ratio no longer matter, nor do those that promise less than rounding and grow no shorter; a
 * ratio below the other figure is as good as none.
 */
const PRECISION = 1e-9;
const NOTHING = 1e-4;
const [SHORT, SHORTEST] = [1 / 16, 1e-10];
/** Rounding of the deviance, as a share of what it is summed from. */
const NOISE = 1e-13;
/** Effects a thousandfold of the residual, in points, leave none. */
const BOUNDLESS = 1e6;
/** Thirtyfold, where the likelihood gets lost in rounding on the way there. */
const HARDLY = 1e3;

/**
 * A ratio after a step. Downwards the deviance is straighter by the logarithm; but a step of more than LEAP times the ratio means
 * that it belongs to 0.
 */
function moved(ratio: number, by: number): number {
  if (by >= 0) return Math.min(BOUNDLESS, ratio + by);
  return by < -LEAP * ratio ? 0 : ratio * Math.exp(by / ratio);
}

const LEAP = 2;

/** Newton's step among the ratios that may move: those above 0, and those from which the deviance falls. */
function stepFrom({ ratios, slope }: Likelihood, { first, both: found, second }: Curvature): Pair {
  const moves = ratios.map((ratio, k) => ratio > 0 || slope[k]! < 0);
  if (!moves[0] && !moves[1]) return [0, 0];
  if (!moves[1]) return [-slope[0] / first, 0];
  if (!moves[0]) return [0, -slope[1] / second];
  // Two ratios that move as one leave a direction without curvature; along it the slope alone may lead.
  const most = (1 - 1e-6) * Math.sqrt(first * second);
  const both = Math.max(-most, Math.min(most, found));
  const determinant = first * second - both ** 2;
  const step: Pair = [
    (both * slope[1] - second * slope[0]) / determinant,
    (both * slope[0] - first * slope[1]) / determinant,
  ];
  // Where one ratio belongs to 0, the other goes as far as suits it then.
  if (step[0] < -LEAP * ratios[0]) return [step[0], (both * ratios[0] - slope[1]) / second];
  if (step[1] < -LEAP * ratios[1]) return [(both * ratios[1] - slope[0]) / first, step[1]];
  return step;
}

/** The average information at a point, made to agree with how the slope changed on the way there (BFGS). */
function corrected({ curvature: { first, both, second }, ratios, slope }: Likelihood, before: Likelihood): Curvature {
  const by: Pair = [ratios[0] - before.ratios[0], ratios[1] - before.ratios[1]];
  const change: Pair = [slope[0] - before.slope[0], slope[1] - before.slope[1]];
  const along = by[0] * change[0] + by[1] * change[1];
  const bent: Pair = [first * by[0] + both * by[1], both * by[0] + second * by[1]];
  const old = by[0] * bent[0] + by[1] * bent[1];
  if (!(along > 1e-3 * old)) return { first, both, second };
  return {
    first: first + change[0] ** 2 / along - bent[0] ** 2 / old,
    both: both + (change[0] * change[1]) / along - (bent[0] * bent[1]) / old,
    second: second + change[1] ** 2 / along - bent[1] ** 2 / old,
  };
}

/**
 * Ratios to begin with: variances from uncorrected sums of squares (Henderson's first method, 1953), exact in a complete table,
 * within sensible bounds elsewhere.
 */
function beginning(layout: Layout, values: Float64Array): Ratios {
  const { size, start, times } = layout;
  const counts = [
    Float64Array.from({ length: start.length - 1 }, (_, at) => start[at + 1]! - start[at]!),
    Float64Array.from(times),
  ] as const;
  const sums = sumsOf(layout, values);
  const correction = total(values) ** 2 / size;
  const [one, other] = ([0, 1] as const).map((k) => {
    const levels = counts[k].filter((count) => count > 0).length;
    let squares = -correction;
    for (let at = 0; at < counts[k].length; at += 1) squares += sums[k][at]! ** 2 / Math.max(1, counts[k][at]!);
    return { levels, squares, share: dot(counts[k], counts[k]) / size };
  }) as [Between, Between];
  const left = dot(values, values) - correction - one.squares - other.squares;
  // Expected: squares_k = (n − share_k)·v_k + (levels_k − share_l)·v_l + (levels_k − 1)·v, and what is left accordingly.
  const solved = solvedThree([
    [size - one.share, one.levels - other.share, one.levels - 1, one.squares],
    [other.levels - one.share, size - other.share, other.levels - 1, other.squares],
    [one.share - other.levels, other.share - one.levels, size - one.levels - other.levels + 1, left],
  ]);
  const ratio = (variance: number) => {
    const found = variance / solved[2];
    return found > LEAST ? Math.min(found, MOST) : solved[2] > 0 ? LEAST : 1;
  };
  return [ratio(solved[0]), ratio(solved[1])];
}

/** Bounds of where it is sensible to begin. */
const [LEAST, MOST] = [0.01, 30];

type Between = { levels: number; squares: number; share: number };
type Row = [number, number, number, number];

/** Three equations in three unknowns, by elimination; not finite where they do not determine them. */
function solvedThree([p, q, r]: [Row, Row, Row]): [number, number, number] {
  const less = (row: Row, by: Row, k: 0 | 1) => row.map((value, at) => value - (by[at]! * row[k]) / by[k]) as Row;
  const [q1, r1] = [less(q, p, 0), less(r, p, 0)];
  const r2 = less(r1, q1, 1);
  const third = r2[3] / r2[2];
  const second = (q1[3] - q1[2] * third) / q1[1];
  return [(p[3] - p[1] * second - p[2] * third) / p[0], second, third];
}
