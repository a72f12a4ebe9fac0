import { z } from 'zod';
import { OFFICES, POST_KINDS } from '#core/identity/post.ts';
import { STAGES } from '#core/programmes/vocabulary.ts';
import { File, route } from './route.ts';
import { allowed, dayText, done, id, list, nothing, onDay, page, paging, regionCode, search, text } from './values.ts';

export const postKind = z.enum(Object.keys(POST_KINDS) as [keyof typeof POST_KINDS]);
export const office = z.enum(OFFICES);

const Held = z.object({
  id: z.uuid(),
  kind: postKind,
  organisationId: z.uuid(),
  organisationName: z.string(),
  organisationKind: z.enum(['commission', 'bureau', 'academy', 'alliance', 'school']),
  region: z.string(),
  office: z.string().nullable(),
});

/** Who is signed in, and what the frame needs to draw itself. */
export const Me = z.object({
  personId: z.uuid(),
  /** With the id, the address of the person's own entry. */
  region: z.string(),
  name: z.string(),
  posts: z.array(Held),
  /** Places the top bar's switcher offers: `310000`, a district code, or `alliance:…`, `school:…`. */
  places: z.array(
    z.object({ at: z.string(), name: z.string(), kind: z.enum(['city', 'district', 'alliance', 'school']) }),
  ),
  /** What the navigation opens. */
  opens: z.object({
    people: z.boolean(),
    programmes: z.boolean(),
    exchange: z.boolean(),
    calendar: z.boolean(),
    audit: z.boolean(),
  }),
  secondFactor: z.enum(['none', 'needed', 'set', 'passed']),
  mustChangePassword: z.boolean(),
  demonstration: z.boolean(),
  today: z.string(),
});

const PersonRow = z.object({
  id: z.uuid(),
  region: z.string(),
  name: z.string(),
  staffNo: z.string().nullable(),
  organisationId: z.uuid(),
  organisationName: z.string(),
  subject: z.string().nullable(),
  stage: z.string().nullable(),
  /** Posts held on the day, in words. */
  posts: z.array(z.string()),
  titles: z.array(z.string()),
});

const PersonPost = z.object({
  id: z.uuid(),
  kind: postKind,
  organisationId: z.uuid(),
  organisationName: z.string(),
  office: z.string().nullable(),
  from: z.string(),
  to: z.string().nullable(),
});
const PersonTitle = z.object({
  id: z.uuid(),
  title: z.string(),
  category: z.string(),
  level: z.string().nullable(),
  subject: z.string().nullable(),
  from: z.string(),
  to: z.string().nullable(),
});
const PersonSeat = z.object({
  id: z.uuid(),
  bodyId: z.uuid(),
  bodyName: z.string(),
  role: z.string(),
  from: z.string(),
  to: z.string().nullable(),
});

export const Person = z.object({
  id: z.uuid(),
  region: z.string(),
  name: z.string(),
  staffNo: z.string().nullable(),
  organisationId: z.uuid(),
  organisationName: z.string(),
  subject: z.string().nullable(),
  stage: z.string().nullable(),
  /** Present only for those who may see how to reach the person. */
  phone: z.string().nullable(),
  email: z.string().nullable(),
  login: z.string().nullable(),
  suspended: z.boolean(),
  posts: z.array(PersonPost),
  titles: z.array(PersonTitle),
  seats: z.array(PersonSeat),
  can: z.object({ edit: allowed, appoint: allowed, award: allowed, account: allowed }),
});

export const personFields = {
  name: text(40),
  staffNo: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{4,20}$/, '工号为 4–20 位字母或数字')
    .nullable(),
  subject: text(20).nullable(),
  stage: z.enum(STAGES).nullable(),
  phone: z
    .string()
    .trim()
    .regex(/^[0-9+ -]{5,20}$/, '电话号码格式不正确')
    .nullable(),
  email: z.email('邮箱格式不正确').max(100).nullable(),
};

const personFilters = {
  search,
  region: regionCode.optional(),
  organisation: id.optional(),
  post: list(postKind),
  title: z.string().max(30).optional(),
  on: onDay,
};

export const password = z.string().min(1, '请输入口令').max(200);

export const identityRoutes = {
  me: route({
    method: 'GET',
    path: '/api/me',
    audience: 'signed-in',
    data: 'personal',
    summary: '当前登录人、岗位和可到之处',
    input: nothing,
    output: Me,
  }),
  signInPage: route({
    method: 'GET',
    path: '/api/sign-in',
    audience: 'anyone',
    data: 'public',
    summary: '登录页：是否为演示环境，以及演示人员',
    input: nothing,
    output: z.object({
      demonstration: z.boolean(),
      people: z.array(
        z.object({
          personId: z.uuid(),
          region: z.string(),
          name: z.string(),
          post: z.string(),
          place: z.string(),
          group: z.string(),
        }),
      ),
    }),
  }),
  signIn: route({
    method: 'POST',
    path: '/api/sign-in',
    audience: 'anyone',
    data: 'personal',
    summary: '用账号和口令登录',
    input: z.strictObject({
      login: z.string().trim().min(1, '请输入账号').max(60),
      password,
      code: z
        .string()
        .regex(/^\d{6}$/, '验证码为 6 位数字')
        .optional(),
    }),
    output: z.object({ next: z.enum(['in', 'code', 'enrol']) }),
  }),
  signInAs: route({
    method: 'POST',
    path: '/api/sign-in/demonstration',
    audience: 'anyone',
    data: 'personal',
    summary: '以演示人员身份登录（仅演示环境）',
    input: z.strictObject({ personId: id, region: regionCode }),
    output: nothing,
  }),
  signOut: route({
    method: 'POST',
    path: '/api/sign-out',
    audience: 'signed-in',
    data: 'personal',
    summary: '退出登录',
    input: z.strictObject({ everywhere: z.boolean().default(false) }),
    output: nothing,
  }),
  sessions: route({
    method: 'GET',
    path: '/api/me/sessions',
    audience: 'signed-in',
    data: 'personal',
    summary: '我的登录设备',
    input: nothing,
    output: z.array(
      z.object({
        id: z.uuid(),
        startedAt: z.string(),
        lastSeenAt: z.string(),
        device: z.string(),
        current: z.boolean(),
      }),
    ),
  }),
  changePassword: route({
    method: 'POST',
    path: '/api/me/password',
    audience: 'signed-in',
    data: 'personal',
    summary: '修改口令',
    input: z.strictObject({ current: password, next: password }),
    output: nothing,
  }),
  beginSecondFactor: route({
    method: 'POST',
    path: '/api/me/second-factor',
    audience: 'signed-in',
    data: 'personal',
    summary: '绑定动态口令：取得密钥',
    input: nothing,
    output: z.object({ secret: z.string(), uri: z.string(), picture: z.string() }),
  }),
  confirmSecondFactor: route({
    method: 'POST',
    path: '/api/me/second-factor/confirm',
    audience: 'signed-in',
    data: 'personal',
    summary: '绑定动态口令：以一次验证码确认',
    input: z.strictObject({ code: z.string().regex(/^\d{6}$/, '验证码为 6 位数字') }),
    output: nothing,
  }),

  people: route({
    method: 'GET',
    path: '/api/people',
    audience: 'signed-in',
    data: 'personal',
    summary: '人员名册',
    input: z.strictObject({ ...personFilters, ...paging }),
    output: page(PersonRow).extend({ can: z.object({ register: allowed }) }),
  }),
  peopleWorkbook: route({
    method: 'GET',
    path: '/api/people/workbook',
    audience: 'signed-in',
    data: 'personal',
    summary: '按筛选条件导出人员名册（.xlsx）',
    answers: 'file',
    input: z.strictObject(personFilters),
    output: File,
  }),
  person: route({
    method: 'GET',
    path: '/api/people/:region/:id',
    audience: 'signed-in',
    data: 'personal',
    summary: '一位人员：岗位、称号、任职',
    input: z.strictObject({ region: regionCode, id }),
    output: Person,
  }),
  registerPerson: route({
    method: 'POST',
    path: '/api/people',
    audience: 'signed-in',
    data: 'personal',
    summary: '登记人员',
    input: z.strictObject({
      ...personFields,
      organisationId: id,
      post: postKind,
      office: office.nullable().default(null),
      from: dayText,
    }),
    output: z.object({ id: z.uuid(), region: z.string() }),
  }),
  correctPerson: route({
    method: 'POST',
    path: '/api/people/:region/:id',
    audience: 'signed-in',
    data: 'personal',
    summary: '更正人员信息',
    input: z.strictObject({ region: regionCode, id, ...personFields }),
    output: done,
  }),
  appoint: route({
    method: 'POST',
    path: '/api/people/:region/:id/posts',
    audience: 'signed-in',
    data: 'personal',
    summary: '任命岗位',
    input: z.strictObject({
      region: regionCode,
      id,
      kind: postKind,
      organisationId: id,
      office: office.nullable().default(null),
      from: dayText,
      to: dayText.nullable().default(null),
    }),
    output: done,
  }),
  endPost: route({
    method: 'POST',
    path: '/api/posts/:region/:id/end',
    audience: 'signed-in',
    data: 'personal',
    summary: '卸任岗位',
    input: z.strictObject({ region: regionCode, id, to: dayText }),
    output: done,
  }),
  titleKinds: route({
    method: 'GET',
    path: '/api/titles',
    audience: 'signed-in',
    data: 'internal',
    summary: '称号目录',
    input: nothing,
    output: z.array(z.object({ id: z.uuid(), name: z.string(), category: z.string(), level: z.string().nullable() })),
  }),
  award: route({
    method: 'POST',
    path: '/api/people/:region/:id/titles',
    audience: 'signed-in',
    data: 'personal',
    summary: '授予称号',
    input: z.strictObject({
      region: regionCode,
      id,
      titleId: id,
      subject: text(20).nullable().default(null),
      from: dayText,
      to: dayText.nullable().default(null),
    }),
    output: done,
  }),
  endTitle: route({
    method: 'POST',
    path: '/api/people/titles/:region/:id/end',
    audience: 'signed-in',
    data: 'personal',
    summary: '称号期满或取消',
    input: z.strictObject({ region: regionCode, id, to: dayText }),
    output: done,
  }),
  openAccount: route({
    method: 'POST',
    path: '/api/people/:region/:id/account',
    audience: 'signed-in',
    data: 'personal',
    summary: '开通账号或重置口令；返回一次性初始口令',
    input: z.strictObject({
      region: regionCode,
      id,
      login: z
        .string()
        .trim()
        .regex(/^[0-9A-Za-z_.@-]{4,40}$/, '账号为 4–40 位字母、数字或 . _ - @'),
    }),
    output: z.object({ password: z.string() }),
  }),
  suspend: route({
    method: 'POST',
    path: '/api/people/:region/:id/suspend',
    audience: 'signed-in',
    data: 'personal',
    summary: '停用或恢复账号，立即生效',
    input: z.strictObject({ region: regionCode, id, suspended: z.boolean() }),
    output: nothing,
  }),
  takeSeat: route({
    method: 'POST',
    path: '/api/bodies/:bodyId/seats',
    audience: 'signed-in',
    data: 'personal',
    summary: '任命机构成员',
    input: z.strictObject({
      bodyId: id,
      region: regionCode,
      personId: id,
      role: text(20),
      from: dayText,
      to: dayText.nullable().default(null),
    }),
    output: done,
  }),
  leaveSeat: route({
    method: 'POST',
    path: '/api/seats/:region/:id/end',
    audience: 'signed-in',
    data: 'personal',
    summary: '卸任机构成员',
    input: z.strictObject({ region: regionCode, id, to: dayText }),
    output: done,
  }),
  bodySeats: route({
    method: 'GET',
    path: '/api/bodies/:bodyId/seats',
    audience: 'signed-in',
    data: 'personal',
    summary: '机构成员（含历任）',
    input: z.strictObject({ bodyId: id }),
    output: z.object({
      seats: z.array(
        z.object({
          id: z.uuid(),
          region: z.string(),
          personId: z.uuid(),
          personName: z.string(),
          role: z.string(),
          from: z.string(),
          to: z.string().nullable(),
        }),
      ),
      can: z.object({ appoint: allowed }),
    }),
  }),
  organisationPeople: route({
    method: 'GET',
    path: '/api/organisations/:id/leaders',
    audience: 'signed-in',
    data: 'personal',
    summary: '单位负责人（含历任）',
    input: z.strictObject({ id, on: onDay }),
    output: z.array(
      z.object({
        personId: z.uuid(),
        region: z.string(),
        name: z.string(),
        post: postKind,
        office: z.string().nullable(),
        from: z.string(),
        to: z.string().nullable(),
      }),
    ),
  }),
};
