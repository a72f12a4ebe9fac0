import { StatusMark } from '#web/ui/StatusMark.tsx';
import type { CockpitProgramme, Target, TargetStatus } from '../answers.ts';
import { phaseOf } from '../days.ts';
import { byUrgency, STATUS_ORDER } from '../figure/figure-words.ts';
import { isBeyond, nounOf, owesHere } from '../figure/Here.tsx';
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

  const known = targets.filter((target) => target.value !== null);
  // What a district has none of may still be its own to close; an organisation outside a target has no part in it.
  const beyond = at.includes(':') ? known.filter(isBeyond) : [];
  const measured = known.filter((target) => !beyond.includes(target)).toSorted(owedFirst);
  const all = (
    <>
      {measured.length > 0 && <TargetList {...list} targets={measured} />}
      {beyond.length > 0 && (
        <details className="folded">
          <summary>
            另有 {beyond.length} 个目标不涉及{nounOf(at)}
          </summary>
          <TargetList {...list} targets={beyond} label={`不涉及${nounOf(at)}的目标`} />
        </details>
      )}
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

/** What this place owes itself, then what stands worst. */
const owedFirst = (a: Target, b: Target) => Number(owesHere(b)) - Number(owesHere(a)) || byUrgency(a, b);
