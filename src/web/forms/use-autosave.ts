import { useEffect, useState, useSyncExternalStore } from 'react';
import type { AnswerFault, Answers } from '#core/forms/answer.ts';
import { draft, dropDraft, keepDraft } from '#web/ui/drafts.ts';
import { type KeepingState, keepAnswers, type LocalCopy, type SaveOutcome } from './keeping.ts';

const NONE: readonly AnswerFault[] = [];

type Autosave = KeepingState & {
  readonly faults: readonly AnswerFault[];
  readonly change: (answers: Answers) => void;
  /** Saves at once; whether everything is on the server then. To be awaited before the form is handed in. */
  readonly flush: () => Promise<boolean>;
  readonly settle: (takeTheirs: readonly string[]) => void;
  readonly revision: () => number;
};

/**
 * Keeps a form that is being filled in. `key` tells it apart from all others in this browser, e.g. `case:` and its id; mount
 * anew for another one. `save` answers with the new revision, or with what was saved in between.
 */
export function useAutosave(
  key: string,
  saved: { readonly answers: Answers; readonly revision: number },
  save: (answers: Answers, revision: number) => Promise<SaveOutcome>,
): Autosave {
  const name = `form:${key}`;
  const [keeping] = useState(() =>
    keepAnswers(saved, {
      save,
      local: {
        read: () => draft(name) as LocalCopy | null,
        write: (copy) => keepDraft(name, copy),
        drop: () => dropDraft(name),
      },
      later(milliseconds, act) {
        const timer = setTimeout(act, milliseconds);
        return () => clearTimeout(timer);
      },
      now: () => new Date().toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false }),
    }),
  );
  const state = useSyncExternalStore(keeping.subscribe, keeping.state);

  // Who leaves the page, or only looks away from it, leaves nothing behind.
  useEffect(() => {
    const leave = keeping.attend();
    const flush = () => void keeping.flush();
    const onHide = () => document.visibilityState === 'hidden' && flush();
    document.addEventListener('visibilitychange', onHide);
    addEventListener('online', flush);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      removeEventListener('online', flush);
      leave();
    };
  }, [keeping]);

  return {
    ...state,
    faults: state.kept.name === 'refused' ? state.kept.faults : NONE,
    change: keeping.change,
    flush: keeping.flush,
    settle: keeping.settle,
    revision: keeping.revision,
  };
}
