import type { Output } from '#contract/route.ts';
import type { searchRoutes } from '#contract/workspace-search.ts';

export type FoundOfKind = Output<typeof searchRoutes.search>[number];

/** What can be chosen, in the order the arrows go: the things found, and after those of a kind the page that lists them all. */
export type Line = { readonly to: string; readonly isList: boolean };

export function linesOf(kinds: readonly FoundOfKind[]): Line[] {
  return kinds.flatMap(({ rows, list }) => [
    ...rows.map(({ to }) => ({ to, isList: false })),
    ...(list === null ? [] : [{ to: list, isList: true }]),
  ]);
}

export const optionId = (at: number): string => `found-${at}`;
