import { z } from 'zod';
import { File, route } from './route.ts';
import { allowed, id, list, nothing, regionCode } from './values.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const Fault = z.object({
  sheet: z.string(),
  row: z.number().int(),
  column: z.string(),
  cell: z.string(),
  value: z.string(),
  message: z.string(),
});

const SheetPlan = z.object({
  sheet: z.string(),
  rows: z.number().int(),
  add: z.number().int(),
  change: z.number().int(),
  unchanged: z.number().int(),
  reject: z.number().int(),
  /** The first rows that would be added or changed, in words. */
  examples: z.array(
    z.object({
      row: z.number().int(),
      kind: z.enum(['add', 'change']),
      name: z.string(),
      changes: z.array(z.object({ column: z.string(), before: z.string(), after: z.string() })),
    }),
  ),
});

export const ImportView = z.object({
  id: z.uuid(),
  region: z.string(),
  fileName: z.string(),
  uploadedAt: z.string(),
  uploadedBy: z.string(),
  state: z.enum(['reading', 'ready', 'faulty', 'applying', 'applied', 'discarded', 'failed']),
  progress: z.object({ doing: z.string(), share: z.number() }),
  sheets: z.array(SheetPlan),
  faults: z.object({ total: z.number().int(), rows: z.array(Fault) }),
  message: z.string().nullable(),
  can: z.object({ apply: allowed, discard: allowed }),
});

export const exchangeRoutes = {
  templates: route({
    method: 'GET',
    path: '/api/exchange/templates',
    audience: 'signed-in',
    data: 'internal',
    summary: '数据模板：有哪些工作表、哪些列',
    input: nothing,
    output: z.object({
      sheets: z.array(
        z.object({
          key: z.string(),
          sheet: z.string(),
          about: z.string(),
          columns: z.array(z.object({ head: z.string(), required: z.boolean(), note: z.string() })),
          can: z.object({ import: allowed }),
        }),
      ),
      can: z.object({ export: allowed, import: allowed }),
    }),
  }),
  workbook: route({
    method: 'GET',
    path: '/api/exchange/workbook',
    audience: 'signed-in',
    data: 'personal',
    summary: '下载模板：空白，或填好本辖区现有数据',
    answers: 'file',
    input: z.strictObject({
      filled: z.enum(['yes', 'no']),
      sheet: list(z.string().max(30)),
      region: regionCode.optional(),
    }),
    output: File,
  }),
  upload: route({
    method: 'POST',
    path: '/api/exchange/imports',
    audience: 'signed-in',
    data: 'personal',
    summary: '上传工作簿，得到导入预览',
    upload: { maxBytes: 20 * 1024 * 1024, types: [XLSX] },
    input: z.strictObject({ name: z.string().min(1).max(200) }),
    output: z.object({ id: z.uuid() }),
  }),
  imports: route({
    method: 'GET',
    path: '/api/exchange/imports',
    audience: 'signed-in',
    data: 'internal',
    summary: '我的导入记录',
    input: nothing,
    output: z.array(ImportView.omit({ sheets: true, faults: true, can: true })),
  }),
  import: route({
    method: 'GET',
    path: '/api/exchange/imports/:id',
    audience: 'signed-in',
    data: 'personal',
    summary: '一次导入的预览、进度与结果',
    input: z.strictObject({ id }),
    output: ImportView,
  }),
  faultsWorkbook: route({
    method: 'GET',
    path: '/api/exchange/imports/:id/faults',
    audience: 'signed-in',
    data: 'personal',
    summary: '下载问题清单（.xlsx）',
    answers: 'file',
    input: z.strictObject({ id }),
    output: File,
  }),
  apply: route({
    method: 'POST',
    path: '/api/exchange/imports/:id/apply',
    audience: 'signed-in',
    data: 'personal',
    summary: '确认导入：全部写入，或全部不写',
    input: z.strictObject({ id }),
    output: z.object({ id: z.uuid() }),
  }),
  discard: route({
    method: 'POST',
    path: '/api/exchange/imports/:id/discard',
    audience: 'signed-in',
    data: 'internal',
    summary: '放弃导入',
    input: z.strictObject({ id }),
    output: z.object({ id: z.uuid() }),
  }),
};
