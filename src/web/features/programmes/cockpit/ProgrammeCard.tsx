import { Go } from '#web/ui/Go.tsx';
import { paths } from '#web/paths.ts';
import type { CockpitProgramme, TargetStatus } from '../answers.ts';
import { phaseOf } from '../days.ts';
import { DutyTally } from '../duty/DutyTally.tsx';
import { TargetList } from '../figure/TargetList.tsx';
import { LateDuties } from './LateDuties.tsx';
import { PeriodBar } from './PeriodBar.tsx';

type Props = { programme: CockpitProgramme; at: string; on: string; status: TargetStatus | undefined };

/** One programme on one day: its time, its targets, its duties and what is late. */
export function ProgrammeCard({ programme, at, on, status }: Props) {
  const targets = programme.targets.filter((target) => status === undefined || target.status === status);
  const heading = `programme-${programme.id}`;
  const ended = phaseOf(programme.period, on) === 'ended';

  return (
    <section className={ended ? 'programme paper ended' : 'programme paper'} aria-labelledby={heading}>
      <header className="programme-head">
        <div>
          <h2 id={heading}>
            <Go to={paths.programme(programme.id)}>{programme.title}</Go>
          </h2>
          <p className="quiet">
            {programme.issuer}
            {programme.document === null ? '' : ` · ${programme.document}`}
            {programme.stage === null ? '' : ` · 当前：${programme.stage}`}
          </p>
        </div>
        <div className="programme-duties">
          <DutyTally counts={programme.dutyCounts} />
          <Go to={`${paths.programme(programme.id)}?tab=duties`}>看职责办理图</Go>
        </div>
      </header>
      <PeriodBar period={programme.period} stages={programme.stages ?? []} on={on} />
      {ended && (
        <p className="note">
          这项计划已到期，现值仍按 {on} 的记录计算。
          <Go to={`${paths.cockpit()}?on=${programme.period.to}`}>回到期满之日 {programme.period.to}</Go>
        </p>
      )}
      {targets.length === 0 ? (
        <p className="quiet">{status === undefined ? '文件没有提出可计量的目标。' : '没有处于所选状态的目标。'}</p>
      ) : (
        <TargetList targets={targets} programme={programme.id} at={at} label={`${programme.title}的目标`} />
      )}
      <LateDuties late={programme.late} programme={programme.id} />
    </section>
  );
}
