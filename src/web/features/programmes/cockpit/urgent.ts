import type { CockpitProgramme, Target } from '../answers.ts';
import { phaseOf } from '../days.ts';
import { isUrgent } from '../figure/figure-words.ts';
import { owesHere } from '../figure/Here.tsx';
import { groupLate, type Owing } from './LateDuties.tsx';

/** One thing to act on: a target in danger, or a duty that is late. */
export type UrgentItem = { readonly programme: CockpitProgramme } & (
  | { readonly target: Target }
  | { readonly duty: string; readonly owers: readonly Owing[] }
);

/**
 * What somebody must act on now, in the programmes that still run: targets that are missed, duties that are late, then
 * targets at risk, the nearest date first.
 */
export function urgentOf(programmes: readonly CockpitProgramme[], at: string, on: string) {
  const running = programmes.filter(({ period }) => phaseOf(period, on) === 'running');
  const targets = running
    .flatMap((programme) => programme.targets.map((target) => ({ programme, target })))
    // An alliance or a school answers for what it can change itself: whether it counts.
    .filter(({ target }) => (at.includes(':') ? owesHere(target) : isUrgent(target.status)))
    .toSorted((a, b) => a.target.by.localeCompare(b.target.by));
  const duties = running.flatMap((programme) => groupLate(programme.late.rows).map((late) => ({ programme, ...late })));
  const isMissed = ({ target }: { target: Target }) => target.status === 'missed';
  const items: UrgentItem[] = [...targets.filter(isMissed), ...duties, ...targets.filter((item) => !isMissed(item))];
  return { running: running.length, items, targets: targets.length, duties: duties.length };
}
