import { contract } from '#contract/index.ts';
import { meetingLife } from '#core/collaboration/meeting.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../../platform/command.ts';
import { initialsOf } from '../../../../platform/pinyin.ts';
import { collaborationPermissions } from '../../permissions.ts';
import { checkInvitations, replaceInvitations } from '../invitations.ts';
import { tellInvited, whenAndWhere } from '../notices.ts';
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
      initials: initialsOf(asked.title),
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

  async run(tx, { on, begins, ends, reason, version }, meeting, caller) {
    refuseBadTimes({ begins, ends });
    if (meeting.state === 'cancelled') throw new Refusal('conflict', 'collaboration.meeting-not-so');
    if (meeting.state === 'held' && reason === null) throw new Refusal('invalid', 'collaboration.move-needs-reason');
    if (meeting.state === 'held' && on > caller.today)
      throw new Refusal('invalid', 'collaboration.not-the-day-yet', { on });
    const holder = await store.convener(tx, meeting.organisationId, meeting.bodyId);
    if (holder !== undefined) refuseOutsideLife(holder, on);
    await store.nextVersion(tx, meeting, version, { on_day: on, begins, ends, reason });
    if (meeting.state === 'planned')
      await tellInvited(tx, caller, meeting, {
        key: `moved/${version}`,
        title: `会议改期：${meeting.title}`,
        body: `改为 ${whenAndWhere({ on, begins, ends, place: meeting.place })}`,
      });
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

  async run(tx, { reason }, meeting, caller) {
    const state = meetingLife.after(meeting.state, 'cancel');
    await store.nextVersion(tx, meeting, meeting.version, { state, reason });
    await tellInvited(tx, caller, meeting, {
      key: 'cancelled',
      title: `会议取消：${meeting.title}`,
      body: `原定 ${meeting.on}。原因：${reason}`,
    });
    return { id: meeting.id };
  },
  record: ({ reason }, { id, region }) => ({ subject: { kind: 'meeting', id }, region, detail: { reason } }),
});
