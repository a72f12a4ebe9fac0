import './reviews.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useParams } from 'react-router';
import { projectsRoutes } from '#contract/projects.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Page, Section } from '#web/ui/Page.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { CallReviews } from './answers.ts';
import { RoundSection } from './RoundSection.tsx';

const DrawForm = lazy(async () => ({ default: (await import('./RoundForms.tsx')).DrawForm }));
const BeginForm = lazy(async () => ({ default: (await import('./RoundForms.tsx')).BeginForm }));

/** 评审情况 of a call: panels, how rounds go, and what came of them. */
export function CallReviewsPage() {
  const { id = '' } = useParams();
  const { data } = useSuspenseQuery(asking(projectsRoutes.callReviews, { id }));
  const nothing = data.rounds.length === 0 && data.steps.every(({ waiting }) => waiting === 0);
  return (
    <Page
      title="评审情况"
      breadcrumbs={[
        { label: '征集', to: paths.calls() },
        { label: data.title, to: paths.call(id) },
      ]}
      lead="评审结束之前，评分只有专家本人看得到"
    >
      {data.steps
        .filter(({ waiting }) => waiting > 0)
        .map((step) => (
          <Waiting key={step.id} call={id} step={step} />
        ))}
      {nothing && <Empty title="还没有到评审环节的申报">申报到达组成专家组的环节后，在这里抽取专家。</Empty>}
      {data.rounds.map((round) => (
        <RoundSection key={round.id} call={id} round={round} />
      ))}
    </Page>
  );
}

/** Cases that wait for a panel, or for a round of the panel they have. */
function Waiting({ call, step }: { call: string; step: CallReviews['steps'][number] }) {
  const [acting, act] = useState(false);
  const drawing = step.kind === 'assign-panel';
  return (
    <Section
      title={drawing ? `${step.name}：${step.waiting} 件待抽取专家` : `${step.name}：${step.waiting} 件待开始评审`}
      lead={
        drawing ? `每件 ${step.experts} 位专家。须回避的不会抽到，领域相符的优先，任务量尽量平均` : '由原专家组评审'
      }
      actions={
        <Act
          label={drawing ? '抽取专家' : '开始评审'}
          kind="primary"
          disabledBecause={drawing ? step.can.draw : step.can.begin}
          onClick={() => act(true)}
        />
      }
    >
      <Suspense>
        {acting && drawing && <DrawForm call={call} step={step.id} onClose={() => act(false)} />}
        {acting && !drawing && <BeginForm call={call} step={step.id} onClose={() => act(false)} />}
      </Suspense>
    </Section>
  );
}
