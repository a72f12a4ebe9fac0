import type { RefusalCode } from '../refusals.ts';
import { Refusal } from './refusal.ts';

type MoveOf<T> = { [S in keyof T]: keyof T[S] }[keyof T] & string;

/**
 * 生命周期：a thing's life as a table — for each state, the moves open to it and where each leads.
 * A move that the present state does not know is refused with `code` (kind `conflict`) and the state it was tried from.
 */
export function lifecycle<const T extends Record<string, Record<string, string>>>(code: RefusalCode, table: T) {
  type State = keyof T & string;
  const next = (from: State, move: MoveOf<T>) => table[from]?.[move] as State | undefined;

  return {
    states: Object.keys(table) as State[],
    allows: (from: State, move: MoveOf<T>): boolean => next(from, move) !== undefined,
    after(from: State, move: MoveOf<T>): State {
      const to = next(from, move);
      if (to === undefined) throw new Refusal('conflict', code, { from, move });
      return to;
    },
  };
}
