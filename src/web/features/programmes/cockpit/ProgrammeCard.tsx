import { paths } from '#web/paths.ts';
import { Go } from '#web/ui/Go.tsx';
import type { CockpitProgramme, TargetStatus } from '../answers.ts';
import { phaseOf } from '../days.ts';
import { DutyTally } from '../duty/DutyTally.tsx';
import { CardTargets } from './CardTargets.tsx';
import { LateDuties } from './LateDuties.tsx';
import { PeriodBar } from './PeriodBar.tsx';

type Props = { programme: CockpitProgramme; at: string; on: string; status: TargetStatus | undefined };

/** One programme on one day: its time, its targets, its duties and what is late. */
export function ProgrammeCard({ programme, at, on, status }: Props) {
  const heading = `programme-${programme.id}`;
  const ended = phaseOf(programme.period, on) === 'ended';

  return (
    <section className={ended ? 'programme paper ended' : 'programme paper'} aria-labelledby={heading}>
      <header className="programme-head">
        <h2 id={heading}>
          <Go to={paths.programme(programme.id)}>{programme.title}</Go>
        </h2>
        <p className="quiet">
          {programme.issuer}
          {programme.document === null ? '' : ` · ${programme.document}`}
        </p>
        <div className="programme-duties">
          <span className="quiet">职责</span>
          <DutyTally counts={programme.dutyCounts} />
          <Go to={`${paths.programme(programme.id)}?tab=duties`}>办理图</Go>
        </div>
      </header>
      <PeriodBar period={programme.period} stages={programme.stages ?? []} on={on} />
      {ended && (
        <p className="note">
          这项计划已到期，现值仍按 {on} 的记录计算。
          <Go to={`${paths.cockpit()}?on=${programme.period.to}`}>回到期满之日 {programme.period.to}</Go>
        </p>
      )}
      <CardTargets programme={programme} at={at} on={on} status={status} />
      {status === undefined && !ended && <LateDuties late={programme.late} programme={programme.id} />}
    </section>
  );
}
