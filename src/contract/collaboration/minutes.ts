import { z } from 'zod';
import { DECIDED_BY, DECISION_RESULTS } from '#core/collaboration/minutes.ts';
import { File, route } from '../route.ts';
import { dayText, done, id, prose, regionCode, text, whole } from '../values.ts';
import { minutesState, TaskOwner } from './terms.ts';

const Decision = z.strictObject({
  matter: text(100),
  way: z.enum(DECIDED_BY),
  options: z.array(text(100)).max(10).default([]),
  chosen: text(100).nullable().default(null),
  votes: z
    .strictObject({ for: whole(0, 10_000), against: whole(0, 10_000), abstain: whole(0, 10_000) })
    .nullable()
    .default(null),
  result: z.enum(DECISION_RESULTS),
  /** What was decided, as it stands in the minutes. */
  resolution: prose(1000).default(''),
  tasks: z
    .array(z.strictObject({ title: text(100), owner: TaskOwner, due: dayText }))
    .max(20)
    .default([]),
});

/** A decision as it is read: owners of tasks by name, and the tasks it became. */
const DecisionShown = Decision.extend({
  tasks: z.array(
    z.object({
      title: z.string(),
      owner: TaskOwner,
      ownerName: z.string(),
      due: z.string(),
      task: z.object({ region: z.string(), id: z.uuid() }).nullable(),
    }),
  ),
});

const Remark = z.object({
  id: z.uuid(),
  personName: z.string(),
  body: z.string(),
  at: z.string(),
  answer: z.string().nullable(),
});

/** 纪要 in one of its editions. */
export const Minutes = z.object({
  edition: z.number().int(),
  revision: z.number().int(),
  state: minutesState,
  body: z.string(),
  decisions: z.array(DecisionShown),
  remarksUntil: z.string().nullable(),
  reason: z.string().nullable(),
  savedBy: z.string(),
  savedAt: z.string(),
  finalOn: z.string().nullable(),
  remarks: z.array(Remark),
});

const key = { region: regionCode, id };

export const minutesRoutes = {
  saveMinutes: route({
    method: 'POST',
    path: '/api/meetings/:region/:id/minutes',
    audience: 'signed-in',
    data: 'personal',
    summary: '保存纪要；他人已改动时不覆盖',
    input: z.strictObject({
      ...key,
      /** The revision this was written on; 0 for the first. */
      revision: whole(0, 100_000),
      body: prose(30_000),
      decisions: z.array(Decision).max(40),
    }),
    output: z.object({ edition: z.number().int(), revision: z.number().int() }),
  }),
  circulateMinutes: route({
    method: 'POST',
    path: '/api/meetings/:region/:id/minutes/circulate',
    audience: 'signed-in',
    data: 'internal',
    summary: '把纪要送与会人员传阅',
    input: z.strictObject({ ...key, until: dayText }),
    output: done,
  }),
  takeBackMinutes: route({
    method: 'POST',
    path: '/api/meetings/:region/:id/minutes/take-back',
    audience: 'signed-in',
    data: 'internal',
    summary: '收回纪要继续修改',
    input: z.strictObject(key),
    output: done,
  }),
  remark: route({
    method: 'POST',
    path: '/api/meetings/:region/:id/minutes/remarks',
    audience: 'signed-in',
    data: 'personal',
    summary: '对传阅的纪要提意见',
    input: z.strictObject({ ...key, body: text(1000) }),
    output: done,
  }),
  answerRemark: route({
    method: 'POST',
    path: '/api/meetings/:region/:id/minutes/remarks/:remarkId/answer',
    audience: 'signed-in',
    data: 'personal',
    summary: '答复对纪要的意见',
    input: z.strictObject({ ...key, remarkId: id, answer: text(500) }),
    output: done,
  }),
  finaliseMinutes: route({
    method: 'POST',
    path: '/api/meetings/:region/:id/minutes/finalise',
    audience: 'signed-in',
    data: 'personal',
    summary: '纪要定稿，议定的任务随之下达',
    input: z.strictObject(key),
    output: z.object({ tasks: z.number().int(), counts: z.boolean() }),
  }),
  correctMinutes: route({
    method: 'POST',
    path: '/api/meetings/:region/:id/minutes/correct',
    audience: 'signed-in',
    data: 'personal',
    summary: '对已定稿的纪要另起一版更正',
    input: z.strictObject({ ...key, reason: text(200) }),
    output: z.object({ edition: z.number().int() }),
  }),
  minutesDocument: route({
    method: 'GET',
    path: '/api/meetings/:region/:id/minutes/document',
    audience: 'signed-in',
    data: 'personal',
    summary: '会议纪要公文（.docx，GB/T 9704 版式）',
    input: z.strictObject({ ...key, edition: whole(1, 1000).optional() }),
    output: File,
    answers: 'file',
  }),
};
