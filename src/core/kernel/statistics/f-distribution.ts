/**
 * The probability that a figure of the F distribution is above `f` (F 分布上尾概率).
 * @param f at least 0; `Infinity` has nothing above it
 * @param of degrees of freedom above the line, positive, whole or not
 * @param to degrees of freedom below the line
 */
export function fTail(f: number, of: number, to: number): number {
  return f === Number.POSITIVE_INFINITY ? 0 : tails(f, of, to).above;
}

/**
 * The figure that the F distribution stays below with the given probability (F 分布分位数); its square root with `of` = 1 is the
 * two-sided quantile of Student's t.
 * @param probability between 0 and 1, ends excluded
 * @throws RangeError for a probability or degrees of freedom that are not positive
 */
export function fQuantile(probability: number, of: number, to: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`not a probability of a quantile: ${probability}`);
  if (!(of > 0 && to > 0)) throw new RangeError(`not degrees of freedom: ${of}, ${to}`);
  // The smaller tail is compared, so that nothing is lost near 1. In the logarithm of f the curve is gentle on both sides.
  const excess = (log: number) => {
    const { below, above } = tails(Math.exp(log), of, to);
    return probability < 0.5 ? below - probability : 1 - probability - above;
  };
  let [low, high] = [-1, 1];
  while (excess(low) > 0) low *= 2;
  while (excess(high) < 0) high *= 2;
  let log = (low + high) / 2;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const over = excess(log);
    if (over > 0) high = log;
    else low = log;
    const newton = log - over / slopeAt(Math.exp(log), of, to);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - log) <= 4 * Number.EPSILON * Math.max(1, Math.abs(log))) return Math.exp(next);
    log = next;
  }
  return Math.exp(log);
}

const MOST_STEPS = 200;

/** Both tails at f; each is exact where it is the smaller. */
function tails(f: number, of: number, to: number): { below: number; above: number } {
  const [a, b] = [of / 2, to / 2];
  const [x, y] = [(of * f) / (of * f + to), to / (of * f + to)];
  if (x <= 0) return { below: 0, above: 1 };
  if (y <= 0) return { below: 1, above: 0 };
  const front = Math.exp(a * Math.log(x) + b * Math.log(y) - logBeta(a, b));
  if (x < (a + 1) / (a + b + 2)) {
    const below = (front * fraction(x, a, b)) / a;
    return { below, above: 1 - below };
  }
  const above = (front * fraction(y, b, a)) / b;
  return { below: 1 - above, above };
}

/** How fast the lower tail grows with the logarithm of f. */
function slopeAt(f: number, of: number, to: number): number {
  const [a, b] = [of / 2, to / 2];
  return Math.exp(a * Math.log((of * f) / (of * f + to)) + b * Math.log(to / (of * f + to)) - logBeta(a, b));
}

/** The continued fraction of the incomplete beta function (DLMF 8.17.22), from the front by Lentz's method. */
function fraction(x: number, a: number, b: number): number {
  let [upper, lower] = [1, 1 / guarded(1 - ((a + b) * x) / (a + 1))];
  let value = lower;
  for (let m = 1; m < MOST_TERMS; m += 1) {
    let factor = 1;
    for (const term of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      lower = 1 / guarded(1 + term * lower);
      upper = guarded(1 + term / upper);
      factor = lower * upper;
      value *= factor;
    }
    if (Math.abs(factor - 1) < Number.EPSILON) return value;
  }
  throw new RangeError(`the incomplete beta function does not settle for ${a}, ${b}`);
}

/** Terms needed grow with the root of the degrees of freedom: enough for some ten million. */
const MOST_TERMS = 20_000;
const guarded = (divisor: number) => (Math.abs(divisor) < 1e-300 ? 1e-300 : divisor);

const HALF_LOG_TAU = Math.log(2 * Math.PI) / 2;
/** From here on Stirling's series is exact to the last digits. */
const LARGE = 10;

/** log B(a, b); the large parts of the three gamma functions are cancelled on paper, not by subtraction. */
function logBeta(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a];
  if (large < LARGE) return logGamma(small) + logGamma(large) - logGamma(a + b);
  const correction = stirling(large) - stirling(a + b);
  const rest = large * Math.log1p(-small / (a + b));
  if (small < LARGE)
    return logGamma(small) + correction + small - small * Math.log(a + b) + rest - Math.log1p(-small / (a + b)) / 2;
  const share = (small - 0.5) * Math.log(small / (a + b));
  return HALF_LOG_TAU - Math.log(large) / 2 + stirling(small) + correction + share + rest;
}

function logGamma(x: number): number {
  let [product, at] = [1, x];
  for (; at < LARGE; at += 1) product *= at;
  return (at - 0.5) * Math.log(at) - at + HALF_LOG_TAU + stirling(at) - Math.log(product);
}

/** What Stirling's formula leaves of log Γ(x), x ≥ 10 (DLMF 5.11.1). */
function stirling(x: number): number {
  const square = 1 / (x * x);
  const series = 1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360_360 - square / 156)));
  return (1 / 12 - square * (1 / 360 - square * series)) / x;
}
