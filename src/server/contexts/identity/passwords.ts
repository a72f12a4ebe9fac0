import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Refusal } from '#core/kernel/refusal.ts';

// argon2id, 19 MiB, 2 rounds: about 60 ms of one core. Hashes run one at a time, so that a burst of sign-ins cannot
// starve other people's pages; who would wait too long is asked to come back.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const LONGEST_QUEUE = 40;

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= LONGEST_QUEUE) throw new Refusal('too-many', 'platform.too-busy', { seconds: 5 });
  waiting += 1;
  const turn = last.then(work).finally(() => {
    waiting -= 1;
  });
  last = turn.catch(() => undefined);
  return turn;
}

/** A stored form of the password, salted, that cannot be turned back. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, COST));

/** Whether the password is the one behind the stored form. Without a stored form the same time is spent, and it is not. */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  return inTurn(async () => {
    const right = await verify(stored ?? NOBODYS, password).catch(() => false);
    return right && stored !== undefined;
  });
}

/** The hash of a password nobody knows: unknown accounts take as long as known ones. */
const NOBODYS = await hash(String(randomInt(2 ** 40)) + String(randomInt(2 ** 40)), COST);

const LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const CAPITALS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const DIGITS = '23456789';

/** 初始口令：12 characters without look-alikes, given once and to be changed at the first sign-in. */
export function initialPassword(): string {
  const pick = (from: string) => from.charAt(randomInt(from.length));
  const body = Array.from({ length: 9 }, () => pick(LETTERS + CAPITALS + DIGITS));
  return [pick(CAPITALS), pick(LETTERS), ...body, pick(DIGITS)].join('');
}
