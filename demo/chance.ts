import { hash } from 'node:crypto';

/** 可重现的偶然：draws that are the same for the same name, so that a seed always makes the same city. */
export type Chance = {
  /** In [0, 1). */
  next(): number;
  /** True with the given probability. */
  happens(probability: number): boolean;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  pick<T>(from: readonly T[]): T;
  shuffled<T>(from: readonly T[]): T[];
};

/** Draws named by a text, e.g. `7/schools/310113`: one place's draws do not move when another place draws more. */
export function chanceOf(name: string): Chance {
  const draw = generator(name);
  const between = (low: number, high: number) => low + Math.floor(draw() * (high - low + 1));
  return {
    next: draw,
    happens: (probability) => draw() < probability,
    between,
    pick(from) {
      const picked = from[Math.floor(draw() * from.length)];
      if (picked === undefined) throw new RangeError('nothing to pick from');
      return picked;
    },
    shuffled(from) {
      const order = [...from];
      for (let at = order.length - 1; at > 0; at -= 1) {
        const other = between(0, at);
        [order[at], order[other]] = [order[other] as (typeof order)[number], order[at] as (typeof order)[number]];
      }
      return order;
    },
  };
}

/** The identifier of a thing of a seed's city: always the same, a valid UUID of version 8. */
export function idOf(seed: number, ...name: readonly (string | number)[]): string {
  const digits = hash('sha1', `${seed}/${name.join('/')}`);
  const variant = ((Number.parseInt(digits[16] ?? '0', 16) & 3) | 8).toString(16);
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}

/** sfc32 (Chris Doty-Humphrey's small fast counter), started from a hash of the name. */
function generator(name: string): () => number {
  const start = Buffer.from(hash('sha1', name), 'hex');
  let a = start.readInt32LE(0);
  let b = start.readInt32LE(4);
  let c = start.readInt32LE(8);
  let counter = 1;
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
}
