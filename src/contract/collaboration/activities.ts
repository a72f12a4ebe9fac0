import { z } from 'zod';
import { File, route } from '../route.ts';
import { allowed, done, id, nothing, page, paging, prose, regionCode, text, whole } from '../values.ts';
import { Activity, ActivityRow, activityState, level, plan, presence, signUp } from './activity-shapes.ts';

const key = { region: regionCode, id };

export const activityRoutes = {
  activities: route({
    method: 'GET',
    path: '/api/activities',
    audience: 'signed-in',
    data: 'internal',
    summary: '活动（本人可见范围），先列将要举办的',
    input: z.strictObject({
      ...paging,
      region: regionCode.optional(),
      organisation: id.optional(),
      kind: text(20).optional(),
      level: level.optional(),
      state: activityState.optional(),
      /** Only those that are open for sign-up today. */
      open: z.literal('yes').optional(),
      /** Only those the caller organises, or has signed up for or been to. */
      mine: z.enum(['organised', 'joined']).optional(),
    }),
    output: page(ActivityRow).extend({
      kinds: z.array(z.string()),
      can: z.object({ organise: allowed, cityLevel: allowed, addKind: allowed }),
    }),
  }),
  activity: route({
    method: 'GET',
    path: '/api/activities/:region/:id',
    audience: 'signed-in',
    data: 'personal',
    summary: '一次活动：安排、报名、签到、材料、总结与评价',
    input: z.strictObject(key),
    output: Activity,
  }),
  addActivityKind: route({
    method: 'POST',
    path: '/api/activities/kinds',
    audience: 'signed-in',
    data: 'internal',
    summary: '增设活动类别',
    input: z.strictObject({ name: text(20) }),
    output: nothing,
  }),
  organiseActivity: route({
    method: 'POST',
    path: '/api/activities',
    audience: 'signed-in',
    data: 'internal',
    summary: '起草活动；发布后可以报名',
    input: z.strictObject({ organisationId: id, ...plan }),
    output: z.object({ region: z.string(), id: z.uuid() }),
  }),
  reviseActivity: route({
    method: 'POST',
    path: '/api/activities/:region/:id/revise',
    audience: 'signed-in',
    data: 'internal',
    summary: '修改活动安排；已举办的更正须写明原因',
    input: z.strictObject({ ...key, version: z.number().int(), ...plan, reason: text(200).nullable().default(null) }),
    output: done,
  }),
  publishActivity: route({
    method: 'POST',
    path: '/api/activities/:region/:id/publish',
    audience: 'signed-in',
    data: 'internal',
    summary: '发布活动',
    input: z.strictObject(key),
    output: done,
  }),
  cancelActivity: route({
    method: 'POST',
    path: '/api/activities/:region/:id/cancel',
    audience: 'signed-in',
    data: 'internal',
    summary: '取消活动',
    input: z.strictObject({ ...key, reason: text(200) }),
    output: done,
  }),
  signUp: route({
    method: 'POST',
    path: '/api/activities/:region/:id/sign-up',
    audience: 'signed-in',
    data: 'personal',
    summary: '报名；名额已满的进入候补',
    input: z.strictObject(key),
    output: z.object({ state: signUp }),
  }),
  withdrawSignUp: route({
    method: 'POST',
    path: '/api/activities/:region/:id/withdraw',
    audience: 'signed-in',
    data: 'personal',
    summary: '退出报名，候补依次递补',
    input: z.strictObject(key),
    output: done,
  }),
  activityDoor: route({
    method: 'GET',
    path: '/api/activities/:region/:id/door',
    audience: 'signed-in',
    data: 'internal',
    summary: '现场显示的签到二维码，定时更新',
    input: z.strictObject(key),
    output: z.object({ code: z.string(), picture: z.string(), seconds: z.number().int() }),
  }),
  markPresence: route({
    method: 'POST',
    path: '/api/activities/:region/:id/attendance',
    audience: 'signed-in',
    data: 'personal',
    summary: '登记到场、请假或缺席',
    input: z.strictObject({
      ...key,
      lines: z
        .array(z.strictObject({ personRegion: regionCode, personId: id, state: presence }))
        .min(1)
        .max(500),
    }),
    output: done,
  }),
  closeActivity: route({
    method: 'POST',
    path: '/api/activities/:region/:id/close',
    audience: 'signed-in',
    data: 'internal',
    summary: '结束签到，活动记为已举办',
    input: z.strictObject(key),
    output: z.object({ came: z.number().int() }),
  }),
  attachMaterial: route({
    method: 'POST',
    path: '/api/activities/:region/:id/materials',
    audience: 'signed-in',
    data: 'internal',
    summary: '添加活动资料或照片（先上传附件）',
    input: z.strictObject({ ...key, part: z.enum(['资料', '照片']), fileRegion: regionCode, fileId: id }),
    output: done,
  }),
  removeMaterial: route({
    method: 'POST',
    path: '/api/activities/:region/:id/materials/:materialId/remove',
    audience: 'signed-in',
    data: 'internal',
    summary: '移除活动资料或照片',
    input: z.strictObject({ ...key, materialId: id }),
    output: done,
  }),
  summariseActivity: route({
    method: 'POST',
    path: '/api/activities/:region/:id/summary',
    audience: 'signed-in',
    data: 'internal',
    summary: '写活动总结',
    input: z.strictObject({ ...key, summary: prose(10_000).pipe(z.string().min(1, '请写总结')) }),
    output: done,
  }),
  rateActivity: route({
    method: 'POST',
    path: '/api/activities/:region/:id/rating',
    audience: 'signed-in',
    data: 'personal',
    summary: '评价活动质量，每人一次，不记名显示',
    input: z.strictObject({
      ...key,
      scores: z
        .array(z.strictObject({ criterion: text(20), score: whole(1, 5) }))
        .min(1)
        .max(8),
    }),
    output: nothing,
  }),
  activityCertificate: route({
    method: 'GET',
    path: '/api/activities/:region/:id/certificate',
    audience: 'signed-in',
    data: 'personal',
    summary: '本人的参加证书（.docx）',
    answers: 'file',
    input: z.strictObject(key),
    output: File,
  }),
  verifyCertificate: route({
    method: 'GET',
    path: '/api/activities/certificate',
    audience: 'signed-in',
    data: 'personal',
    summary: '核验参加证书：编号与姓名相符才有答复',
    input: z.strictObject({ number: z.string().min(1).max(40), name: z.string().min(1).max(40) }),
    output: z.object({ region: z.string(), id: z.uuid(), title: z.string(), hours: z.number() }),
  }),
};
