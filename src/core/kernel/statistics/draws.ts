/** 可重复的随机数：numbers as if drawn by chance, the same for the same seed on every machine. */
export type Draws = {
  /** Evenly from 0 to 1, the 1 excluded, in steps of 2⁻³². */
  readonly even: () => number;
  /** From the normal distribution with mean 0 and standard deviation 1. */
  readonly normal: () => number;
};

/**
 * Draws that begin at a seed, a whole number of 32 bits: xoshiro128** (Blackman & Vigna 2021), its state filled by SplitMix32.
 * For simulations; nothing secret may rest on them.
 */
export function drawsFrom(seed: number): Draws {
  const state = Uint32Array.of(0, 0, 0, 0);
  let fill = seed | 0;
  for (let word = 0; word < 4; word += 1) {
    fill = (fill + 0x9e3779b9) | 0;
    let mixed = Math.imul(fill ^ (fill >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    state[word] = mixed ^ (mixed >>> 15);
  }
  const even = () => nextOf(state) / 2 ** 32;
  return { even, normal: polar(even) };
}

/** One step of xoshiro128**: 32 bits, and the state moved on. */
export function nextOf(state: Uint32Array): number {
  const [a, b, c, d] = [state[0]!, state[1]!, state[2]!, state[3]!];
  const drawn = Math.imul(turned(Math.imul(b, 5), 7), 9) >>> 0;
  state[0] = a ^ d ^ b;
  state[1] = b ^ c ^ a;
  state[2] = c ^ a ^ (b << 9);
  state[3] = turned(d ^ b, 11);
  return drawn;
}

const turned = (word: number, by: number) => (word << by) | (word >>> (32 - by));

/** Marsaglia's polar method: two normal numbers from a point in the unit disc. */
function polar(even: () => number): () => number {
  let kept: number | undefined;
  return () => {
    if (kept !== undefined) {
      const last = kept;
      kept = undefined;
      return last;
    }
    for (;;) {
      const [x, y] = [2 * even() - 1, 2 * even() - 1];
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      kept = y * scale;
      return x * scale;
    }
  };
}
