import type { meetingRoutes } from '#contract/collaboration/meetings.ts';
import { meetingLife } from '#core/collaboration/meeting.ts';
import { minutesLife } from '#core/collaboration/minutes.ts';
import type { Actor } from '#core/identity/actor.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { type RefusalCode, sentence } from '#core/refusals.ts';
import { type Caller, seeing } from '../../../platform/caller.ts';
import { said } from '../../../platform/http/allowed.ts';
import type { Answers } from '../../../platform/http/http.ts';
import type { Surroundings } from '../../../surroundings.ts';
import { doors } from '../door.ts';
import { doorScreen } from '../door-screen.ts';
import { collaborationPermissions as may } from '../permissions.ts';
import { addMeetingKind } from './commands/add-kind.ts';
import { closeAttendance, markAttendance } from './commands/attendance.ts';
import { cancelMeeting, moveMeeting, reviseMeeting } from './commands/change-meeting.ts';
import { circulateMinutes, correctMinutes, finaliseMinutes, saveMinutes, takeBackMinutes } from './commands/minutes.ts';
import { attachPaper, removePaper } from './commands/papers.ts';
import { planMeeting } from './commands/plan-meeting.ts';
import { answerRemark, remarkOnMinutes } from './commands/remarks.ts';
import { conveners, mayConveneSomewhere } from './conveners.ts';
import { minutesDocument } from './document.ts';
import { meetings } from './list.ts';
import { meetingReport } from './report.ts';
import * as store from './store.ts';

type Shown = NonNullable<Awaited<ReturnType<typeof meetingReport>>>;

export function meetingAnswers({ settings }: Surroundings): Omit<Answers<typeof meetingRoutes>, 'scanIn'> {
  const door = doors(settings.dataDir);

  async function shown(caller: Caller, key: { region: string; id: string }): Promise<Shown> {
    const found = await seeing(caller, (db) => meetingReport(db, key, caller.actor.personId));
    if (found === undefined) throw new Refusal('not-found', 'platform.not-found');
    return found;
  }

  return {
    meetings: (caller, input) =>
      seeing(caller, async (db) => ({
        ...(await meetings(db, input)),
        can: {
          convene: said(mayConveneSomewhere(caller.actor) || 'collaboration.conveners-only'),
          addKind: said(may.addKind(caller.actor)),
        },
      })),

    async meeting(caller, key) {
      const found = await shown(caller, key);
      return { ...found, can: acts(caller.actor, found, caller.today) };
    },

    conveners: (caller, input) => seeing(caller, (db) => conveners(db, caller, input)),
    addMeetingKind: (caller, input) => addMeetingKind(caller, input),
    planMeeting: (caller, input) => planMeeting(caller, input),
    reviseMeeting: (caller, input) => reviseMeeting(caller, input),
    moveMeeting: (caller, input) => moveMeeting(caller, input),
    cancelMeeting: (caller, input) => cancelMeeting(caller, input),
    attachPaper: (caller, input) => attachPaper(caller, input),
    removePaper: (caller, input) => removePaper(caller, input),

    async doorCode(caller, { region, id }, { request }) {
      const found = await seeing(caller, (db) => store.meeting(db, region, id));
      if (found === undefined) throw new Refusal('not-found', 'platform.not-found');
      const allowed = may.minute(caller.actor, found);
      if (allowed !== true) throw new Refusal('forbidden', allowed);
      if (found.state !== 'planned') throw new Refusal('conflict', 'collaboration.door-closed');
      if (caller.today < found.on) throw new Refusal('conflict', 'collaboration.not-the-day-yet', { on: found.on });
      return doorScreen(door, { kind: 'meeting', region, id }, caller.now, request);
    },

    markAttendance: (caller, input) => markAttendance(caller, input),
    closeAttendance: (caller, input) => closeAttendance(caller, input),
    saveMinutes: (caller, input) => saveMinutes(caller, input),
    circulateMinutes: (caller, input) => circulateMinutes(caller, input),
    takeBackMinutes: (caller, input) => takeBackMinutes(caller, input),
    remark: (caller, input) => remarkOnMinutes(caller, input),
    answerRemark: (caller, input) => answerRemark(caller, input),
    finaliseMinutes: (caller, input) => finaliseMinutes(caller, input),
    correctMinutes: (caller, input) => correctMinutes(caller, input),

    async minutesDocument(caller, { region, id, edition }) {
      return minutesDocument(await shown(caller, { region, id }), edition);
    },
  };
}

/** What the caller may do with the meeting as it stands, each with the reason why not. */
function acts(actor: Actor, meeting: Shown, today: string) {
  const kept = { ...meeting, secretaryId: meeting.secretary?.personId ?? null };
  const convene = said(may.convene(actor, meeting));
  const minute = said(may.minute(actor, kept));
  const edition = meeting.editions[0];
  const planned = meeting.state === 'planned' || sentence('collaboration.meeting-not-so');
  const theDay = today >= meeting.on || sentence('collaboration.not-the-day-yet', { on: meeting.on });
  const held = meeting.state === 'held' || sentence('collaboration.minutes-first');
  const move = (wished: 'circulate' | 'take-back' | 'finalise') =>
    (edition !== undefined && minutesLife.allows(edition.state, wished)) ||
    sentence(edition === undefined ? 'collaboration.minutes-empty' : 'collaboration.minutes-not-so');
  const open = (reason: RefusalCode, ok: boolean) => ok || sentence(reason);
  return {
    revise: first(convene, planned),
    move: first(convene, open('collaboration.meeting-not-so', meeting.state !== 'cancelled')),
    cancel: first(convene, open('collaboration.meeting-not-so', meetingLife.allows(meeting.state, 'cancel'))),
    mark: first(minute, open('collaboration.meeting-not-so', meeting.state !== 'cancelled')),
    close: first(minute, planned, theDay),
    write: first(
      minute,
      held,
      open('collaboration.minutes-not-so', edition?.state !== 'circulating'),
      open('collaboration.minutes-final', edition?.state !== 'final'),
    ),
    circulate: first(minute, held, move('circulate')),
    remark: first(
      open('collaboration.remarks-closed', edition?.state === 'circulating' && (edition.remarksUntil ?? '') >= today),
    ),
    finalise: first(minute, held, move('finalise')),
    correct: first(minute, held, open('collaboration.minutes-not-so', edition?.state === 'final')),
    attach: first(minute, open('collaboration.papers-closed', meeting.state !== 'cancelled')),
  };
}

/** The first reason against, or true. */
const first = (...reasons: readonly (true | string)[]): true | string =>
  reasons.find((reason) => reason !== true) ?? true;
