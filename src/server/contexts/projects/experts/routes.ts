import type { expertRoutes } from '#contract/projects/experts.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { seeing } from '../../../platform/caller.ts';
import type { Answers } from '../../../platform/http/http.ts';
import { addExpertTie, endExpert, engageExpert, removeExpertTie, reviseExpert } from './commands/experts.ts';
import { expertReport, experts } from './list.ts';

export function expertAnswers(): Answers<typeof expertRoutes> {
  return {
    experts: (caller, input) => seeing(caller, (db) => experts(db, caller, input)),
    expert: (caller, key) =>
      seeing(caller, async (db) => {
        const found = await expertReport(db, caller, key);
        if (found === undefined) throw new Refusal('not-found', 'platform.not-found');
        return found;
      }),
    engageExpert: (caller, input) => engageExpert(caller, input),
    reviseExpert: (caller, input) => reviseExpert(caller, input),
    endExpert: (caller, input) => endExpert(caller, input),
    addExpertTie: (caller, input) => addExpertTie(caller, input),
    removeExpertTie: (caller, input) => removeExpertTie(caller, input),
  };
}
