import './projects.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useParams } from 'react-router';
import { projectsRoutes } from '#contract/projects.ts';
import { asking } from '#web/client.ts';
import { CaseEvidence } from '#web/features/programmes/figure/CaseEvidence.tsx';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Facts, Page, Section } from '#web/ui/Page.tsx';
import { Waiting } from '#web/ui/states.tsx';
import type { Case, CaseAct } from './answers.ts';
import { Archive } from './cases/Archive.tsx';
import { CaseForm } from './cases/CaseForm.tsx';
import { CaseMark } from './cases/CaseMark.tsx';
import { Delegates } from './cases/Delegates.tsx';
import { History } from './cases/History.tsx';
import { NextAct } from './cases/NextAct.tsx';
import { Track } from './cases/Track.tsx';
import { CaseDocuments } from './notices/CaseDocuments.tsx';

const CarryingOf = lazy(async () => ({ default: (await import('./carrying/CarryingOf.tsx')).CarryingOf }));
const MoveForm = lazy(async () => ({ default: (await import('./cases/MoveForm.tsx')).MoveForm }));
const DescribeCase = lazy(async () => ({ default: (await import('./cases/DescribeCase.tsx')).DescribeCase }));

/** 一件申报. */
export function CasePage() {
  const { region = '', id = '' } = useParams();
  const { data: found } = useSuspenseQuery(asking(projectsRoutes.case, { region, id }));
  const [act, begin] = useState<CaseAct | null>(null);
  const [describing, describe] = useState(false);
  const withdraw = found.acts.find(({ move }) => move === 'withdraw');
  return (
    <Page
      title={found.title}
      breadcrumbs={[
        { label: '征集', to: paths.calls() },
        { label: found.callTitle, to: paths.call(found.callId) },
      ]}
      lead={
        <>
          {found.organisationName} <CaseMark of={found} />
        </>
      }
      actions={
        <>
          <CaseDocuments of={found} />
          {found.can.describe === true && <Act label="改名称和领域" onClick={() => describe(true)} />}
          {withdraw?.may === true && <Act label="撤回申报" danger onClick={() => begin(withdraw)} />}
        </>
      }
    >
      <NextAct of={found} begin={begin} />
      <Track of={found} />
      {found.carried && (
        <Suspense fallback={<Waiting lines={4} />}>
          <CarryingOf region={region} id={id} />
        </Suspense>
      )}
      <Archive of={found} />
      <About of={found} />
      <CaseForm of={found} />
      <CaseEvidence of={found} />
      <History of={found} />
      <Suspense>
        {act !== null && <MoveForm of={found} act={act} onClose={() => begin(null)} />}
        {describing && <DescribeCase of={found} onClose={() => describe(false)} />}
      </Suspense>
    </Page>
  );
}

function About({ of }: { of: Case }) {
  return (
    <Section title="申报信息">
      <Facts
        items={[
          ...(of.number === null ? [] : [{ head: '项目编号', cell: of.number }]),
          { head: '行动计划', cell: of.programmeTitle },
          { head: '程序', cell: of.procedureName },
          ...(of.kind === null ? [] : [{ head: '类别', cell: of.kind }]),
          ...(of.fields.length === 0 ? [] : [{ head: '领域', cell: of.field }]),
          ...(of.rank === null ? [] : [{ head: '区推荐次序', cell: `第 ${of.rank} 位` }]),
          { head: '经办', cell: of.begunByName },
          ...(of.can.delegate === true || of.delegates.length > 0
            ? [{ head: '受托填写', cell: <Delegates of={of} /> }]
            : []),
        ]}
      />
    </Section>
  );
}
