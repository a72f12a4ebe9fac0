import { lazy, Suspense, useState } from 'react';
import { Act } from '#web/ui/Act.tsx';
import { Moment } from '#web/ui/figures.tsx';
import { Section } from '#web/ui/Page.tsx';
import type { Objection, PublicNotice } from './answers.ts';

const AnswerObjection = lazy(async () => ({ default: (await import('./AnswerObjection.tsx')).AnswerObjection }));

/** 异议与答复, as far as the reader may see them: one's own, or all of them for those who oversee. */
export function Objections({ notice }: { notice: PublicNotice }) {
  const [answering, answer] = useState<Objection | null>(null);
  const { objections, can } = notice;
  if (objections.length === 0) return null;
  const open = objections.filter((one) => one.answer === null).length;
  return (
    <Section title="异议" lead={open > 0 ? `${open} 件待答复；全部答复后才能办结` : '已全部答复'}>
      <ul className="notice-objections">
        {objections.map((one) => (
          <li key={one.id}>
            <p>
              <b>{one.caseTitle}</b>{' '}
              <span className="quiet">
                {one.organisationName} · {one.mine ? '本人' : one.personName} <Moment at={one.at} />
              </span>
            </p>
            <p className="case-said">{one.body}</p>
            <Answer one={one} can={can.answer} onAnswer={() => answer(one)} />
          </li>
        ))}
      </ul>
      <Suspense>
        {answering !== null && <AnswerObjection notice={notice} objection={answering} onClose={() => answer(null)} />}
      </Suspense>
    </Section>
  );
}

function Answer({ one, can, onAnswer }: { one: Objection; can: true | string; onAnswer: () => void }) {
  if (one.answer === null || one.answeredAt === null)
    return can === true ? (
      <Act label="答复" describes={`答复对“${one.caseTitle}”的异议`} onClick={onAnswer} />
    ) : (
      <p className="quiet">等待答复</p>
    );
  return (
    <div className="notice-answer">
      <p>
        <span className={`tag ${one.upheld ? 'amber' : 'jade'}`}>{one.upheld ? '异议成立' : '异议不成立'}</span>{' '}
        <span className="quiet">
          {one.answeredByName} <Moment at={one.answeredAt} />
        </span>
      </p>
      <p className="case-said">{one.answer}</p>
    </div>
  );
}
