import { type Merged, merge } from '#core/collaboration/merge.ts';
import type { Edition } from '../answers.ts';
import { type DecisionConflict, mergeDecisions } from './merge-decisions.ts';
import { type Writing, writtenIn } from './writing.ts';

export type Conflicts = { readonly body: Merged['conflicts']; readonly decisions: readonly DecisionConflict[] };
export const noConflicts: Conflicts = { body: [], decisions: [] };
export type Keep = 'mine' | 'theirs';

/** 合并: carries what I wrote over onto what was saved since; from now on I write on that. */
export function mergedOnto(writing: Writing, latest: Edition): { writing: Writing; conflicts: Conflicts } {
  const theirs = writtenIn(latest);
  const body = merge(writing.base.body, writing.body, theirs.body);
  const decisions = mergeDecisions(writing.base.decisions, writing.decisions, theirs.decisions);
  return {
    writing: {
      body: body.text,
      decisions: decisions.decisions,
      base: theirs,
      edition: latest.edition,
      revision: latest.revision,
    },
    conflicts: { body: body.conflicts, decisions: decisions.conflicts },
  };
}

/**
 * Keeps one of two versions that stand one after the other in the text, the other's first; `undefined` when the place has been
 * written over since, and so is settled.
 */
export function settled(text: string, { mine, theirs }: Conflicts['body'][number], keep: Keep): string | undefined {
  const both = [theirs, mine].filter((piece) => piece !== '').join('\n');
  const chosen = keep === 'mine' ? mine : theirs;
  const lines = text.split('\n');
  const wanted = both.split('\n');
  const at = lines.findIndex((_, line) => wanted.every((each, next) => lines[line + next] === each));
  if (at === -1) return undefined;
  lines.splice(at, wanted.length, ...(chosen === '' ? [] : chosen.split('\n')));
  return lines.join('\n');
}
