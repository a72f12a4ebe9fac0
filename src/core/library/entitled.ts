import type { Procedure } from '../programmes/language/procedure.ts';

/** A move of a case, as far as the library looks at it. */
export type Moved = {
  readonly from: string;
  readonly move: string;
  readonly step: string | null;
  readonly outcome: string | null;
};

/**
 * 自何时起可以收入：which of the moves, from 0, gave the case the choice, or brought it to the step or the outcome, that the
 * definition names. `null` for a case that none did, that was withdrawn since, or that was led back to before it: by an objection
 * that was upheld, or by a choice that returns it.
 */
export function entitledBy(procedure: Procedure, moves: readonly Moved[]): number | null {
  const { library, steps } = procedure;
  if (library === undefined || moves.at(-1)?.move === 'withdraw') return null;
  const placeOf = (step: string | null) => steps.findIndex(({ id }) => id === step);
  let standing: readonly { readonly index: number; readonly place: number }[] = [];
  for (const [index, one] of moves.entries()) {
    if (leadsBack(procedure, one)) standing = standing.filter(({ place }) => place <= placeOf(one.step));
    if ([one.move, one.outcome].some((name) => name !== null && library.on.includes(name)))
      standing = [...standing, { index, place: placeOf(one.from) + 1 }];
    else if (one.step !== null && library.on.includes(one.step))
      standing = [...standing, { index, place: placeOf(one.step) }];
  }
  return standing[0]?.index ?? null;
}

const leadsBack = ({ steps }: Procedure, { from, move }: Moved): boolean =>
  move === 'uphold' ||
  steps.find(({ id }) => id === from)?.choices?.find(({ name }) => name === move)?.returns === true;
