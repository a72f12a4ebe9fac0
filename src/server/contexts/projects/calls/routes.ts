import type { callRoutes } from '#contract/projects/calls.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { seeing } from '../../../platform/caller.ts';
import { said } from '../../../platform/http/allowed.ts';
import type { Answers } from '../../../platform/http/http.ts';
import { prepareCall, reviseCall, saveForm, turnCall } from './commands/calls.ts';
import { calls } from './list.ts';
import { callReport, procedures } from './report.ts';

export function callAnswers(): Answers<typeof callRoutes> {
  return {
    calls: (caller, input) =>
      seeing(caller, async (db) => {
        const own = await procedures(db, caller);
        const keys = own.map(({ programmeId, procedureId }) => `${programmeId}/${procedureId}`);
        return {
          ...(await calls(db, caller, input, keys)),
          can: { prepare: said(own.length > 0 || 'projects.callers-only') },
        };
      }),
    call: (caller, { id }) =>
      seeing(caller, async (db) => {
        const found = await callReport(db, caller, id);
        if (found === undefined) throw new Refusal('not-found', 'platform.not-found');
        return found;
      }),
    procedures: (caller) => seeing(caller, (db) => procedures(db, caller)),
    prepareCall: (caller, input) => prepareCall(caller, input),
    reviseCall: (caller, input) => reviseCall(caller, input),
    turnCall: (caller, input) => turnCall(caller, input),
    saveForm: (caller, input) => saveForm(caller, input),
  };
}
