import '../projects.css';
import './deciding.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { projectsRoutes } from '#contract/projects.ts';
import { asking } from '#web/client.ts';
import { CallTargets } from '#web/features/programmes/figure/CallTargets.tsx';
import { paths } from '#web/paths.ts';
import { Choice, Filters } from '#web/ui/filters.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Deciding } from './answers.ts';
import { DecideCases } from './DecideCases.tsx';

/** 集体研究决定: what stands before a decision in a call, side by side. */
export function DecidePage() {
  const { id = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const step = params.get('step') ?? undefined;
  const { data: deciding } = useSuspenseQuery(asking(projectsRoutes.deciding, { id, step }));
  return (
    <Page
      title={deciding.stepName}
      breadcrumbs={[
        { label: '征集', to: paths.calls() },
        { label: deciding.callTitle, to: paths.call(id) },
      ]}
      lead={`由${deciding.who}办理 · ${orderWords(deciding)}`}
    >
      {deciding.steps.length > 1 && (
        <Filters>
          <Choice
            label="环节"
            required
            value={deciding.step}
            options={deciding.steps.map(({ id: value, name, cases }) => ({ value, label: `${name}（${cases} 件）` }))}
            onChange={(next) => setParams(next === undefined ? {} : { step: next })}
          />
        </Filters>
      )}
      <CallTargets call={id} step={deciding.step} kinds={kindsOf(deciding)} />
      {deciding.cases.length === 0 ? (
        <Empty title="现在没有等待决定的申报">申报到达“{deciding.stepName}”后，在这里放在一起比较和决定。</Empty>
      ) : (
        <DecideCases key={deciding.step} deciding={deciding} />
      )}
    </Page>
  );
}

/** 申报类别 of what waits; a procedure without kinds has none. */
const kindsOf = ({ cases }: Deciding): string[] => [...new Set(cases.flatMap(({ kind }) => kind ?? []))];

function orderWords({ basis }: Deciding): string {
  if (basis === 'score') return '与专家评审得分不一致的决定须写明理由';
  return basis === 'rank' ? '与区推荐次序不一致的决定须写明理由' : '没有评审得分和推荐次序';
}
