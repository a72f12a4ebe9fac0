import { z } from 'zod';
import { ATTENDANCES } from '#core/collaboration/meeting.ts';
import { route } from '../route.ts';
import { done, id, regionCode } from '../values.ts';

export const attendance = z.enum(ATTENDANCES);

const key = { region: regionCode, id };

export const attendanceRoutes = {
  doorCode: route({
    method: 'GET',
    path: '/api/meetings/:region/:id/door',
    audience: 'signed-in',
    data: 'internal',
    summary: '会场显示的签到二维码，定时更新',
    input: z.strictObject(key),
    output: z.object({ code: z.string(), picture: z.string(), seconds: z.number().int() }),
  }),
  scanIn: route({
    method: 'POST',
    path: '/api/scan',
    audience: 'signed-in',
    data: 'personal',
    summary: '扫码签到',
    input: z.strictObject({ code: z.string().min(1).max(120) }),
    output: z.object({ title: z.string(), place: z.string(), at: z.string(), again: z.boolean(), to: z.string() }),
  }),
  markAttendance: route({
    method: 'POST',
    path: '/api/meetings/:region/:id/attendance',
    audience: 'signed-in',
    data: 'personal',
    summary: '登记到会、请假或缺席',
    input: z.strictObject({
      ...key,
      lines: z
        .array(z.strictObject({ personRegion: regionCode, personId: id, state: attendance }))
        .min(1)
        .max(500),
    }),
    output: done,
  }),
  closeAttendance: route({
    method: 'POST',
    path: '/api/meetings/:region/:id/close',
    audience: 'signed-in',
    data: 'internal',
    summary: '结束签到，会议记为已召开',
    input: z.strictObject(key),
    output: z.object({ expected: z.number().int(), present: z.number().int(), quorate: z.boolean() }),
  }),
};
