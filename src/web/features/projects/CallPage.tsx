import './projects.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useParams } from 'react-router';
import { projectsRoutes } from '#contract/projects.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Days, Period, whole } from '#web/ui/figures.tsx';
import { Facts, Page, Section } from '#web/ui/Page.tsx';
import type { Call } from './answers.ts';
import { CallMark } from './calls/CallMark.tsx';
import { CallTurns } from './calls/CallTurns.tsx';
import { FormsOf } from './calls/FormsOf.tsx';
import { Steps } from './calls/Steps.tsx';

const BeginCase = lazy(async () => ({ default: (await import('./calls/BeginCase.tsx')).BeginCase }));
const RankCases = lazy(async () => ({ default: (await import('./calls/RankCases.tsx')).RankCases }));
const ReviseCall = lazy(async () => ({ default: (await import('./calls/ReviseCall.tsx')).ReviseCall }));

/** 一项征集. */
export function CallPage() {
  const { id = '' } = useParams();
  const { data: call } = useSuspenseQuery(asking(projectsRoutes.call, { id }));
  const [doing, begin] = useState<'apply' | 'revise' | 'rank' | null>(null);
  const close = () => begin(null);
  return (
    <Page
      title={call.title}
      breadcrumbs={[{ label: '征集', to: paths.calls() }]}
      lead={
        <>
          {call.procedureName} · {call.programmeTitle} <CallMark call={call} />
        </>
      }
      actions={
        <>
          <Act label={`申报件 ${whole(call.cases)}`} to={`${paths.cases()}?call=${id}`} />
          {call.reviews && <Act label="评审情况" to={paths.callReviews(id)} />}
          {call.can.decide === true && <Act label="集体研究决定" to={paths.decide(id)} />}
          {call.steps.some(({ kind }) => kind === 'announce') && call.state !== 'draft' && (
            <Act label="公示" to={paths.callNotices(id)} />
          )}
          {call.groups !== null && call.state !== 'draft' && <Act label={call.groups} to={paths.callCommunities(id)} />}
          {call.can.revise === true && (
            <Act label={call.state === 'draft' ? '修改' : '改期限和名额'} onClick={() => begin('revise')} />
          )}
          {call.ranks !== null && call.cases > 0 && <Act label="排定推荐次序" onClick={() => begin('rank')} />}
          <CallTurns call={call} />
          {call.state !== 'draft' && (
            <Act label="开始申报" kind="primary" disabledBecause={call.can.apply} onClick={() => begin('apply')} />
          )}
        </>
      }
    >
      <Guide call={call} />
      <Steps call={call} />
      <FormsOf call={call} />
      <Suspense>
        {doing === 'apply' && <BeginCase call={call} onClose={close} />}
        {doing === 'rank' && call.ranks !== null && <RankCases call={call} region={call.ranks} onClose={close} />}
        {doing === 'revise' && <ReviseCall call={call} onClose={close} />}
      </Suspense>
    </Page>
  );
}

function Guide({ call }: { call: Call }) {
  const quotas = Object.values(call.quotas);
  return (
    <Section title="指南">
      <Facts
        items={[
          {
            head: '受理时间',
            cell:
              call.closes === null ? (
                <>
                  自 <Days on={call.opens} /> 起
                </>
              ) : (
                <Period from={call.opens} to={call.closes} />
              ),
          },
          ...(call.kinds.length > 0 ? [{ head: '申报类别', cell: call.kinds.join('、') }] : []),
          ...(call.fields.length > 0
            ? [
                {
                  head: '领域',
                  cell: call.fields
                    .map(({ name, quota }) => (quota === null ? name : `${name}（${quota} 项）`))
                    .join('、'),
                },
              ]
            : []),
          ...(quotas.length > 0
            ? [{ head: '推荐名额', cell: `${quotas.length} 个区共 ${whole(quotas.reduce((a, b) => a + b, 0))} 个` }]
            : []),
          { head: '起草', cell: call.madeByName },
        ]}
      />
      {call.guide !== '' && <p className="project-guide">{call.guide}</p>}
    </Section>
  );
}
