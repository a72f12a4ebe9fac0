import type { caseRoutes } from '#contract/projects/cases.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { seeing } from '../../../platform/caller.ts';
import type { Answers } from '../../../platform/http/http.ts';
import { beginCase, describeCase, saveAnswers, submitCase } from './commands/cases.ts';
import { delegateCase, moveCase, rankCases } from './commands/moving.ts';
import { casesAsFile } from './exports.ts';
import { cases } from './list.ts';
import { caseReport } from './report.ts';

export function caseAnswers(): Answers<typeof caseRoutes> {
  return {
    cases: (caller, input) => seeing(caller, (db) => cases(db, caller, input)),
    casesWorkbook: (caller, input) => seeing(caller, (db) => casesAsFile(db, caller, input)),
    case: (caller, key) =>
      seeing(caller, async (db) => {
        const found = await caseReport(db, caller, key);
        if (found === undefined) throw new Refusal('not-found', 'platform.not-found');
        return found;
      }),
    beginCase: (caller, input) => beginCase(caller, input),
    describeCase: (caller, input) => describeCase(caller, input),
    saveAnswers: (caller, input) => saveAnswers(caller, input),
    submitCase: (caller, input) => submitCase(caller, input),
    moveCase: (caller, input) => moveCase(caller, input),
    rankCases: (caller, input) => rankCases(caller, input),
    delegateCase: (caller, input) => delegateCase(caller, input),
  };
}
