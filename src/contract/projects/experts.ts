import { z } from 'zod';
import { EXPERT_TIES } from '#core/projects/seat.ts';
import { route } from '../route.ts';
import { allowed, dayText, done, id, page, paging, prose, regionCode, text } from '../values.ts';

const key = { region: regionCode, id };
const knows = {
  /** 擅长领域, in the words of the guides. */
  fields: z
    .array(text(40))
    .max(20)
    .refine((fields) => new Set(fields).size === fields.length, '领域不能重复'),
  note: prose(1000).default(''),
};

const ExpertRow = z.object({
  region: z.string(),
  id: z.uuid(),
  name: z.string(),
  organisationName: z.string(),
  regionName: z.string(),
  titles: z.array(z.string()),
  fields: z.array(z.string()),
  from: z.string(),
  to: z.string().nullable(),
  /** Cases on the desk in rounds that are open, of those the caller oversees. */
  reading: z.number().int(),
});

const Expert = ExpertRow.extend({
  note: z.string(),
  posts: z.array(
    z.object({ name: z.string(), organisationName: z.string(), from: z.string(), to: z.string().nullable() }),
  ),
  ties: z.array(
    z.object({
      id: z.uuid(),
      organisationId: z.uuid(),
      organisationName: z.string(),
      tie: z.enum(EXPERT_TIES),
      from: z.string(),
      to: z.string().nullable(),
    }),
  ),
  can: z.object({ keep: allowed }),
});

export const expertRoutes = {
  experts: route({
    method: 'GET',
    path: '/api/experts',
    audience: 'signed-in',
    data: 'personal',
    summary: '评审专家库',
    input: z.strictObject({
      ...paging,
      region: regionCode.optional(),
      field: text(40).optional(),
      /** Those whose engagement is over, too. */
      ended: z.literal('yes').optional(),
    }),
    output: page(ExpertRow).extend({
      fields: z.array(z.string()),
      /** Districts that have experts. */
      regions: z.array(z.object({ code: z.string(), name: z.string() })),
      can: z.object({ engage: allowed }),
    }),
  }),
  expert: route({
    method: 'GET',
    path: '/api/experts/:region/:id',
    audience: 'signed-in',
    data: 'personal',
    summary: '一位评审专家：领域、任职经历与回避单位',
    input: z.strictObject(key),
    output: Expert,
  }),
  engageExpert: route({
    method: 'POST',
    path: '/api/experts',
    audience: 'signed-in',
    data: 'personal',
    summary: '聘请评审专家',
    input: z.strictObject({ ...key, ...knows, from: dayText }),
    output: done,
  }),
  reviseExpert: route({
    method: 'POST',
    path: '/api/experts/:region/:id/revise',
    audience: 'signed-in',
    data: 'personal',
    summary: '修改专家的领域和备注',
    input: z.strictObject({ ...key, ...knows }),
    output: done,
  }),
  endExpert: route({
    method: 'POST',
    path: '/api/experts/:region/:id/end',
    audience: 'signed-in',
    data: 'personal',
    summary: '解聘评审专家',
    input: z.strictObject({ ...key, to: dayText }),
    output: done,
  }),
  addExpertTie: route({
    method: 'POST',
    path: '/api/experts/:region/:id/ties',
    audience: 'signed-in',
    data: 'personal',
    summary: '登记专家的任职经历或回避单位',
    input: z.strictObject({
      ...key,
      organisationId: id,
      tie: z.enum(EXPERT_TIES),
      from: dayText,
      to: dayText.nullable(),
    }),
    output: done,
  }),
  removeExpertTie: route({
    method: 'POST',
    path: '/api/experts/:region/:id/ties/:tie/remove',
    audience: 'signed-in',
    data: 'personal',
    summary: '删去专家的任职经历或回避单位',
    input: z.strictObject({ ...key, tie: id }),
    output: done,
  }),
};
