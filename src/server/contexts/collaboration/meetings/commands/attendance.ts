import { sql } from 'kysely';
import { z } from 'zod';
import { contract } from '#contract/index.ts';
import { countRoster, isQuorate, meetingLife } from '#core/collaboration/meeting.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../../platform/command.ts';
import type { Db } from '../../../../platform/database/database.ts';
import { collaborationPermissions } from '../../permissions.ts';
import * as store from '../store.ts';

/** 扫码签到: whoever is invited, on the day, with the code the room shows. Coming twice counts once. */
export const scanIntoMeeting = command({
  name: 'collaboration.scan-in',
  input: z.strictObject({ region: z.string(), id: z.uuid() }),
  // A whole hall scans at once. A line a person is the table's key, and the meeting is held open until the line is in.
  isolation: 'read committed',
  subject: (tx, { region, id }) => store.meetingHeldOpen(tx, region, id),
  may: () => true,

  async run(tx, _input, meeting, { actor, now, today }) {
    refuseClosedDoor(meeting, today);
    const attends = await store.myInvitation(tx, meeting);
    if (attends === undefined) throw new Refusal('forbidden', 'collaboration.not-invited');
    const known = await lineOf(tx, meeting, actor.personId);
    if (known?.state === '到会') return { at: known.at, again: true };
    const own = { personRegion: actor.region, personId: actor.personId, attends };
    await note(tx, meeting, { ...own, state: '到会' }, '扫码', now);
    return { at: now.toString(), again: false };
  },
  record: (_input, { id, region }) => ({ subject: { kind: 'meeting', id }, region }),
});

/** 登记到会、请假或缺席 by hand; who comes without invitation sits in (列席). */
export const markAttendance = command({
  name: 'collaboration.mark-attendance',
  input: contract.collaboration.markAttendance.input,
  subject: (tx, { region, id }) => store.meeting(tx, region, id),
  may: collaborationPermissions.minute,

  async run(tx, { lines }, meeting, { now, today }) {
    if (meeting.state === 'planned' && lines.some(({ state }) => state !== '请假')) refuseEarly(meeting, today);
    if (meeting.state === 'cancelled') throw new Refusal('conflict', 'collaboration.meeting-not-so');
    const invited = new Map((await store.invited(tx, meeting.region, meeting.id)).map((each) => [each.personId, each]));
    for (const { personRegion, personId, state } of lines) {
      const attends = invited.get(personId)?.attends ?? (await lineOf(tx, meeting, personId))?.attends;
      if (attends === undefined && !(await isSeen(tx, personRegion, personId)))
        throw new Refusal('not-found', 'platform.not-found');
      await note(tx, meeting, { personRegion, personId, attends: attends ?? '列席', state }, '登记', now);
    }
    if (meeting.state === 'held') await count(tx, meeting);
    return { id: meeting.id };
  },
  record: ({ lines }, { id, region }) => ({
    subject: { kind: 'meeting', id },
    region,
    detail: { people: lines.length },
  }),
});

/** 结束签到: whoever was invited and has no line stayed away; from now on the meeting was held. */
export const closeAttendance = command({
  name: 'collaboration.close-attendance',
  input: contract.collaboration.closeAttendance.input,
  subject: (tx, { region, id }) => store.meeting(tx, region, id),
  may: collaborationPermissions.minute,

  async run(tx, _input, meeting, { now, today }) {
    const state = meetingLife.after(meeting.state, 'hold');
    refuseEarly(meeting, today);
    for (const each of await store.invited(tx, meeting.region, meeting.id)) {
      if ((await lineOf(tx, meeting, each.personId)) === undefined)
        await note(tx, meeting, { ...each, state: '缺席' }, '未到', now);
    }
    const counted = await rosterCount(tx, meeting);
    if (counted.present === 0) throw new Refusal('conflict', 'collaboration.nobody-came');
    await store.nextVersion(tx, meeting, meeting.version, { state, ...counted });
    return { ...counted, quorate: isQuorate(counted, meeting.quorum) };
  },
  record: (_input, { id, region }, { expected, present }) => ({
    subject: { kind: 'meeting', id },
    region,
    detail: { expected, present },
  }),
});

function refuseEarly({ on }: store.Meeting, today: string): void {
  if (today < on) throw new Refusal('conflict', 'collaboration.not-the-day-yet', { on });
}

function refuseClosedDoor(meeting: store.Meeting, today: string): void {
  if (meeting.state !== 'planned') throw new Refusal('conflict', 'collaboration.door-closed');
  refuseEarly(meeting, today);
}

type Line = {
  readonly personRegion: string;
  readonly personId: string;
  readonly attends: '出席' | '列席';
  readonly state: '到会' | '请假' | '缺席';
};

async function note(
  tx: Db,
  { region, id }: store.Meeting,
  { personRegion, personId, attends, state }: Line,
  noted: '扫码' | '登记' | '未到',
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto('collaboration.attendance')
    .values({
      region,
      meeting_id: id,
      person_id: personId,
      person_region: personRegion,
      attends,
      state,
      noted,
      at: now.toString(),
    })
    .onConflict((line) =>
      line.columns(['region', 'meeting_id', 'person_id']).doUpdateSet({ state, noted, at: now.toString() }),
    )
    .execute();
}

async function lineOf(tx: Db, { region, id }: store.Meeting, personId: string) {
  const row = await tx
    .selectFrom('collaboration.attendance')
    .select(['state', 'attends', 'at'])
    .where('region', '=', region)
    .where('meeting_id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row && { ...row, attends: row.attends as Line['attends'] };
}

async function rosterCount(tx: Db, { region, id }: store.Meeting) {
  const lines = await tx
    .selectFrom('collaboration.attendance')
    .select(['attends', 'state'])
    .where('region', '=', region)
    .where('meeting_id', '=', id)
    .execute();
  return countRoster(lines as unknown as Parameters<typeof countRoster>[0]);
}

/** A line that is put right after the meeting changes how many came. */
async function count(tx: Db, meeting: store.Meeting): Promise<void> {
  const counted = await rosterCount(tx, meeting);
  if (counted.present === 0) throw new Refusal('conflict', 'collaboration.nobody-came');
  await store.nextVersion(tx, meeting, meeting.version, counted);
}

async function isSeen(tx: Db, region: string, id: string): Promise<boolean> {
  const { rows } = await sql`select from identity.v_person where region = ${region} and id = ${id}::uuid`.execute(tx);
  return rows.length > 0;
}
