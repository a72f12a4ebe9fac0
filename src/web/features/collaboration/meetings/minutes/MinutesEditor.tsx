import './minutes.css';
import { Input } from 'antd';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Section } from '#web/ui/Page.tsx';
import type { Meeting } from '../answers.ts';
import { ChangedMeanwhile } from './ChangedMeanwhile.tsx';
import { DecisionsEditor } from './DecisionsEditor.tsx';
import { Settling } from './Settling.tsx';
import { useWriting } from './use-writing.ts';

/** 写纪要: the text, the decisions, and one bar that says what is saved. */
export function MinutesEditor({ meeting }: { meeting: Meeting }) {
  const own = useWriting(meeting);
  const { writing, newer } = own;
  const against = reasonAgainst(meeting, own);

  return (
    <div
      className="minutes-editor"
      // Only catches the shortcut that bubbles up from the fields.
      role="presentation"
      onKeyDown={(event) => {
        if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        if (against === true) void own.save();
      }}
    >
      {own.restored && (
        <p className="draft-note" role="status">
          已恢复上次在这台设备上没有保存的内容。
          <button type="button" className="plain-button" onClick={own.startOver}>
            不要了，从已保存的内容写起
          </button>
        </p>
      )}
      {newer !== undefined && <ChangedMeanwhile writing={writing} latest={newer} onMerge={own.merge} />}
      <Settling
        conflicts={own.conflicts}
        body={writing.body}
        onSettle={(body) => own.write({ body })}
        onDone={own.leaveConflicts}
      />
      <Section title="会议情况" lead="分段写；每段一行">
        <Input.TextArea
          aria-label="会议情况"
          value={writing.body}
          maxLength={30_000}
          autoSize={{ minRows: 10, maxRows: 40 }}
          placeholder={'会议通报了……\n会议讨论了……'}
          onChange={(event) => own.write({ body: event.target.value })}
        />
      </Section>
      <Section title="议定事项" lead="通过的事项可以布置任务，定稿时下达给岗位或个人">
        <DecisionsEditor
          decisions={writing.decisions}
          present={meeting.present ?? 0}
          given={givenIn(meeting)}
          onChange={(decisions) => own.write({ decisions })}
        />
      </Section>
      <div className="minutes-bar">
        {own.refused !== null && (
          <p className="refused" role="alert">
            <span aria-hidden="true">▲ </span>
            {own.refused}
          </p>
        )}
        <span className="quiet" role="status">
          {own.changed ? '有改动还没有保存，已留在这台设备上' : writing.revision === 0 ? '还没有保存过' : '已全部保存'}
        </span>
        <Act label="回到会议" to={paths.meeting(meeting.region, meeting.id)} />
        <Act label="保存" kind="primary" disabledBecause={against} onClick={own.save} />
      </div>
    </div>
  );
}

function reasonAgainst({ can }: Meeting, { changed, newer }: ReturnType<typeof useWriting>): true | string {
  if (can.write !== true) return can.write;
  if (!changed) return '没有新的改动';
  return newer === undefined || '请先合并对方的改动';
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
