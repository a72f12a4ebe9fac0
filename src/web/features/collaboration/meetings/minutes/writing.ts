import { draft, dropDraft, keepDraft } from '#web/ui/drafts.ts';
import type { Edition, Meeting } from '../answers.ts';
import { type DecisionDraft, draftsOf } from './decision-draft.ts';

export type Written = { readonly body: string; readonly decisions: readonly DecisionDraft[] };

/** 纪要 being written: the text of this browser, and the saved text it was written on. */
export type Writing = Written & {
  readonly edition: number;
  /** The revision it was written on; 0 before the first. */
  readonly revision: number;
  readonly base: Written;
};

const keyOf = ({ id }: Pick<Meeting, 'id'>) => `minutes:${id}`;

export const writtenIn = (edition: Pick<Edition, 'body' | 'decisions'> | undefined): Written =>
  edition === undefined ? { body: '', decisions: [] } : { body: edition.body, decisions: draftsOf(edition.decisions) };

/** To write on from what is saved. */
export function begun(edition: Edition | undefined): Writing {
  const saved = writtenIn(edition);
  return { ...saved, base: saved, edition: edition?.edition ?? 1, revision: edition?.revision ?? 0 };
}

/** What this browser kept from the last time, when it differs from what was saved then. */
export function keptWriting(meeting: Pick<Meeting, 'id'>): Writing | undefined {
  const kept = draft(keyOf(meeting)) as Writing | null;
  return kept !== null && isChanged(kept) ? kept : undefined;
}

/** Whether somebody saved since the text was begun. */
export const isNewer = (latest: Pick<Edition, 'edition' | 'revision'>, { edition, revision }: Writing): boolean =>
  latest.edition !== edition || latest.revision > revision;

/** Whether there is something that is not saved. */
export const isChanged = ({ body, decisions, base }: Writing): boolean => !isSame({ body, decisions }, base);

export const isSame = (a: Written, b: Written): boolean =>
  a.body === b.body && JSON.stringify(a.decisions) === JSON.stringify(b.decisions);

export function keepWriting(meeting: Pick<Meeting, 'id'>, writing: Writing): void {
  if (isChanged(writing)) keepDraft(keyOf(meeting), writing);
  else dropDraft(keyOf(meeting));
}
