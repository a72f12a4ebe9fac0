import { z } from 'zod';
import { route } from '../route.ts';
import { allowed, nothing, whole } from '../values.ts';
import { Head, TargetCard } from './cockpit.ts';
import { programmeId } from './terms.ts';

const Problem = z.object({
  line: z.number().int(),
  column: z.number().int(),
  path: z.string(),
  message: z.string(),
  severity: z.enum(['error', 'warning']),
});
const Change = z.object({
  part: z.string(),
  id: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

export const publishingRoutes = {
  published: route({
    method: 'GET',
    path: '/api/programmes',
    audience: 'signed-in',
    data: 'internal',
    summary: '已发布的行动计划及其版本',
    input: nothing,
    output: z.object({
      programmes: z.array(
        Head.extend({
          versions: z.array(z.object({ version: z.number().int(), publishedAt: z.string(), publishedBy: z.string() })),
        }),
      ),
      can: z.object({ publish: allowed }),
    }),
  }),
  definition: route({
    method: 'GET',
    path: '/api/programmes/:id/versions/:version',
    audience: 'signed-in',
    data: 'internal',
    summary: '一个版本的定义原文',
    input: z.strictObject({ id: programmeId, version: whole(1, 1_000_000) }),
    output: z.object({ id: z.string(), version: z.number().int(), yaml: z.string() }),
  }),
  difference: route({
    method: 'GET',
    path: '/api/programmes/:id/difference',
    audience: 'signed-in',
    data: 'internal',
    summary: '两个版本的差异',
    input: z.strictObject({
      id: programmeId,
      from: whole(1, 1_000_000),
      to: whole(1, 1_000_000),
    }),
    output: z.array(Change),
  }),
  check: route({
    method: 'POST',
    path: '/api/programmes/check',
    audience: 'signed-in',
    data: 'internal',
    summary: '检查一份定义，并以今日数据预览',
    input: z.strictObject({ yaml: z.string().max(1_000_000) }),
    output: z.object({
      problems: z.array(Problem),
      preview: z
        .strictObject({
          programme: Head,
          targets: z.array(TargetCard),
          changes: z.array(Change),
          previous: z.number().int().nullable(),
          publish: allowed,
        })
        .nullable(),
    }),
  }),
  publish: route({
    method: 'POST',
    path: '/api/programmes',
    audience: 'signed-in',
    data: 'internal',
    summary: '发布一个版本',
    input: z.strictObject({ yaml: z.string().max(1_000_000) }),
    output: z.object({ id: z.string(), version: z.number().int() }),
  }),
};
