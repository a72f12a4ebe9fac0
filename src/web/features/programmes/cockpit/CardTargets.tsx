import { StatusMark } from '#web/ui/StatusMark.tsx';
import type { CockpitProgramme, TargetStatus } from '../answers.ts';
import { phaseOf } from '../days.ts';
import { byUrgency, STATUS_ORDER } from '../figure/figure-words.ts';
import { TargetList } from '../figure/TargetList.tsx';
import { Unmeasured } from './Unmeasured.tsx';

type Props = { programme: CockpitProgramme; at: string; on: string; status: TargetStatus | undefined };

/** A card's targets, those in trouble first. What has no figure is folded; so is all of a programme that does not run. */
export function CardTargets({ programme, at, on, status }: Props) {
  const { targets } = programme;
  const list = { programme: programme.id, at, label: `${programme.title}的目标` };
  if (targets.length === 0) return <p className="quiet">文件没有提出可计量的目标。</p>;
  if (status !== undefined)
    return <TargetList {...list} targets={targets.filter((target) => target.status === status)} />;

  const measured = targets.filter((target) => target.value !== null).toSorted(byUrgency);
  const all = (
    <>
      {measured.length > 0 && <TargetList {...list} targets={measured} />}
      <Unmeasured targets={targets.filter((target) => target.value === null)} programme={programme.id} />
    </>
  );
  if (phaseOf(programme.period, on) === 'running') return all;
  return (
    <details className="folded">
      <summary>
        {targets.length} 个目标
        {STATUS_ORDER.filter((mark) => targets.some((target) => target.status === mark)).map((mark) => (
          <span key={mark}>
            <StatusMark status={mark} /> <b>{targets.filter((target) => target.status === mark).length}</b>
          </span>
        ))}
      </summary>
      {all}
    </details>
  );
}
