import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { collaborationRoutes } from '#contract/collaboration.ts';
import { Refused } from '#web/ask.ts';
import { useDo } from '#web/client.ts';
import { tell } from '#web/ui/notices.tsx';
import type { Meeting } from '../answers.ts';
import { asDecisions, draftsOf, faultsOf } from './decision-draft.ts';
import { mergedOnto, noConflicts } from './merging.ts';
import { begun, isChanged, isNewer, isSame, keepWriting, keptWriting, type Writing, writtenIn } from './writing.ts';

/**
 * 写纪要: what is typed stays in this browser until it is saved, and is saved on the revision it was written on. When somebody
 * else saved in between, it is merged onto their text first; nobody's words are overwritten.
 */
export function useWriting(meeting: Meeting) {
  const send = useDo(collaborationRoutes.saveMinutes);
  const queries = useQueryClient();
  const latest = meeting.editions[0];
  const [kept] = useState(() => keptWriting(meeting));
  const [writing, setWriting] = useState<Writing>(() => kept ?? begun(latest));
  const [conflicts, setConflicts] = useState(noConflicts);
  const [refused, setRefused] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  const changed = isChanged(writing);
  // While one's own save is on its way, what is newer may be it.
  const newer = latest !== undefined && !pending && isNewer(latest, writing) ? latest : undefined;
  // Nothing of one's own to lose, or the same words: then one simply reads on in the new text.
  if (newer !== undefined && (!changed || isSame(writing, writtenIn(newer)))) setWriting(begun(newer));

  // The browser's copy follows what is written, however it came about.
  useEffect(() => keepWriting(meeting, writing), [meeting, writing]);

  async function save(): Promise<void> {
    const fault = faultOf(writing, meeting);
    setRefused(fault);
    if (fault !== null) return;
    const { region, id } = meeting;
    const sent = {
      region,
      id,
      revision: writing.revision,
      body: writing.body,
      decisions: asDecisions(writing.decisions),
    };
    const checked = collaborationRoutes.saveMinutes.input.safeParse(sent);
    if (!checked.success) return setRefused(checked.error.issues.map(({ message }) => message).join('；'));
    setPending(true);
    try {
      const { edition, revision } = await send(sent);
      // As the server keeps it: without blanks at the ends.
      const base = { body: checked.data.body, decisions: draftsOf(checked.data.decisions) };
      // What was typed since stays, and is not saved yet.
      setWriting((now) => ({ ...(isSame(now, writing) ? base : now), base, edition, revision }));
      tell('纪要已保存');
    } catch (error) {
      setRefused(error instanceof Refused ? error.message : '没有保存成功。您写的内容还在，请再试一次');
      if (error instanceof Refused && error.status === 409) await queries.invalidateQueries();
    } finally {
      setPending(false);
    }
  }

  return {
    writing,
    changed,
    /** What somebody else saved since; absent when one writes on the latest. */
    newer: changed ? newer : undefined,
    /** The text was taken up again from this browser. */
    restored: kept !== undefined && writing === kept,
    refused,
    conflicts,
    save,
    write: (changes: Partial<Pick<Writing, 'body' | 'decisions'>>): void => {
      setWriting({ ...writing, ...changes });
      setRefused(null);
    },
    merge: (): void => {
      if (newer === undefined) return;
      const merged = mergedOnto(writing, newer);
      setWriting(merged.writing);
      setConflicts(merged.conflicts);
      setRefused(null);
    },
    leaveConflicts: () => setConflicts(noConflicts),
    startOver: () => setWriting(begun(latest)),
  };
}

/** What keeps the text from being saved, in one sentence. */
function faultOf({ decisions }: Writing, { present }: Meeting): string | null {
  const faults = decisions.flatMap((decision, at) =>
    faultsOf(decision, present ?? 0).map((fault) => `议定事项 ${at + 1}：${fault}`),
  );
  return faults.length === 0 ? null : `还不能保存。${faults.join('；')}`;
}
