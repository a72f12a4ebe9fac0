import { z } from 'zod';
import { File, route } from './route.ts';
import { id, nothing, onDay, page, paging, regionCode } from './values.ts';

/** The shape of every refusal and fault. */
export const Problem = z.object({
  code: z.string(),
  message: z.string(),
  detail: z.record(z.string(), z.unknown()),
});

export const platformRoutes = {
  health: route({
    method: 'GET',
    path: '/api/health',
    audience: 'anyone',
    data: 'public',
    summary: '运行状况',
    input: nothing,
    output: z.object({
      status: z.enum(['ok', 'unavailable']),
      version: z.string(),
      database: z.object({ kind: z.enum(['embedded', 'server']), version: z.string(), durable: z.boolean() }),
      migrations: z.object({ applied: z.number().int(), latest: z.string() }),
    }),
  }),
  attach: route({
    method: 'POST',
    path: '/api/files',
    audience: 'signed-in',
    data: 'personal',
    summary: '上传附件（按内容识别类型）',
    upload: { maxBytes: 20 * 1024 * 1024, types: ['application/octet-stream'] },
    input: z.strictObject({ name: z.string().min(1).max(200), region: regionCode }),
    output: z.object({ id: z.uuid(), name: z.string(), type: z.string(), size: z.number().int() }),
  }),
  file: route({
    method: 'GET',
    path: '/api/files/:region/:id',
    audience: 'signed-in',
    data: 'personal',
    summary: '下载附件',
    answers: 'file',
    input: z.strictObject({ region: regionCode, id }),
    output: File,
  }),
  audit: route({
    method: 'GET',
    path: '/api/audit',
    audience: 'signed-in',
    data: 'personal',
    summary: '审计记录',
    input: z.strictObject({
      ...paging,
      action: z.string().max(60).optional(),
      from: onDay,
      to: onDay,
    }),
    output: page(
      z.object({
        id: z.uuid(),
        at: z.string(),
        actor: z.string(),
        action: z.string(),
        subject: z.string(),
        detail: z.string(),
      }),
    ).extend({
      /** What the subjects and details on this page are called, by id; what the reader may not see is not named. */
      names: z.record(z.string(), z.string()),
    }),
  }),
};
