import { contract } from '#contract/index.ts';
import { meetingLife } from '#core/collaboration/meeting.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../../platform/command.ts';
import { collaborationPermissions } from '../../permissions.ts';
import { checkInvitations, replaceInvitations } from '../invitations.ts';
import * as store from '../store.ts';
import { refuseBadTimes, refuseOutsideLife } from './plan-meeting.ts';

/** 修改会议安排 while it has not been held. */
export const reviseMeeting = command({
  name: 'collaboration.revise-meeting',
  input: contract.collaboration.reviseMeeting.input,
  subject: (tx, { region, id }) => store.meeting(tx, region, id),
  may: collaborationPermissions.convene,

  async run(tx, asked, meeting) {
    if (meeting.state !== 'planned') throw new Refusal('conflict', 'collaboration.meeting-not-so');
    refuseBadTimes(asked);
    await checkInvitations(tx, asked.invitations);
    await store.nextVersion(tx, meeting, asked.version, {
      kind: asked.kind,
      title: asked.title,
      begins: asked.begins,
      ends: asked.ends,
      place: asked.place,
      agenda: JSON.stringify(asked.agenda),
      secretary_region: asked.secretary?.region ?? null,
      secretary_id: asked.secretary?.personId ?? null,
      quorum: asked.quorum,
      programme_id: asked.programmeId,
    });
    await replaceInvitations(tx, meeting.region, meeting.id, asked.invitations);
    return { id: meeting.id };
  },
  record: ({ title, kind }, { id, region }) => ({ subject: { kind: 'meeting', id }, region, detail: { title, kind } }),
});

/** 改期. The day of a meeting that was held is a fact: it is corrected only with the reason on record. */
export const moveMeeting = command({
  name: 'collaboration.move-meeting',
  input: contract.collaboration.moveMeeting.input,
  subject: (tx, { region, id }) => store.meeting(tx, region, id),
  may: collaborationPermissions.convene,

  async run(tx, { on, begins, ends, reason, version }, meeting, { today }) {
    refuseBadTimes({ begins, ends });
    if (meeting.state === 'cancelled') throw new Refusal('conflict', 'collaboration.meeting-not-so');
    if (meeting.state === 'held' && reason === null) throw new Refusal('invalid', 'collaboration.move-needs-reason');
    if (meeting.state === 'held' && on > today) throw new Refusal('invalid', 'collaboration.not-the-day-yet', { on });
    const holder = await store.convener(tx, meeting.organisationId, meeting.bodyId);
    if (holder !== undefined) refuseOutsideLife(holder, on);
    await store.nextVersion(tx, meeting, version, { on_day: on, begins, ends, reason });
    return { id: meeting.id };
  },
  record: ({ on, reason }, { id, region, on: before }) => ({
    subject: { kind: 'meeting', id },
    region,
    detail: { before, on, reason },
  }),
});

/** 取消会议. */
export const cancelMeeting = command({
  name: 'collaboration.cancel-meeting',
  input: contract.collaboration.cancelMeeting.input,
  subject: (tx, { region, id }) => store.meeting(tx, region, id),
  may: collaborationPermissions.convene,

  async run(tx, { reason }, meeting) {
    const state = meetingLife.after(meeting.state, 'cancel');
    await store.nextVersion(tx, meeting, meeting.version, { state, reason });
    return { id: meeting.id };
  },
  record: ({ reason }, { id, region }) => ({ subject: { kind: 'meeting', id }, region, detail: { reason } }),
});
