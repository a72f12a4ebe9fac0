import { z } from 'zod';
import { route } from '../route.ts';
import { allowed, dayText, done, id, nothing, onDay } from '../values.ts';
import { programmeId } from './terms.ts';

const taskPath = { id: programmeId, stage: z.string().max(60), task: z.string().max(60) };

export const takingPartRoutes = {
  participants: route({
    method: 'GET',
    path: '/api/programmes/:id/participants',
    audience: 'signed-in',
    data: 'internal',
    summary: '参加一项计划的单位',
    input: z.strictObject({ id: programmeId, on: onDay }),
    output: z.object({
      rows: z.array(
        z.object({
          id: z.uuid(),
          role: z.string(),
          level: z.string().nullable(),
          batch: z.string().nullable(),
          organisationId: z.uuid(),
          organisationName: z.string(),
          organisationKind: z.string(),
          region: z.string(),
          from: z.string(),
          to: z.string().nullable(),
          can: z.object({ withdraw: allowed }),
        }),
      ),
      roles: z.array(z.string()),
      can: z.object({ enrol: allowed }),
    }),
  }),
  enrol: route({
    method: 'POST',
    path: '/api/programmes/:id/participants',
    audience: 'signed-in',
    data: 'internal',
    summary: '接纳一个单位参加计划',
    input: z.strictObject({
      id: programmeId,
      role: z.string().min(1).max(30),
      organisationId: id,
      level: z.enum(['市级', '区级']).nullable().default(null),
      batch: z.string().max(20).nullable().default(null),
      from: dayText,
    }),
    output: done,
  }),
  withdraw: route({
    method: 'POST',
    path: '/api/participants/:id/withdraw',
    audience: 'signed-in',
    data: 'internal',
    summary: '一个单位退出计划',
    input: z.strictObject({ id, to: dayText }),
    output: done,
  }),
  recordTask: route({
    method: 'POST',
    path: '/api/programmes/:id/tasks',
    audience: 'signed-in',
    data: 'internal',
    summary: '记录阶段任务完成',
    input: z.strictObject({
      ...taskPath,
      doneOn: dayText,
      note: z.string().max(500).nullable().default(null),
    }),
    output: nothing,
  }),
  undoTask: route({
    method: 'POST',
    path: '/api/programmes/:id/tasks/undo',
    audience: 'signed-in',
    data: 'internal',
    summary: '撤回阶段任务的完成记录',
    input: z.strictObject(taskPath),
    output: nothing,
  }),
};
