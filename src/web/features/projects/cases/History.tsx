import { Moment } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Section } from '#web/ui/Page.tsx';
import type { Case } from '../answers.ts';

/** 办理经过: every move of the case, the latest first. */
export function History({ of }: { of: Case }) {
  if (of.history.length === 0) return null;
  return (
    <Section title="办理经过">
      <ol className="case-history">
        {of.history.map(({ number, at, personName, from, move, to, note, meeting }) => (
          <li key={number}>
            <p>
              <b>{move}</b>{' '}
              <span className="quiet">
                {from} → {to}，{personName} <Moment at={at} />
              </span>
            </p>
            {note !== '' && <p className="case-said">{note}</p>}
            {meeting !== null && (
              <p>
                依据会议：<Go to={meeting.to}>{meeting.title}</Go>
              </p>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
