import './programme.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { programmesRoutes } from '#contract/programmes.ts';
import { asking } from '#web/client.ts';
import { Follow } from '#web/features/workspace/Follow.tsx';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { oneOfOr, useAddress } from '#web/ui/address.ts';
import { Page } from '#web/ui/Page.tsx';
import { useDay, usePlace } from '#web/ui/standing.ts';
import type { Programme } from './answers.ts';
import { PeriodBar } from './cockpit/PeriodBar.tsx';
import { BodiesTab } from './content/BodiesTab.tsx';
import { FundsTab } from './content/FundsTab.tsx';
import { NotModelledTab } from './content/NotModelledTab.tsx';
import { ProceduresTab } from './content/ProceduresTab.tsx';
import { DutiesTab } from './duty/DutiesTab.tsx';
import { FigureDrawer } from './figure/FigureDrawer.tsx';
import { TargetsTab } from './figure/TargetsTab.tsx';
import { PartTabs } from './PartTabs.tsx';
import { PrintAct } from './PrintAct.tsx';
import { StagesTab } from './stage/StagesTab.tsx';

type Part = { label: string; count: (programme: Programme) => number; show: (programme: Programme) => ReactNode };

const PARTS = {
  targets: { label: '目标', count: (of) => of.targets.length, show: (of) => <TargetsTab programme={of} /> },
  duties: { label: '职责', count: (of) => of.duties.length, show: (of) => <DutiesTab programme={of} /> },
  stages: { label: '阶段', count: (of) => of.stages.length, show: (of) => <StagesTab programme={of} /> },
  bodies: {
    label: '组织与参与',
    count: (of) => of.bodies.length + of.participants.length,
    show: (of) => <BodiesTab programme={of} />,
  },
  procedures: {
    label: '程序与评价工具',
    count: (of) => of.procedures.length + of.instruments.length,
    show: (of) => <ProceduresTab programme={of} />,
  },
  funds: { label: '经费', count: (of) => of.fundLines.length, show: (of) => <FundsTab programme={of} /> },
  'not-modelled': {
    label: '未建模事项',
    count: (of) => of.notModelled.length,
    show: (of) => <NotModelledTab programme={of} />,
  },
} as const satisfies Record<string, Part>;

const NAMES = Object.keys(PARTS) as (keyof typeof PARTS)[];

/** 一项行动计划: everything the document demands, as it stands for one place on one day. */
export function ProgrammePage() {
  const { id = '' } = useParams();
  const { on } = useDay();
  const { at } = usePlace();
  const [{ tab }, change] = useAddress({ tab: oneOfOr(NAMES, 'targets') });
  const input = { id, at, ...(on === undefined ? {} : { on }) };
  const { data: programme } = useSuspenseQuery(asking(programmesRoutes.programme, input));

  return (
    <Page
      title={programme.title}
      breadcrumbs={[{ label: '驾驶舱', to: paths.cockpit() }]}
      lead={
        <>
          {programme.issuer}
          {programme.document === null ? '' : ` · ${programme.document}`}
          <br />
          {programme.placeName} · 按 {programme.on} 的记录计算 · 第 {programme.version} 版
        </>
      }
      actions={
        <>
          <Follow of={{ programmeId: id }} name={programme.title} />
          <Act label="参加单位" to={paths.participants(id)} />
          <Act label="版本与定义" to={paths.versions(id)} />
          <PrintAct />
        </>
      }
    >
      {programme.summary !== null && <p className="programme-summary">{programme.summary}</p>}
      <PeriodBar period={programme.period} stages={programme.stages} on={programme.on} />
      <PartTabs
        label="计划的各部分"
        parts={NAMES.map((name) => ({ name, label: PARTS[name].label, count: PARTS[name].count(programme) }))}
        chosen={tab}
        onChoose={(next) => change({ tab: next })}
      >
        {PARTS[tab].show(programme)}
      </PartTabs>
      <FigureDrawer programme={id} />
    </Page>
  );
}
