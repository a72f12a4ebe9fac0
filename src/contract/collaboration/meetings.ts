import { z } from 'zod';
import { ATTENDS, INVITATION_WAYS, MEETING_STATES, NOTED } from '#core/collaboration/meeting.ts';
import { route } from '../route.ts';
import { allowed, dayText, done, id, nothing, page, paging, regionCode, text, whole } from '../values.ts';
import { attendance, attendanceRoutes } from './attendance.ts';
import { Minutes, minutesRoutes } from './minutes.ts';
import { clockTime, keyed, minutesState, organisationKind, postKind } from './terms.ts';

const meetingState = keyed(MEETING_STATES);
const attends = z.enum(ATTENDS);

export const AgendaItem = z.strictObject({
  item: text(100),
  minutes: whole(1, 600).nullable().default(null),
  speaker: text(40).nullable().default(null),
});

/** Who is asked to come. Posts are resolved for the day of the meeting. */
export const Invitation = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('seats'), bodyId: id, attends: attends.default('出席') }),
  z.strictObject({
    way: z.literal('post'),
    organisationId: id,
    post: postKind,
    office: text(20).nullable().default(null),
    attends: attends.default('出席'),
  }),
  z.strictObject({
    way: z.literal('member-posts'),
    organisationId: id,
    post: postKind,
    attends: attends.default('出席'),
  }),
  z.strictObject({
    way: z.literal('person'),
    personRegion: regionCode,
    personId: id,
    attends: attends.default('出席'),
  }),
]);

const plan = {
  kind: text(20),
  title: text(60),
  begins: clockTime,
  ends: clockTime,
  place: text(60),
  agenda: z.array(AgendaItem).max(40).default([]),
  invitations: z.array(Invitation).min(1, '请至少邀请一方').max(40),
  secretary: z.strictObject({ region: regionCode, personId: id }).nullable().default(null),
  quorum: whole(1, 100).default(50),
  programmeId: text(80).nullable().default(null),
};

const MeetingRow = z.object({
  id: z.uuid(),
  region: z.string(),
  kind: z.string(),
  title: z.string(),
  on: z.string(),
  begins: z.string(),
  ends: z.string(),
  place: z.string(),
  organisationId: z.uuid(),
  organisationName: z.string(),
  organisationKind,
  bodyId: z.uuid().nullable(),
  bodyName: z.string().nullable(),
  state: meetingState,
  minutes: minutesState.nullable(),
  /** Whether enough of those expected came; `null` until the roster is closed. */
  quorate: z.boolean().nullable(),
  /** Counts towards duties: enough people came and the minutes are final. */
  counts: z.boolean(),
});

const RosterLine = z.object({
  personRegion: z.string(),
  personId: z.uuid(),
  name: z.string(),
  /** What the person is invited as, e.g. 校长 or 组长; empty for who came without invitation. */
  duty: z.string(),
  organisation: z.string(),
  attends,
  state: attendance.nullable(),
  noted: z.enum(NOTED).nullable(),
  at: z.string().nullable(),
});

const Paper = z.object({
  id: z.uuid(),
  part: z.string(),
  file: z.object({ region: z.string(), id: z.uuid(), name: z.string(), size: z.number() }),
});

const InvitationShown = z.object({
  id: z.uuid(),
  way: z.enum(INVITATION_WAYS),
  /** In words, e.g. “各成员校校长” or “领导小组成员”. */
  words: z.string(),
  attends,
  bodyId: z.uuid().nullable(),
  organisationId: z.uuid().nullable(),
  organisationName: z.string().nullable(),
  post: postKind.nullable(),
  office: z.string().nullable(),
  personRegion: z.string().nullable(),
  personId: z.uuid().nullable(),
});

const Meeting = MeetingRow.extend({
  programmeId: z.string().nullable(),
  agenda: z.array(z.object({ item: z.string(), minutes: z.number().nullable(), speaker: z.string().nullable() })),
  invitations: z.array(InvitationShown),
  roster: z.array(RosterLine),
  papers: z.array(Paper),
  secretary: z.object({ region: z.string(), personId: z.uuid(), name: z.string() }).nullable(),
  quorum: z.number().int(),
  expected: z.number().int().nullable(),
  present: z.number().int().nullable(),
  reason: z.string().nullable(),
  version: z.number().int(),
  /** Every edition, the latest first. */
  editions: z.array(Minutes),
  /** The caller's own place in the meeting. */
  mine: z.object({ invited: z.boolean(), state: attendance.nullable() }),
  can: z.object({
    revise: allowed,
    move: allowed,
    cancel: allowed,
    mark: allowed,
    close: allowed,
    write: allowed,
    circulate: allowed,
    remark: allowed,
    finalise: allowed,
    correct: allowed,
    attach: allowed,
  }),
});

const key = { region: regionCode, id };

export const meetingRoutes = {
  meetings: route({
    method: 'GET',
    path: '/api/meetings',
    audience: 'signed-in',
    data: 'internal',
    summary: '会议（本人所及范围）',
    input: z.strictObject({
      ...paging,
      region: regionCode.optional(),
      organisation: id.optional(),
      body: id.optional(),
      kind: text(20).optional(),
      state: meetingState.optional(),
      /** Only those the caller is invited to or keeps the minutes of. */
      mine: z.literal('yes').optional(),
      from: dayText.optional(),
      to: dayText.optional(),
    }),
    output: page(MeetingRow).extend({
      kinds: z.array(z.string()),
      can: z.object({ convene: allowed, addKind: allowed }),
    }),
  }),
  meeting: route({
    method: 'GET',
    path: '/api/meetings/:region/:id',
    audience: 'signed-in',
    data: 'personal',
    summary: '一次会议：议程、邀请与到会、材料、纪要',
    input: z.strictObject(key),
    output: Meeting,
  }),
  conveners: route({
    method: 'GET',
    path: '/api/meetings/conveners',
    audience: 'signed-in',
    data: 'internal',
    summary: '本人可以召集会议的单位与机构',
    input: z.strictObject({ search: z.string().max(50).optional(), organisation: id.optional() }),
    output: z.array(
      z.object({
        organisationId: z.uuid(),
        organisationName: z.string(),
        organisationKind,
        region: z.string(),
        bodies: z.array(
          z.object({ id: z.uuid(), name: z.string(), kind: z.string(), programmeId: z.string().nullable() }),
        ),
      }),
    ),
  }),
  addMeetingKind: route({
    method: 'POST',
    path: '/api/meetings/kinds',
    audience: 'signed-in',
    data: 'internal',
    summary: '增设会议类别',
    input: z.strictObject({ name: text(20) }),
    output: nothing,
  }),
  planMeeting: route({
    method: 'POST',
    path: '/api/meetings',
    audience: 'signed-in',
    data: 'personal',
    summary: '召集会议；可按月排出一个学期或学年的系列',
    input: z.strictObject({
      organisationId: id,
      bodyId: id.nullable().default(null),
      ...plan,
      on: dayText,
      series: z
        .strictObject({ until: dayText, week: whole(1, 5), weekday: whole(1, 7) })
        .nullable()
        .default(null),
    }),
    output: z.object({ region: z.string(), ids: z.array(z.uuid()) }),
  }),
  reviseMeeting: route({
    method: 'POST',
    path: '/api/meetings/:region/:id/revise',
    audience: 'signed-in',
    data: 'personal',
    summary: '修改会议安排',
    input: z.strictObject({ ...key, version: z.number().int(), ...plan }),
    output: done,
  }),
  moveMeeting: route({
    method: 'POST',
    path: '/api/meetings/:region/:id/move',
    audience: 'signed-in',
    data: 'internal',
    summary: '改期；已召开的更正日期并写明原因',
    input: z.strictObject({
      ...key,
      version: z.number().int(),
      on: dayText,
      begins: clockTime,
      ends: clockTime,
      reason: text(200).nullable().default(null),
    }),
    output: done,
  }),
  cancelMeeting: route({
    method: 'POST',
    path: '/api/meetings/:region/:id/cancel',
    audience: 'signed-in',
    data: 'internal',
    summary: '取消会议',
    input: z.strictObject({ ...key, reason: text(200) }),
    output: done,
  }),
  attachPaper: route({
    method: 'POST',
    path: '/api/meetings/:region/:id/papers',
    audience: 'signed-in',
    data: 'personal',
    summary: '添加会议材料（先上传附件）',
    input: z.strictObject({ ...key, part: text(100).nullable().default(null), fileRegion: regionCode, fileId: id }),
    output: done,
  }),
  removePaper: route({
    method: 'POST',
    path: '/api/meetings/:region/:id/papers/:paperId/remove',
    audience: 'signed-in',
    data: 'personal',
    summary: '移除会议材料',
    input: z.strictObject({ ...key, paperId: id }),
    output: done,
  }),
  ...attendanceRoutes,
  ...minutesRoutes,
};
