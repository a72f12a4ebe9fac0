import type { carryingRoutes } from '#contract/projects/carrying.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { seeing } from '../../../platform/caller.ts';
import type { Answers } from '../../../platform/http/http.ts';
import { decideChange, requestChange, withdrawChange } from './commands/changes.ts';
import { reachMilestone, reopenMilestone } from './commands/milestones.ts';
import { recordProgress } from './commands/progress.ts';
import { carriedAsFile } from './exports.ts';
import { carried } from './list.ts';
import { carryingReport } from './report.ts';

export function carryingAnswers(): Answers<typeof carryingRoutes> {
  return {
    carried: (caller, input) => seeing(caller, (db) => carried(db, caller, input)),
    carriedWorkbook: (caller, input) => seeing(caller, (db) => carriedAsFile(db, caller, input)),
    carrying: (caller, key) =>
      seeing(caller, async (db) => {
        const found = await carryingReport(db, caller, key);
        if (found === undefined) throw new Refusal('not-found', 'platform.not-found');
        return found;
      }),
    recordProgress: (caller, input) => recordProgress(caller, input),
    reachMilestone: (caller, input) => reachMilestone(caller, input),
    reopenMilestone: (caller, input) => reopenMilestone(caller, input),
    requestChange: (caller, input) => requestChange(caller, input),
    withdrawChange: (caller, input) => withdrawChange(caller, input),
    decideChange: (caller, input) => decideChange(caller, input),
  };
}
