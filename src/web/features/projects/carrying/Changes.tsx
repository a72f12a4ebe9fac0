import { projectsRoutes } from '#contract/projects.ts';
import { CHANGE_STATES, type ChangeState } from '#core/projects/carrying/change.ts';
import { useDo } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { tell } from '#web/ui/notices.tsx';
import { Section } from '#web/ui/Page.tsx';
import type { Carrying, CarryingAct, ChangeRequest } from './answers.ts';

const TONES: Readonly<Record<ChangeState, string>> = {
  asked: 'amber',
  agreed: 'jade',
  declined: '',
  withdrawn: '',
  lapsed: '',
};

type Begin = (act: CarryingAct) => void;

/** 变更申请, the latest first: what was to be changed, why, and what was answered. */
export function Changes({ of, begin }: { of: Carrying; begin: Begin }) {
  if (of.kinds.length === 0) return null;
  return (
    <Section
      title="变更申请"
      lead={`由${of.deciders ?? ''}答复；同意的即时生效`}
      actions={of.under && <Act label="申请变更" disabledBecause={of.can.ask} onClick={() => begin({ do: 'ask' })} />}
    >
      {of.changes.length === 0 ? (
        <p className="quiet">还没有申请过变更。</p>
      ) : (
        <ol className="case-history">
          {of.changes.map((one) => (
            <li key={one.id}>
              <One of={of} one={one} begin={begin} />
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function One({ of, one, begin }: { of: Carrying; one: ChangeRequest; begin: Begin }) {
  const withdraw = useDo(projectsRoutes.withdrawChange);
  const { region, id, moves } = of;
  return (
    <>
      <p>
        <b>{one.kind}</b> <span className={`tag ${TONES[one.state]}`}>{CHANGE_STATES[one.state]}</span>{' '}
        <span className="quiet">
          {one.askedByName} {one.askedOn}
        </span>
      </p>
      {one.words.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p className="case-said quiet">理由：{one.reason}</p>
      {one.state === 'asked' ? (
        <div className="carrying-acts">
          <span className={one.overdue ? 'project-late' : 'quiet'}>{limitWords(of, one)}</span>
          {of.can.decide === true && (
            <Act label="答复" kind="primary" size="small" onClick={() => begin({ do: 'decide', change: one })} />
          )}
          {of.can.withdraw === true && (
            <Act
              label="撤回申请"
              size="small"
              onClick={async () => {
                await withdraw({ region, id, moves, change: one.id });
                tell('已撤回申请');
              }}
            />
          )}
        </div>
      ) : (
        <Answered one={one} />
      )}
    </>
  );
}

/** Until when it is to be answered; asked of nobody but who answers. */
function limitWords({ can }: Carrying, { due, overdue }: ChangeRequest): string {
  if (due === null) return '等待答复';
  if (overdue) return `答复期限 ${due} 已过`;
  return can.decide === true ? `请在 ${due}（含）前答复` : `答复期限 ${due}`;
}

function Answered({ one }: { one: ChangeRequest }) {
  if (one.state === 'lapsed') return <p className="quiet">项目于 {one.answeredOn} 离开实施环节，未及答复。</p>;
  if (one.answeredByName === null) return null;
  return (
    <p>
      {one.state === 'withdrawn' ? '撤回' : '答复'}：{one.answer}{' '}
      <span className="quiet">
        {one.answeredByName} {one.answeredOn}
      </span>
    </p>
  );
}
