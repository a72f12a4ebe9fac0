import { z } from 'zod';
import { LEVELS } from '#core/programmes/vocabulary.ts';
import { route } from '../route.ts';
import { allowed, dayText, done, id, onDay, page, paging, regionCode, text } from '../values.ts';

const BodyRow = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.string(),
  level: z.enum(LEVELS),
  organisationId: z.uuid(),
  organisationName: z.string(),
  region: z.string(),
  programmeId: z.string().nullable(),
  bodyKey: z.string().nullable(),
  from: z.string(),
  to: z.string().nullable(),
});

/** 常用机构类别, offered when a body is established; a programme may name others. */
export const BODY_KINDS = [
  '领导小组',
  '工作小组',
  '项目办公室',
  '专家委员会',
  '专家组',
  '专家小组',
  '专家指导团队',
  '区级专业指导团队',
  '项目组',
  '理事会',
  '学校工作小组',
  '项目学校工作小组',
  '研究机构',
  '牵头机构',
  '跨区域协作共同体',
] as const;

const path = { id };

export const bodyRoutes = {
  bodies: route({
    method: 'GET',
    path: '/api/bodies',
    audience: 'signed-in',
    data: 'internal',
    summary: '领导与专家机构',
    input: z.strictObject({
      ...paging,
      region: regionCode.optional(),
      programme: z.string().max(60).optional(),
      organisation: id.optional(),
      on: onDay,
    }),
    output: page(BodyRow).extend({ can: z.object({ establish: allowed }) }),
  }),
  body: route({
    method: 'GET',
    path: '/api/bodies/:id',
    audience: 'signed-in',
    data: 'internal',
    summary: '一个机构',
    input: z.strictObject(path),
    output: BodyRow.extend({ can: z.object({ abolish: allowed }) }),
  }),
  establishBody: route({
    method: 'POST',
    path: '/api/bodies',
    audience: 'signed-in',
    data: 'internal',
    summary: '建立机构',
    input: z.strictObject({
      name: text(60),
      kind: text(20),
      level: z.enum(LEVELS),
      organisationId: id,
      programmeId: z.string().max(60).nullable().default(null),
      bodyKey: z.string().max(60).nullable().default(null),
      from: dayText,
    }),
    output: done,
  }),
  abolishBody: route({
    method: 'POST',
    path: '/api/bodies/:id/abolish',
    audience: 'signed-in',
    data: 'internal',
    summary: '撤销机构',
    input: z.strictObject({ ...path, on: dayText }),
    output: done,
  }),
};
