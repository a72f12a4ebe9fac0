import type { AnswerFault, Answers } from '#core/forms/answer.ts';
import { isSameAnswer, type MergedAnswers, mergeAnswers, settleAnswers } from '#core/forms/merge.ts';
import { Refused } from '#web/ask.ts';

/** What a save came to: the new revision, or that somebody saved in between, and what. */
export type SaveOutcome =
  | { readonly revision: number }
  | { readonly theirs: { readonly answers: Answers; readonly revision: number } };

/** Where the answers lie. */
export type Kept =
  | { readonly name: 'saved'; readonly at: string | null }
  | { readonly name: 'saving' | 'unsaved' | 'unreachable' | 'elsewhere' }
  | { readonly name: 'refused'; readonly why: string; readonly faults: readonly AnswerFault[] };

export type KeepingState = {
  readonly answers: Answers;
  readonly kept: Kept;
  /** Questions both changed; absent when nobody else did. */
  readonly conflicts: MergedAnswers['conflicts'];
  /** Questions whose answer came in from elsewhere. */
  readonly taken: readonly string[];
};

/** What this browser holds of answers that are not on the server, and what they were written on. */
export type LocalCopy = { readonly revision: number; readonly base: Answers; readonly answers: Answers };

/** What keeping depends on, so that it can be told apart from the browser. */
export type Surroundings = {
  readonly save: (answers: Answers, revision: number) => Promise<SaveOutcome>;
  readonly local: { read(): LocalCopy | null; write(copy: LocalCopy): void; drop(): void };
  /** Does something after so many milliseconds; the answer prevents it. */
  readonly later: (milliseconds: number, act: () => void) => () => void;
  /** The time of day as it is shown. */
  readonly now: () => string;
};

/** After the last letter, and after a save that did not reach the server. */
export const PAUSE = 1500;
export const RETRY = 15_000;

export type Keeping = {
  readonly state: () => KeepingState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly change: (answers: Answers) => void;
  /** Saves what is not saved yet; whether everything is on the server then. */
  readonly flush: () => Promise<boolean>;
  /** Brings both sides together: the other's answer to the questions named, one's own to the rest. */
  readonly settle: (takeTheirs: readonly string[]) => void;
  readonly revision: () => number;
  /** Somebody is at the form; the answer ends it: what is left is saved once more, and nothing after that. */
  readonly attend: () => () => void;
};

/**
 * 暂存：every letter is in this browser at once and on the server after a pause. When somebody saved in between, what only one
 * side changed falls into place, and what both changed waits to be settled; nothing typed is lost.
 */
export function keepAnswers(
  saved: { readonly answers: Answers; readonly revision: number },
  around: Surroundings,
): Keeping {
  const listeners = new Set<() => void>();
  let base = saved.answers;
  let revision = saved.revision;
  let theirs: { readonly answers: Answers; readonly revision: number } | null = null;
  let running: Promise<boolean> = Promise.resolve(true);
  let cancel: () => void = () => {};
  let attended = true;
  let state: KeepingState = { answers: saved.answers, kept: { name: 'saved', at: null }, conflicts: [], taken: [] };

  const set = (changes: Partial<KeepingState>) => {
    state = { ...state, ...changes };
    for (const listener of listeners) listener();
  };
  const isSaved = () => isSameAnswer(state.answers, base);
  const planSave = (milliseconds: number) => {
    cancel();
    if (attended) cancel = around.later(milliseconds, () => void flush());
  };
  const writeLocal = () =>
    isSaved() ? around.local.drop() : around.local.write({ revision, base, answers: state.answers });

  /** Somebody else's answers are there: takes what falls into place, else asks. */
  function meet(other: { readonly answers: Answers; readonly revision: number }): void {
    const merged = mergeAnswers(base, state.answers, other.answers);
    theirs = merged.conflicts.length === 0 ? null : other;
    if (theirs !== null) return set({ kept: { name: 'elsewhere' }, conflicts: merged.conflicts });
    base = other.answers;
    revision = other.revision;
    set({
      answers: merged.answers,
      taken: merged.taken,
      conflicts: [],
      kept: isSaved() ? { name: 'saved', at: around.now() } : { name: 'unsaved' },
    });
    writeLocal();
    if (!isSaved()) planSave(0);
  }

  async function saveNow(): Promise<boolean> {
    if (isSaved()) return true;
    if (theirs !== null) return false;
    const sent = state.answers;
    set({ kept: { name: 'saving' } });
    try {
      const outcome = await around.save(sent, revision);
      if ('theirs' in outcome) {
        meet(outcome.theirs);
        return false;
      }
      base = sent;
      revision = outcome.revision;
      writeLocal();
      set({ kept: isSaved() ? { name: 'saved', at: around.now() } : { name: 'unsaved' } });
      if (!isSaved()) planSave(PAUSE);
      return isSaved();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const isGone = error.status === 0 || error.status >= 500;
      set({
        kept: isGone ? { name: 'unreachable' } : { name: 'refused', why: error.message, faults: faultsIn(error) },
      });
      if (isGone) planSave(RETRY);
      return false;
    }
  }

  function flush(): Promise<boolean> {
    cancel();
    running = running.then(saveNow);
    return running;
  }

  const found = around.local.read();
  if (found !== null && !isSameAnswer(found.answers, found.base)) {
    base = found.base;
    state = { ...state, answers: found.answers, kept: { name: 'unsaved' } };
    if (found.revision === saved.revision) planSave(0);
    else meet(saved);
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(answers) {
      set({ answers, kept: theirs === null ? { name: 'unsaved' } : { name: 'elsewhere' } });
      writeLocal();
      if (theirs === null) planSave(PAUSE);
      else set({ conflicts: mergeAnswers(base, answers, theirs.answers).conflicts });
    },
    flush,
    settle(takeTheirs) {
      if (theirs === null) return;
      const merged = mergeAnswers(base, state.answers, theirs.answers);
      const answers = settleAnswers(merged, takeTheirs);
      base = theirs.answers;
      revision = theirs.revision;
      theirs = null;
      set({ answers, conflicts: [], taken: merged.taken, kept: { name: 'unsaved' } });
      writeLocal();
      planSave(0);
    },
    revision: () => revision,
    attend() {
      attended = true;
      return () => {
        void flush();
        attended = false;
      };
    },
  };
}

/** A refusal of answers tells where they are wrong. */
function faultsIn({ detail }: Refused): readonly AnswerFault[] {
  const { faults } = detail;
  return Array.isArray(faults) ? (faults as AnswerFault[]) : [];
}
