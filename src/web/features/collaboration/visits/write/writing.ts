import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { visitRoutes } from '#contract/collaboration/visits.ts';
import { isDay } from '#core/kernel/day.ts';
import { ask, Refused } from '#web/ask.ts';
import { asking } from '#web/client.ts';
import { draft, dropDraft, keepDraft } from '#web/ui/drafts.ts';
import type { PointDraft, Visit } from '../answers.ts';

/** 走访草稿 as its author writes it. */
export type Writing = {
  readonly on: string;
  readonly kind: string;
  readonly programmeId: string | null;
  readonly met: string;
  readonly seen: string;
  readonly points: readonly PointDraft[];
};

/** Where the draft lies: on the server, only in this browser so far, or changed on another device as well. */
export type Kept =
  | { readonly name: 'saved' | 'saving' | 'unsaved' | 'unreachable' | 'elsewhere' }
  | { readonly name: 'refused'; readonly why: string };

/** How long after the last word the draft is sent to the server. */
const PAUSE = 2500;

const keyOf = ({ id }: Pick<Visit, 'id'>) => `visit:${id}`;

export const writingOf = ({ on, kind, programmeId, met, seen, items }: Visit): Writing => ({
  on,
  kind,
  programmeId,
  met,
  seen,
  points: items.map(({ number, kind: which, body, proposal }) => ({
    number,
    kind: which,
    body,
    proposal: proposal && {
      programmeId: proposal.programmeId,
      stage: proposal.stage,
      task: proposal.task,
      proposes: proposal.proposes,
    },
  })),
});

/** What this browser kept and did not get to the server. */
function keptOf(visit: Visit): { revision: number; writing: Writing } | null {
  return draft(keyOf(visit)) as { revision: number; writing: Writing } | null;
}

/** The next number for a point: never one that a picture may still hang on. */
export const nextNumber = (points: readonly PointDraft[]): number =>
  Math.max(0, ...points.map(({ number }) => number)) + 1;

/**
 * Writes a draft: every word is kept in this browser at once and on the server after a pause, so that nothing is lost on the way
 * to the car and what was begun on the phone is finished at the desk.
 */
export function useWriting(visit: Visit) {
  const queries = useQueryClient();
  const [found] = useState(() => keptOf(visit));
  const isNewer = found !== null && found.revision === visit.revision;
  const [writing, setWriting] = useState(() => (isNewer ? found.writing : writingOf(visit)));
  const [kept, setKept] = useState<Kept>({ name: found === null ? 'saved' : isNewer ? 'unsaved' : 'elsewhere' });
  const latest = useRef(writing);
  const revision = useRef(visit.revision);
  const changed = useRef(isNewer);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<boolean>>(Promise.resolve(true));

  function change(changes: Partial<Writing>): void {
    latest.current = { ...latest.current, ...changes };
    changed.current = true;
    setWriting(latest.current);
    setKept({ name: 'unsaved' });
    keepDraft(keyOf(visit), { revision: revision.current, writing: latest.current });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), PAUSE);
  }

  /** Sends what is not on the server yet, after what is already on its way; whether everything is there then. */
  function save(): Promise<boolean> {
    clearTimeout(timer.current);
    running.current = running.current.then(saveNow);
    return running.current;
  }

  async function saveNow(): Promise<boolean> {
    if (!changed.current) return true;
    const sent = latest.current;
    if (!isDay(sent.on)) {
      setKept({ name: 'refused', why: '走访日期没有写完，写好后接着保存' });
      return false;
    }
    setKept({ name: 'saving' });
    try {
      const { region, id } = visit;
      const saved = await ask(visitRoutes.saveVisit, {
        region,
        id,
        revision: revision.current,
        ...sent,
        points: [...sent.points],
      });
      revision.current = saved.revision;
      changed.current = latest.current !== sent;
      if (changed.current) keepDraft(keyOf(visit), { revision: saved.revision, writing: latest.current });
      else dropDraft(keyOf(visit));
      setKept({ name: changed.current ? 'unsaved' : 'saved' });
      return !changed.current;
    } catch (error) {
      setKept(whyNot(error));
      return false;
    }
  }

  /** Leaves what this browser kept for what the other device saved. */
  function takeOther(): void {
    dropDraft(keyOf(visit));
    changed.current = false;
    void theirs().then((other) => {
      revision.current = other.revision;
      latest.current = writingOf(other);
      setWriting(latest.current);
      setKept({ name: 'saved' });
    });
  }

  /** Puts what this browser kept in the place of what the other device saved. */
  function keepOwn(): void {
    void theirs().then((other) => {
      revision.current = other.revision;
      if (found !== null && !isNewer && !changed.current) latest.current = found.writing;
      setWriting(latest.current);
      changed.current = true;
      void save();
    });
  }

  const theirs = () => ask(visitRoutes.visit, { region: visit.region, id: visit.id });

  // Who leaves the page, or only looks away from it, leaves nothing behind; whoever comes back finds the latest, not the cached.
  useEffect(() => {
    const flush = () => void save();
    const onHide = () => document.visibilityState === 'hidden' && flush();
    document.addEventListener('visibilitychange', onHide);
    addEventListener('online', flush);
    if (changed.current) flush();
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      removeEventListener('online', flush);
      void save().then(() =>
        queries.removeQueries({
          queryKey: asking(visitRoutes.visit, { region: visit.region, id: visit.id }).queryKey,
          type: 'inactive',
        }),
      );
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- listens once for each draft
  }, [visit.id]);

  return {
    writing,
    kept,
    change,
    save,
    takeOther,
    keepOwn,
    revision: () => revision.current,
    forget: () => dropDraft(keyOf(visit)),
  };
}

function whyNot(error: unknown): Kept {
  if (!(error instanceof Refused)) throw error;
  if (error.code === 'collaboration.visit-changed') return { name: 'elsewhere' };
  return error.status === 0 || error.status >= 500 ? { name: 'unreachable' } : { name: 'refused', why: error.message };
}
