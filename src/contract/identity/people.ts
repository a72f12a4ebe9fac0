import { z } from 'zod';
import { STAGES } from '#core/programmes/vocabulary.ts';
import { File, route } from '../route.ts';
import { allowed, dayText, done, id, list, nothing, onDay, page, paging, regionCode, search, text } from '../values.ts';
import { office, postKind } from './terms.ts';

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

const Person = z.object({
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

const personFields = {
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

export const peopleRoutes = {
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
