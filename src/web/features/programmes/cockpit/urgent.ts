import type { CockpitProgramme, Target } from '../answers.ts';
import { phaseOf } from '../days.ts';
import { byUrgency, isUrgent } from '../figure/figure-words.ts';
import { owesHere } from '../figure/Here.tsx';
import { groupLate } from './LateDuties.tsx';

export type UrgentTarget = { readonly programme: CockpitProgramme; readonly target: Target };
export type UrgentDuty = {
  readonly programme: CockpitProgramme;
  readonly duty: string;
  readonly owers: ReturnType<typeof groupLate>[number]['owers'];
};

/** What somebody must act on now, in the programmes that still run: targets in danger, worst first, then late duties. */
export function urgentOf(programmes: readonly CockpitProgramme[], on: string) {
  const running = programmes.filter(({ period }) => phaseOf(period, on) === 'running');
  const targets: UrgentTarget[] = running
    .flatMap((programme) => programme.targets.map((target) => ({ programme, target })))
    // A place below a district answers for what it can change itself: whether it counts.
    .filter(({ target }) => (target.here === null ? isUrgent(target.status) : owesHere(target)))
    .toSorted((a, b) => byUrgency(a.target, b.target));
  const duties: UrgentDuty[] = running.flatMap((programme) =>
    groupLate(programme.late).map((late) => ({ programme, ...late })),
  );
  return { running: running.length, targets, duties };
}
