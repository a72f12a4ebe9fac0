import { sql } from 'kysely';
import { z } from 'zod';
import { CITY, holds } from '#core/identity/actor.ts';
import { command } from '#server/platform/command.ts';
import { asTable, inBulk } from '#server/platform/database/bulk.ts';
import { initialsOf } from '#server/platform/pinyin.ts';
import type { World } from '../world.ts';

const Meetings = z.custom<Pick<World, 'meetings' | 'given'>>();
const SECRETARY = '演示记录人';

/** 登记演示会议: ten years of meetings, rosters, minutes and tasks at once, under the identifiers of the seed. */
export const enterMeetings = command({
  name: 'collaboration.enter-demonstration-meetings',
  input: Meetings,
  subject: async () => ({ region: CITY }),
  may: (actor) => holds(actor, ['system-admin'], (post) => post.region === CITY) || 'identity.admin-only',

  async run(tx, { meetings, given }, _subject, { actor, now }) {
    await inBulk(
      meetings,
      (meeting) => ({ ...meeting, initials: initialsOf(meeting.title) }),
      async (part) => {
        await sql`insert into collaboration.meeting (region, id, organisation_id, body_id, programme_id, kind, title, initials, on_day, begins, ends, place, agenda, quorum, state, expected, present)
          select region, id, "organisationId", "bodyId", "programmeId", kind, title, initials, "on", '14:00', '15:30', place, agenda, 50, state, expected, present
          from ${asTable(part, 'region text, id uuid, "organisationId" uuid, "bodyId" uuid, "programmeId" text, kind text, title text, initials text, "on" date, place text, agenda jsonb, state text, expected int, present int')} r
          on conflict do nothing`.execute(tx);
        const invitations = part.map(({ region, id, invitation }) => ({ region, meetingId: id, ...invitation }));
        await sql`insert into collaboration.invitation (region, id, meeting_id, way, body_id, organisation_id, post, attends)
          select region, "meetingId", "meetingId", way, "bodyId", "organisationId", post, '出席'
          from ${asTable(invitations, 'region text, "meetingId" uuid, way text, "bodyId" uuid, "organisationId" uuid, post text')} r
          on conflict do nothing`.execute(tx);
        const lines = part.flatMap(({ region, id, on, roster }) =>
          roster.map((line) => ({ region, meetingId: id, on, ...line })),
        );
        await sql`insert into collaboration.attendance (region, meeting_id, person_id, person_region, attends, state, noted, at)
          select region, "meetingId", "personId", "personRegion", '出席', state, case state when '到会' then '扫码' when '缺席' then '未到' else '登记' end, "on" + time '13:55'
          from ${asTable(lines, 'region text, "meetingId" uuid, "personId" uuid, "personRegion" text, state text, "on" date')} r
          on conflict do nothing`.execute(tx);
        const minutes = part.flatMap(({ region, id, on, minutes: kept }) =>
          kept === null ? [] : [{ region, meetingId: id, on, ...kept }],
        );
        await sql`insert into collaboration.minutes (region, meeting_id, edition, revision, body, decisions, state, remarks_until, saved_by, saved_by_name, saved_at, final_on)
          select region, "meetingId", 1, 1, body, decisions, state, until, ${actor.personId}::uuid, ${SECRETARY}, "on" + time '17:00', "finalOn"
          from ${asTable(minutes, 'region text, "meetingId" uuid, "on" date, body text, decisions jsonb, state text, until date, "finalOn" date')} r
          on conflict do nothing`.execute(tx);
      },
    );
    const tasks = given.map((task) => ({ ...task, initials: initialsOf(task.title) }));
    await sql`insert into collaboration.task (region, id, title, initials, detail, origin, origin_region, origin_id, organisation_id, post, asked_region, asked_by, asked_by_name, asked_organisation_id, asked_on, due_day, state, progress, done_on)
      select t.region, t.id, t.title, t.initials, '', '会议', t.region, t."originId", t."organisationId", t.post, t."askedRegion", t."askedBy", n.name, t."organisationId", t."askedOn", t.due, t.state, t.progress, t."doneOn"
      from ${asTable(tasks, 'region text, id uuid, title text, initials text, "originId" uuid, "organisationId" uuid, post text, "askedRegion" text, "askedBy" uuid, "askedOn" date, due date, state text, progress int, "doneOn" date')} t
        join identity.v_person n on n.region = t."askedRegion" and n.id = t."askedBy"
      on conflict do nothing`.execute(tx);
    await sql`insert into collaboration.task_step (region, id, task_id, number, at, person_id, person_name, step, progress, note)
      select t.region, md5(t.id::text || s.number)::uuid, t.id, s.number, s.at, t.asked_by, t.asked_by_name, s.step, s.progress, s.note
      from collaboration.task t cross join lateral (values
        (1, t.asked_on + time '09:00', '交办', 0, '', true),
        (2, t.asked_on + time '16:30', '进展', t.progress, '已部署到各成员校', t.state = 'open'),
        (2, t.done_on + time '15:00', '完成', 100, '已报各成员校核对', t.state <> 'open'),
        (3, t.done_on + time '17:00', '确认', null, '', t.state = 'confirmed')
      ) s (number, at, step, progress, note, happened)
      where s.happened
      on conflict do nothing`.execute(tx);
    return { at: now.toString() };
  },
  record: ({ meetings, given }, { region }) => ({
    subject: { kind: 'meetings', id: 'demonstration' },
    region,
    detail: { meetings: meetings.length, tasks: given.length },
  }),
});
