import { z } from 'zod';
import { OFFICES } from '#core/identity/post.ts';
import { NOTICE_KINDS } from '#core/workspace/notice.ts';
import { MAIL_WAYS } from '#core/workspace/preference.ts';
import { VENDORS } from '#core/workspace/robot.ts';
import { DELIVERY_STATES } from '#core/workspace/trying.ts';
import { File, route } from './route.ts';
import { allowed, dayText, done, id, list, nothing, page, paging, regionCode, text, whole } from './values.ts';
import { searchRoutes } from './workspace-search.ts';

const Todo = z.object({
  key: z.string(),
  kind: z.string(),
  title: z.string(),
  detail: z.string(),
  act: z.string(),
  to: z.string(),
  due: z.string().nullable(),
  overdue: z.boolean(),
});

const Appointment = z.object({
  key: z.string(),
  kind: z.string(),
  title: z.string(),
  place: z.string().nullable(),
  on: z.string(),
  /** Shanghai's time of day, `14:00`; both absent: all day. */
  begins: z.string().nullable(),
  ends: z.string().nullable(),
  to: z.string(),
  cancelled: z.boolean(),
});

const Happening = z.object({
  key: z.string(),
  kind: z.string(),
  /** Of whom it is told. */
  of: z.string(),
  title: z.string(),
  on: z.string(),
  to: z.string(),
});

const Notice = z.object({
  id: z.uuid(),
  region: z.string(),
  kind: z.string(),
  title: z.string(),
  body: z.string(),
  to: z.string(),
  at: z.string(),
  read: z.boolean(),
});
const Latest = z.object({ unread: z.number().int(), rows: z.array(Notice) });

const ways = z.enum(Object.keys(MAIL_WAYS) as [keyof typeof MAIL_WAYS]);
const noticeKind = z.enum(NOTICE_KINDS);
const vendor = z.enum(Object.keys(VENDORS) as [keyof typeof VENDORS]);
const deliveryState = z.enum(Object.keys(DELIVERY_STATES) as [keyof typeof DELIVERY_STATES]);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间应写作 21:00');

/** What did not get through yet, or no longer will. */
const Delivery = z.object({
  region: z.string(),
  id: z.uuid(),
  title: z.string(),
  state: deliveryState,
  at: z.string(),
  tries: z.number().int(),
  reason: z.string().nullable(),
  /** When it is tried next; absent once it is out or given up. */
  next: z.string().nullable(),
  can: z.object({ again: allowed }),
});

const Preference = {
  mail: z.strictObject(
    Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, ways])) as Record<(typeof NOTICE_KINDS)[number], typeof ways>,
  ),
  digestHour: whole(0, 23),
  quiet: z.strictObject({ from: time, to: time }).nullable(),
};

const Robot = z.object({
  region: z.string(),
  id: z.uuid(),
  organisationId: z.uuid(),
  organisationName: z.string(),
  office: z.string().nullable(),
  name: z.string(),
  vendor,
  hint: z.string(),
  kinds: z.array(noticeKind),
  madeAt: z.string(),
  madeByName: z.string(),
  /** The latest messages, failed ones first. */
  deliveries: z.array(Delivery),
});

const robotFields = {
  name: text(30),
  kinds: z.array(noticeKind).min(1, '请至少选择一类通知').max(NOTICE_KINDS.length),
};
const theRobot = { region: regionCode, id };

export const workspaceRoutes = {
  ...searchRoutes,
  desk: route({
    method: 'GET',
    path: '/api/workspace',
    audience: 'signed-in',
    data: 'personal',
    summary: '我的工作台：待办、两周日程与关注的动态',
    /** `from`: a day of the first week shown; absent: this week. */
    input: z.strictObject({ from: dayText.optional() }),
    output: z.object({
      today: z.string(),
      todos: z.object({ total: z.number().int(), overdue: z.number().int(), rows: z.array(Todo) }),
      agenda: z.object({ from: z.string(), to: z.string(), rows: z.array(Appointment) }),
      followed: z.number().int(),
      happenings: z.array(Happening),
    }),
  }),
  todos: route({
    method: 'GET',
    path: '/api/workspace/todos',
    audience: 'signed-in',
    data: 'personal',
    summary: '我的全部待办，急的在前',
    input: z.strictObject({
      page: paging.page,
      size: paging.size,
      kind: list(z.string().max(20)),
      overdue: z.enum(['only']).optional(),
    }),
    output: page(Todo).extend({
      overdue: z.number().int(),
      /** What kinds there are, for the filter. */
      kinds: z.array(z.string()),
    }),
  }),
  notices: route({
    method: 'GET',
    path: '/api/workspace/notices',
    audience: 'signed-in',
    data: 'personal',
    summary: '我的通知，最近的在前',
    input: z.strictObject({
      page: paging.page,
      size: paging.size,
      kind: list(noticeKind),
      unread: z.enum(['only']).optional(),
    }),
    output: page(Notice).extend({ unread: z.number().int() }),
  }),
  latestNotices: route({
    method: 'GET',
    path: '/api/workspace/notices/latest',
    audience: 'signed-in',
    data: 'personal',
    summary: '未读条数与最近的通知，未读的在前',
    input: nothing,
    output: Latest,
  }),
  liveNotices: route({
    method: 'GET',
    path: '/api/workspace/notices/live',
    audience: 'signed-in',
    data: 'personal',
    summary: '未读条数与最近的通知，有变化即推送',
    answers: 'events',
    input: nothing,
    output: Latest,
  }),
  readNotices: route({
    method: 'POST',
    path: '/api/workspace/notices/read',
    audience: 'signed-in',
    data: 'personal',
    summary: '把通知标为已读；不指明则全部',
    input: z.strictObject({ ids: z.array(id).min(1).max(100).optional() }),
    output: z.object({ read: z.number().int() }),
  }),
  preferences: route({
    method: 'GET',
    path: '/api/workspace/preferences',
    audience: 'signed-in',
    data: 'personal',
    summary: '我的通知设置、日历订阅与没有送达的邮件',
    input: nothing,
    output: z.object({
      ...Preference,
      /** The address letters go to. */
      email: z.string().nullable(),
      calendar: z.object({ madeAt: z.string().nullable() }),
      unsent: z.array(Delivery),
      /** Places for whose groups the person may set up robots. */
      charges: z.number().int(),
      can: z.object({ mail: allowed }),
    }),
  }),
  choose: route({
    method: 'POST',
    path: '/api/workspace/preferences',
    audience: 'signed-in',
    data: 'personal',
    summary: '选择通知怎样送达',
    input: z.strictObject(Preference),
    output: nothing,
  }),
  followed: route({
    method: 'GET',
    path: '/api/workspace/followed',
    audience: 'signed-in',
    data: 'personal',
    summary: '我关注的单位与行动计划',
    input: nothing,
    output: z.array(
      z.object({
        id: z.uuid(),
        organisationId: z.uuid().nullable(),
        programmeId: z.string().nullable(),
        name: z.string(),
        kind: z.enum(['commission', 'bureau', 'academy', 'alliance', 'school']).nullable(),
      }),
    ),
  }),
  follow: route({
    method: 'POST',
    path: '/api/workspace/followed',
    audience: 'signed-in',
    data: 'personal',
    summary: '关注一个单位或行动计划',
    input: z.strictObject({ organisationId: id.optional(), programmeId: z.string().min(1).max(80).optional() }),
    output: done,
  }),
  unfollow: route({
    method: 'POST',
    path: '/api/workspace/followed/:id/end',
    audience: 'signed-in',
    data: 'personal',
    summary: '取消关注',
    input: z.strictObject({ id }),
    output: done,
  }),
  makeCalendarAddress: route({
    method: 'POST',
    path: '/api/workspace/calendar-address',
    audience: 'signed-in',
    data: 'personal',
    summary: '取得日历订阅地址；原来的同时作废',
    input: nothing,
    output: z.object({ path: z.string() }),
  }),
  revokeCalendarAddress: route({
    method: 'POST',
    path: '/api/workspace/calendar-address/revoke',
    audience: 'signed-in',
    data: 'personal',
    summary: '作废日历订阅地址',
    input: nothing,
    output: nothing,
  }),
  calendarFeed: route({
    method: 'GET',
    path: '/api/calendar-feed/:token',
    audience: 'anyone',
    data: 'personal',
    summary: '凭订阅地址读取日程（iCalendar）',
    answers: 'file',
    input: z.strictObject({ token: z.string().regex(/^[\w-]{43}(\.ics)?$/, '订阅地址不完整') }),
    output: File,
  }),
  sendAgain: route({
    method: 'POST',
    path: '/api/workspace/deliveries/:region/:id/again',
    audience: 'signed-in',
    data: 'personal',
    summary: '再试一次没有送达的邮件或群消息',
    input: z.strictObject({ region: regionCode, id }),
    output: done,
  }),
  robots: route({
    method: 'GET',
    path: '/api/workspace/robots',
    audience: 'signed-in',
    data: 'internal',
    summary: '我负责的单位或科室的群机器人',
    input: nothing,
    output: z.object({
      charges: z.array(
        z.object({ organisationId: z.uuid(), organisationName: z.string(), office: z.enum(OFFICES).nullable() }),
      ),
      robots: z.array(Robot),
      can: z.object({ add: allowed }),
    }),
  }),
  addRobot: route({
    method: 'POST',
    path: '/api/workspace/robots',
    audience: 'signed-in',
    data: 'internal',
    summary: '为单位或科室的群设置机器人',
    input: z.strictObject({
      organisationId: id,
      office: z.enum(OFFICES).nullable(),
      vendor,
      address: z.string().trim().min(1).max(500),
      secret: z.string().trim().min(1).max(200).nullable(),
      ...robotFields,
    }),
    output: z.object({ region: z.string(), id: z.uuid() }),
  }),
  changeRobot: route({
    method: 'POST',
    path: '/api/workspace/robots/:region/:id',
    audience: 'signed-in',
    data: 'internal',
    summary: '修改机器人的名称与接收的通知',
    input: z.strictObject({ ...theRobot, ...robotFields }),
    output: done,
  }),
  tryRobot: route({
    method: 'POST',
    path: '/api/workspace/robots/:region/:id/try',
    audience: 'signed-in',
    data: 'internal',
    summary: '发一条试验消息到群里',
    input: z.strictObject(theRobot),
    output: done,
  }),
  removeRobot: route({
    method: 'POST',
    path: '/api/workspace/robots/:region/:id/remove',
    audience: 'signed-in',
    data: 'internal',
    summary: '撤掉机器人，连同它的地址',
    input: z.strictObject(theRobot),
    output: done,
  }),
};
