import { lazy, Suspense, useState } from 'react';
import { useProgrammes } from '#web/features/organisations/programmes.ts';
import { paths } from '#web/paths.ts';
import { Days } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Facts, Page, Section } from '#web/ui/Page.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Doing, Point, Visit } from '../answers.ts';
import { VisitedName, VisitMark } from '../words.tsx';
import { Photos } from './Photos.tsx';
import { PointCard } from './PointCard.tsx';

const AnswerPoint = lazy(async () => ({ default: (await import('./AnswerPoint.tsx')).AnswerPoint }));
const SettlePoint = lazy(async () => ({ default: (await import('./SettlePoint.tsx')).SettlePoint }));
const DecideProposal = lazy(async () => ({ default: (await import('./DecideProposal.tsx')).DecideProposal }));

/** 走访报告, and what became of each of its points. */
export function VisitReport({ visit }: { visit: Visit }) {
  const [doing, begin] = useState<Doing | null>(null);
  const { titleOf } = useProgrammes();
  const close = () => begin(null);
  const of = (number: number | null) => visit.photos.filter((photo) => photo.number === number);
  return (
    <Page
      title={`走访${visit.organisationName}`}
      breadcrumbs={[
        { label: '走访', to: paths.visits() },
        { label: '走访记录', to: `${paths.visitRecords()}?organisation=${visit.organisationId}` },
      ]}
      lead={
        <>
          {visit.kind} · <Days on={visit.on} /> · {visit.liaisonName} <VisitMark state={visit.state} />
          {!visit.planned && <span className="tag amber">计划外</span>}
        </>
      }
    >
      <Section title="走访情况">
        <Facts
          items={[
            {
              head: '单位',
              cell: (
                <VisitedName id={visit.organisationId} kind={visit.organisationKind} name={visit.organisationName} />
              ),
            },
            { head: '见了谁', cell: visit.met },
            {
              head: '行动计划',
              cell:
                visit.programmeId === null ? (
                  '不为某项计划'
                ) : (
                  <Go to={paths.programme(visit.programmeId)}>{titleOf(visit.programmeId)}</Go>
                ),
            },
            { head: '送达', cell: <Days on={visit.sentOn} /> },
          ]}
        />
        <p className="visit-prose">{visit.seen}</p>
        <Photos photos={of(null)} about="走访" />
      </Section>
      <Section title="问题和建议" lead={tally(visit)} plain>
        {visit.items.length === 0 ? (
          <Empty title="这次走访没有提出问题和建议">不需要答复，送达时即办结。</Empty>
        ) : (
          <ol className="visit-points">
            {visit.items.map((point, index) => (
              <PointCard
                key={point.number}
                point={point}
                position={index + 1}
                photos={of(point.number)}
                onAct={(act) => begin({ act, point, about: `第 ${index + 1} 条` })}
              />
            ))}
          </ol>
        )}
      </Section>
      <Suspense>
        {doing?.act === 'answer' && <AnswerPoint visit={visit} {...doing} onClose={close} />}
        {(doing?.act === 'settle' || doing?.act === 'reopen') && (
          <SettlePoint visit={visit} {...doing} onClose={close} />
        )}
        {doing?.act === 'decide' && <DecideProposal visit={visit} {...doing} onClose={close} />}
      </Suspense>
    </Page>
  );
}

function tally({ items }: Visit): string {
  const count = (state: Point['state']) => items.filter((point) => point.state === state).length;
  return items.length === 0
    ? ''
    : `共 ${items.length} 条：待答复 ${count('open')}，已答复 ${count('answered')}，已办结 ${count('settled')}`;
}
