import type { activityRoutes } from '#contract/collaboration/activities.ts';
import { certificateNumber } from '#core/collaboration/activity-certificate.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { type Caller, seeing } from '../../../platform/caller.ts';
import { said } from '../../../platform/http/allowed.ts';
import type { Answers } from '../../../platform/http/http.ts';
import type { Surroundings } from '../../../surroundings.ts';
import { doors } from '../door.ts';
import { doorScreen } from '../door-screen.ts';
import { mayConveneSomewhere } from '../meetings/conveners.ts';
import { collaborationPermissions as may } from '../permissions.ts';
import { acts } from './acts.ts';
import { certificateDocument, certified } from './certificate.ts';
import { addActivityKind } from './commands/add-kind.ts';
import { closeActivity, markPresence } from './commands/attendance.ts';
import { cancelActivity, publishActivity, reviseActivity } from './commands/change-activity.ts';
import { attachMaterial, removeMaterial } from './commands/materials.ts';
import { organiseActivity } from './commands/organise.ts';
import { rateActivity } from './commands/rating.ts';
import { signUpForActivity, withdrawSignUp } from './commands/sign-up.ts';
import { summariseActivity } from './commands/summary.ts';
import { activities } from './list.ts';
import { activityReport, type Report } from './report.ts';
import * as store from './store.ts';

export function activityAnswers({ settings }: Surroundings): Answers<typeof activityRoutes> {
  const door = doors(settings.dataDir);

  async function shown(caller: Caller, key: { region: string; id: string }): Promise<Report> {
    const found = await seeing(caller, (db) => activityReport(db, key, caller));
    if (found === undefined) throw new Refusal('not-found', 'platform.not-found');
    return found;
  }

  return {
    activities: (caller, input) =>
      seeing(caller, async (db) => ({
        ...(await activities(db, caller, input)),
        can: {
          organise: said(mayConveneSomewhere(caller.actor) || 'collaboration.organisers-only'),
          cityLevel: said(may.cityLevel(caller.actor)),
          addKind: said(may.addActivityKind(caller.actor)),
        },
      })),

    async activity(caller, key) {
      const found = await shown(caller, key);
      return { ...found, can: acts(found, caller) };
    },

    addActivityKind: (caller, input) => addActivityKind(caller, input),
    organiseActivity: (caller, input) => organiseActivity(caller, input),
    reviseActivity: (caller, input) => reviseActivity(caller, input),
    publishActivity: (caller, input) => publishActivity(caller, input),
    cancelActivity: (caller, input) => cancelActivity(caller, input),
    signUp: (caller, input) => signUpForActivity(caller, input),
    withdrawSignUp: (caller, input) => withdrawSignUp(caller, input),

    async activityDoor(caller, { region, id }, { request }) {
      const found = await seeing(caller, (db) => store.activity(db, { region, id }));
      if (found === undefined) throw new Refusal('not-found', 'platform.not-found');
      const allowed = may.organise(caller.actor, found);
      if (allowed !== true) throw new Refusal('forbidden', allowed);
      if (found.state !== 'published') throw new Refusal('conflict', 'collaboration.activity-door-closed');
      if (caller.today < found.from)
        throw new Refusal('conflict', 'collaboration.activity-not-yet', { on: found.from });
      return doorScreen(door, { kind: 'activity', region, id }, caller.now, request);
    },

    markPresence: (caller, input) => markPresence(caller, input),
    closeActivity: (caller, input) => closeActivity(caller, input),
    attachMaterial: (caller, input) => attachMaterial(caller, input),
    removeMaterial: (caller, input) => removeMaterial(caller, input),
    summariseActivity: (caller, input) => summariseActivity(caller, input),
    rateActivity: (caller, input) => rateActivity(caller, input),

    async activityCertificate(caller, key) {
      return certificateDocument(await shown(caller, key), caller.actor.name);
    },

    async verifyCertificate(caller, { number, name }) {
      const read = certificateNumber(number);
      const found = read && (await seeing(caller, (db) => certified(db, read, name.trim())));
      if (found === undefined) throw new Refusal('not-found', 'collaboration.certificate-unknown');
      return found;
    },
  };
}
