import './carrying.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { projectsRoutes } from '#contract/projects.ts';
import { asking } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { Section } from '#web/ui/Page.tsx';
import type { Carrying, CarryingAct } from './answers.ts';
import { Changes } from './Changes.tsx';
import { Goals } from './Goals.tsx';
import { Milestones } from './Milestones.tsx';
import { ProgressNotes } from './ProgressNotes.tsx';
import { RiskMark } from './RiskMark.tsx';

const Forms = lazy(async () => ({ default: (await import('./CarryingForms.tsx')).CarryingForms }));

/** 实施: how the project is carried out, with what may be put on record of it. */
export function CarryingOf({ region, id }: { region: string; id: string }) {
  const { data: of } = useSuspenseQuery(asking(projectsRoutes.carrying, { region, id }));
  const [act, begin] = useState<CarryingAct | null>(null);
  return (
    <>
      <Section
        title="实施"
        lead={<Lead of={of} />}
        actions={
          of.under && (
            <Act
              label="登记进展"
              kind="primary"
              disabledBecause={of.can.record}
              onClick={() => begin({ do: 'record' })}
            />
          )
        }
      >
        {of.risk !== null && of.risk.reasons.length > 0 && (
          <div className={`carrying-risk ${of.risk.level}`} role="note">
            <RiskMark level={of.risk.level} />
            <ul>
              {of.risk.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </div>
        )}
        <Milestones of={of} begin={begin} />
      </Section>
      <Goals of={of} />
      <div className="carrying-columns">
        <ProgressNotes of={of} />
        <Changes of={of} begin={begin} />
      </div>
      <Suspense>{act !== null && <Forms of={of} act={act} onClose={() => begin(null)} />}</Suspense>
    </>
  );
}

function Lead({ of }: { of: Carrying }) {
  const done = of.milestones.filter(({ doneOn }) => doneOn !== null).length;
  return (
    <>
      自 {of.since} 起{of.under ? '实施' : '实施，现已离开实施环节'}
      {of.leader !== null && ` · 负责人 ${of.leader}`} · 完成 {done} / {of.milestones.length} 个节点
    </>
  );
}
