import type { visitRoutes } from '#contract/collaboration/visits.ts';
import type { Actor } from '#core/identity/actor.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { seeing } from '../../../platform/caller.ts';
import type { May } from '../../../platform/command.ts';
import { said } from '../../../platform/http/allowed.ts';
import type { Answers } from '../../../platform/http/http.ts';
import { assigned, assignments } from './assignments.ts';
import { addVisitKind } from './commands/add-kind.ts';
import { assignLiaison, endAssignment } from './commands/assign.ts';
import { beginVisit, discardVisit, saveVisit, sendVisit } from './commands/draft.ts';
import { answerPoint, decideProposal, settlePoint } from './commands/follow-up.ts';
import { attachPhoto, removePhoto } from './commands/photos.ts';
import { overviewAsFile, visitsAsFile } from './exports.ts';
import { visitors, visits } from './list.ts';
import { desk, overview } from './overview.ts';
import { visitPermissions as may } from './permissions.ts';
import { visitReport } from './report.ts';
import * as store from './store.ts';

export function visitAnswers(): Answers<typeof visitRoutes> {
  return {
    visits: (caller, input) =>
      seeing(caller, async (db) => ({
        ...(await visits(db, input)),
        kinds: await store.visitKinds(db),
        liaisons: await visitors(db, input.region),
        can: { record: said(recordsSomewhere(caller.actor)), addKind: said(may.addKind(caller.actor)) },
      })),
    visitsWorkbook: (caller, input) => seeing(caller, (db) => visitsAsFile(db, input, caller.today)),

    visitOverview: (caller, input) =>
      seeing(caller, async (db) => {
        const on = input.on ?? caller.today;
        return {
          ...(await overview(db, input, on)),
          liaisons: await assigned(db, input.region, on),
          can: { record: said(recordsSomewhere(caller.actor)) },
        };
      }),
    visitOverviewWorkbook: (caller, input) =>
      seeing(caller, (db) => overviewAsFile(db, input, input.on ?? caller.today)),

    visitDesk: (caller, { organisation }) =>
      seeing(caller, async (db) => ({
        ...(await desk(db, caller, organisation)),
        can: { record: said(recordsSomewhere(caller.actor)) },
      })),

    liaisonAssignments: (caller, input) =>
      seeing(caller, async (db) => {
        const on = input.on ?? caller.today;
        return {
          ...(await assignments(db, caller, input, on)),
          liaisons: await assigned(db, input.region, on),
          can: { assign: said(somewhere(caller.actor, (region) => may.assign(caller.actor, { regions: [region] }))) },
        };
      }),
    assignLiaison: (caller, input) => assignLiaison(caller, input),
    endAssignment: (caller, input) => endAssignment(caller, input),
    addVisitKind: (caller, input) => addVisitKind(caller, input),

    async visit(caller, key) {
      const found = await seeing(caller, (db) => visitReport(db, caller, key));
      if (found === undefined) throw new Refusal('not-found', 'platform.not-found');
      return found;
    },
    beginVisit: (caller, input) => beginVisit(caller, input),
    saveVisit: (caller, input) => saveVisit(caller, input),
    sendVisit: (caller, input) => sendVisit(caller, input),
    discardVisit: (caller, input) => discardVisit(caller, input),
    attachPhoto: (caller, input) => attachPhoto(caller, input),
    removePhoto: (caller, input) => removePhoto(caller, input),
    answerPoint: (caller, input) => answerPoint(caller, input),
    settlePoint: (caller, input) => settlePoint(caller, input),
    decideProposal: (caller, input) => decideProposal(caller, input),
  };
}

/** Whether a permission is given in the district of any post held, else the reason of the last. */
function somewhere(actor: Actor, allows: (region: string) => May): May {
  const answers = actor.posts.map(({ region }) => allows(region));
  return answers.includes(true) || (answers[0] ?? allows(''));
}

const recordsSomewhere = (actor: Actor): May => somewhere(actor, (region) => may.record(actor, { region }));
