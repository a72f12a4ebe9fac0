import './cockpit/cockpit.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { programmesRoutes } from '#contract/programmes.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { oneOf, useAddress } from '#web/ui/address.ts';
import { Page } from '#web/ui/Page.tsx';
import { useDay, usePlace } from '#web/ui/standing.ts';
import { Empty } from '#web/ui/states.tsx';
import type { CockpitProgramme } from './answers.ts';
import { Districts } from './cockpit/Districts.tsx';
import { ProgrammeCard } from './cockpit/ProgrammeCard.tsx';
import { StatusFilter } from './cockpit/StatusFilter.tsx';
import { Urgent } from './cockpit/Urgent.tsx';
import { phaseOf } from './days.ts';
import { FigureDrawer } from './figure/FigureDrawer.tsx';
import { STATUS_ORDER } from './figure/figure-words.ts';
import { PrintAct } from './PrintAct.tsx';

/** 驾驶舱: one place on one day — what is red, why, who must act, and every programme's figures. */
export function CockpitPage() {
  const { on } = useDay();
  const { at } = usePlace();
  const [{ status }] = useAddress({ status: oneOf(STATUS_ORDER) });
  const { data } = useSuspenseQuery(asking(programmesRoutes.cockpit, on === undefined ? { at } : { at, on }));
  const programmes = inOrder(data.programmes, data.on);

  return (
    <Page
      title={`${data.placeName}驾驶舱`}
      lead={`按 ${data.on} 的记录计算，点任一数字可看条款、算式和记录`}
      actions={<PrintAct />}
    >
      {programmes.length > 0 && <StatusFilter programmes={programmes} chosen={status} />}
      {programmes.length > 0 && status === undefined && <Urgent programmes={programmes} at={at} on={data.on} />}
      {data.districts.length > 0 && status === undefined && <Districts districts={data.districts} />}
      {programmes.length === 0 && (
        <Empty
          title={`${data.placeName}还没有行动计划`}
          action={<Act label="查看已发布的计划" to={paths.published()} />}
        >
          计划发布后，这里显示它的目标、职责和阶段。
        </Empty>
      )}
      {programmes
        .filter(({ targets }) => status === undefined || targets.some((target) => target.status === status))
        .map((programme) => (
          <ProgrammeCard key={programme.id} programme={programme} at={at} on={data.on} status={status} />
        ))}
      <FigureDrawer />
    </Page>
  );
}

/** Programmes that run come first, then those to come, then those that have ended; the latest within each. */
function inOrder(programmes: readonly CockpitProgramme[], on: string): CockpitProgramme[] {
  const phases = ['running', 'upcoming', 'ended'];
  const rank = ({ period }: CockpitProgramme) => phases.indexOf(phaseOf(period, on));
  return programmes.toSorted((a, b) => rank(a) - rank(b) || b.period.from.localeCompare(a.period.from));
}
