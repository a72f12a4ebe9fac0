import type { Procedure } from '../programmes/language/procedure.ts';

/** A move of a case, as far as the library looks at it. */
export type Moved = { readonly move: string; readonly step: string | null; readonly outcome: string | null };

/** 是否可以收入：a case that was given the choice, came to the step or to the outcome that the definition names, and was not withdrawn since. */
export function isEntitled({ library }: Procedure, moves: readonly Moved[]): boolean {
  if (library === undefined || moves.at(-1)?.move === 'withdraw') return false;
  return moves.some((one) => library.on.some((name) => [one.move, one.step, one.outcome].includes(name)));
}
