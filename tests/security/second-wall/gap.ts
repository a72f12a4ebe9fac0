import type { Where } from '../checks-off.ts';
import type { ActorName } from '../matrix/decide.ts';

/** Forbidden cells that the application holds alone: what comes of them without it, and why. */
export type Gap = { readonly [where in Where]?: readonly ActorName[] } & {
  readonly why: string;
  /** The answer without the checks; absent: it is done. */
  readonly comes?: 'nothing changed' | `${400 | 403 | 404 | 409} ${string}.${string}`;
};

/** How the rows of a part of the matrix fare behind the second wall, sorted by hand. */
export type Behind = {
  /** About people: forbidden in the matrix, and out of reach without the application, but for the gaps. */
  readonly personal: Readonly<Record<string, readonly Gap[]>>;
  /** Held by the application alone, and not about people. */
  readonly registry: readonly string[];
  /** Open to all who are signed in. */
  readonly open: readonly string[];
};
