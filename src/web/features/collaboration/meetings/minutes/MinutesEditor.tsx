import './minutes.css';
import { useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { collaborationRoutes } from '#contract/collaboration.ts';
import { Refused } from '#web/ask.ts';
import { useDo } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { tell } from '#web/ui/notices.tsx';
import { Section } from '#web/ui/Page.tsx';
import type { Meeting } from '../answers.ts';
import { ChangedMeanwhile } from './ChangedMeanwhile.tsx';
import { DecisionsEditor } from './DecisionsEditor.tsx';
import { asDecisions, draftsOf, faultsOf } from './decision-draft.ts';
import { mergedOnto, noConflicts } from './merging.ts';
import { Settling } from './Settling.tsx';
import { begun, isChanged, isSame, keepWriting, keptWriting, type Writing, writtenIn } from './writing.ts';

/** 写纪要: what is typed is kept in this browser at once, and saved on the revision it was written on. */
export function MinutesEditor({ meeting }: { meeting: Meeting }) {
  const save = useDo(collaborationRoutes.saveMinutes);
  const queries = useQueryClient();
  const latest = meeting.editions[0];
  const [kept] = useState(() => keptWriting(meeting));
  const [writing, setWriting] = useState<Writing>(() => kept ?? begun(latest));
  const [conflicts, setConflicts] = useState(noConflicts);
  const [refused, setRefused] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  const behind =
    latest !== undefined && !pending && (latest.revision !== writing.revision || latest.edition !== writing.edition);
  const changed = isChanged(writing);
  // Nothing of one's own to lose, or the same words: then one simply reads on in the new text.
  if (behind && (!changed || isSame(writing, writtenIn(latest)))) setWriting(begun(latest));

  function write(changes: Partial<Writing>): void {
    const next = { ...writing, ...changes };
    setWriting(next);
    setRefused(null);
    keepWriting(meeting, next);
  }

  async function keep(): Promise<void> {
    const faults = writing.decisions.flatMap((decision, at) =>
      faultsOf(decision, meeting.present ?? 0).map((fault) => `议定事项 ${at + 1}：${fault}`),
    );
    if (faults.length > 0) return setRefused(`还不能保存。${faults.join('；')}`);
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
    setRefused(null);
    try {
      const { edition, revision } = await save(sent);
      // As the server keeps it: without blanks at the ends.
      const base = { body: checked.data.body, decisions: draftsOf(checked.data.decisions) };
      setWriting((now) => {
        const next = isSame(now, writing) ? { ...base, base, edition, revision } : { ...now, base, edition, revision };
        keepWriting(meeting, next);
        return next;
      });
      tell('纪要已保存');
    } catch (error) {
      setRefused(error instanceof Refused ? error.message : '没有保存成功。您写的内容还在，请再试一次');
      if (error instanceof Refused && error.status === 409) await queries.invalidateQueries();
    } finally {
      setPending(false);
    }
  }

  return (
    <div
      className="minutes-editor"
      // Only catches the shortcut that bubbles up from the fields.
      role="presentation"
      onKeyDown={(event) => {
        if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        if (meeting.can.write === true && changed && !behind) void keep();
      }}
    >
      {kept !== undefined && writing === kept && (
        <p className="draft-note" role="status">
          已恢复上次在这台设备上没有保存的内容。
          <button
            type="button"
            className="plain-button"
            onClick={() => {
              setWriting(begun(latest));
              keepWriting(meeting, begun(latest));
            }}
          >
            不要了，从已保存的内容写起
          </button>
        </p>
      )}
      {behind && changed && (
        <ChangedMeanwhile
          writing={writing}
          latest={latest}
          onMerge={() => {
            const merged = mergedOnto(writing, latest);
            setConflicts(merged.conflicts);
            write(merged.writing);
          }}
        />
      )}
      <Settling
        conflicts={conflicts}
        body={writing.body}
        onSettle={(body) => write({ body })}
        onDone={() => setConflicts(noConflicts)}
      />
      <Section title="会议情况" lead="分段写；每段一行">
        <Input.TextArea
          aria-label="会议情况"
          value={writing.body}
          maxLength={30_000}
          autoSize={{ minRows: 10, maxRows: 40 }}
          placeholder="会议通报了……&#10;会议讨论了……"
          onChange={(event) => write({ body: event.target.value })}
        />
      </Section>
      <Section title="议定事项" lead="通过的事项可以布置任务，定稿时下达给岗位或个人">
        <DecisionsEditor
          decisions={writing.decisions}
          present={meeting.present ?? 0}
          given={givenIn(meeting)}
          onChange={(decisions) => write({ decisions })}
        />
      </Section>
      <div className="minutes-bar">
        {refused !== null && (
          <p className="refused" role="alert">
            <span aria-hidden="true">▲ </span>
            {refused}
          </p>
        )}
        <span className="quiet" role="status">
          {changed ? '有改动还没有保存，已留在这台设备上' : latest === undefined ? '还没有保存过' : '已全部保存'}
        </span>
        <Act label="回到会议" to={paths.meeting(meeting.region, meeting.id)} />
        <Act label="保存" kind="primary" disabledBecause={reasonAgainst(meeting, changed, behind)} onClick={keep} />
      </div>
    </div>
  );
}

function reasonAgainst({ can }: Meeting, changed: boolean, behind: boolean): true | string {
  if (can.write !== true) return can.write;
  if (!changed) return '没有新的改动';
  return behind ? '请先合并对方的改动' : true;
}

/** Tasks given by an earlier edition, as `matter\ntitle`. */
function givenIn({ editions }: Meeting): ReadonlySet<string> {
  return new Set(
    editions.flatMap(({ decisions }) =>
      decisions.flatMap(({ matter, tasks }) =>
        tasks.flatMap(({ title, task }) => (task === null ? [] : [`${matter}\n${title}`])),
      ),
    ),
  );
}
