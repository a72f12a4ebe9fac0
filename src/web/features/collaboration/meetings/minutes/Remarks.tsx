import { Button, Input } from 'antd';
import { useState } from 'react';
import { collaborationRoutes } from '#contract/collaboration.ts';
import { useDo } from '#web/client.ts';
import { draft, dropDraft, keepDraft } from '#web/ui/drafts.ts';
import { Moment } from '#web/ui/figures.tsx';
import { complain, tell } from '#web/ui/notices.tsx';
import type { Edition, Meeting } from '../answers.ts';

/** 传阅意见: what those who came remark, and what they are answered. */
export function Remarks({ meeting, edition }: { meeting: Meeting; edition: Edition }) {
  const { region, id, can } = meeting;
  const remark = useDo(collaborationRoutes.remark);
  const answer = useDo(collaborationRoutes.answerRemark);
  if (edition.state !== 'circulating' && edition.remarks.length === 0) return null;
  return (
    <section className="minutes-remarks" aria-label="传阅意见">
      <h3>
        传阅意见 <span className="number">{edition.remarks.length}</span>
      </h3>
      {edition.remarks.length === 0 && <p className="quiet">还没有人提出意见</p>}
      <ul>
        {edition.remarks.map((each) => (
          <li key={each.id}>
            <p>
              <b>{each.personName}</b>{' '}
              <span className="quiet">
                <Moment at={each.at} />
              </span>
            </p>
            <p className="minutes-prose">{each.body}</p>
            {each.answer !== null && <p className="minutes-answer">答复：{each.answer}</p>}
            {each.answer === null && can.mark === true && (
              <Say
                label={`答复${each.personName}的意见`}
                act="答复"
                most={500}
                keptAs={`answer:${each.id}`}
                onSay={async (text) => {
                  await answer({ region, id, remarkId: each.id, answer: text });
                  tell('已答复');
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {can.remark === true && (
        <Say
          label="我的意见"
          act="提出意见"
          most={1000}
          keptAs={`remark:${id}`}
          onSay={async (body) => {
            await remark({ region, id, body });
            tell('意见已提出，记录人会看到');
          }}
        />
      )}
    </section>
  );
}

function Say({
  label,
  act,
  most,
  keptAs,
  onSay,
}: {
  label: string;
  act: string;
  most: number;
  keptAs: string;
  onSay: (text: string) => Promise<void>;
}) {
  const [text, setText] = useState(() => {
    const kept = draft(keptAs)?.['text'];
    return typeof kept === 'string' ? kept : '';
  });
  const [pending, setPending] = useState(false);

  async function say(): Promise<void> {
    setPending(true);
    try {
      await onSay(text);
      dropDraft(keptAs);
      setText('');
    } catch (error) {
      complain(error);
    } finally {
      setPending(false);
    }
  }

  return (
    <div className="minutes-say">
      <Input.TextArea
        aria-label={label}
        placeholder={label}
        value={text}
        maxLength={most}
        autoSize={{ minRows: 2, maxRows: 8 }}
        onChange={(event) => {
          setText(event.target.value);
          keepDraft(keptAs, { text: event.target.value });
        }}
      />
      <Button loading={pending} disabled={text.trim() === ''} onClick={() => void say()}>
        {act}
      </Button>
    </div>
  );
}
