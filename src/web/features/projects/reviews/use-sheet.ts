import { useEffect, useRef, useState } from 'react';
import { projectsRoutes } from '#contract/projects.ts';
import { ask, Refused } from '#web/ask.ts';
import type { Review } from './answers.ts';

type Sheet = { readonly marks: Readonly<Record<string, number>>; readonly comment: string };
type Saving = 'saved' | 'waiting' | 'saving' | 'failed';

/** After so long without typing, what is on the sheet is saved. */
const QUIET = 700;

/**
 * 打分: whatever is marked is saved by itself, on the revision it was marked on, one saving after the other. What was marked
 * elsewhere meanwhile is never overwritten: the refusal says so.
 */
export function useSheet(review: Review) {
  const [sheet, setSheet] = useState<Sheet>({ marks: review.marks, comment: review.comment });
  const [saving, setSaving] = useState<Saving>('saved');
  const [savedAt, setSavedAt] = useState(review.savedAt);
  const [refused, setRefused] = useState<string | null>(null);
  const revision = useRef(review.revision);
  const latest = useRef(sheet);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<boolean>>(Promise.resolve(true));

  async function send(): Promise<boolean> {
    const sent = latest.current;
    setSaving('saving');
    try {
      const answer = await ask(projectsRoutes.saveReview, {
        id: review.round,
        case: review.id,
        revision: revision.current,
        marks: { ...sent.marks },
        comment: sent.comment,
      });
      revision.current = answer.revision;
      setSavedAt(answer.savedAt);
      setRefused(null);
      setSaving(latest.current === sent ? 'saved' : 'waiting');
      return true;
    } catch (error) {
      setRefused(error instanceof Refused ? error.message : '没有保存成功，请检查网络');
      setSaving('failed');
      return false;
    }
  }

  /** Saves what is not saved yet; answers whether everything is. */
  function settle(): Promise<boolean> {
    clearTimeout(timer.current);
    running.current = running.current.then(() => send());
    return running.current;
  }

  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    ...sheet,
    saving,
    savedAt,
    refused,
    write(changes: Partial<Sheet>): void {
      const next = { ...latest.current, ...changes };
      latest.current = next;
      setSheet(next);
      setSaving('waiting');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void settle(), QUIET);
    },
    /** Everything saved, and on which revision; `null` when it cannot be. */
    async settled(): Promise<number | null> {
      const sound = saving === 'saved' && revision.current > 0 ? await running.current : await settle();
      return sound ? revision.current : null;
    },
  };
}
