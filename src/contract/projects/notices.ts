import { z } from 'zod';
import { NOTICE_STATES, type NoticeState } from '#core/projects/notice.ts';
import { File, route } from '../route.ts';
import { allowed, dayText, done, id, prose, regionCode, text, whole } from '../values.ts';

const noticeState = z.enum(Object.keys(NOTICE_STATES) as [NoticeState]);
const state = { from: z.string(), to: z.string(), state: noticeState, finishedOn: z.string().nullable() };

/** A case as a public notice names it. */
const Noticed = z.object({
  region: z.string(),
  id: z.uuid(),
  title: z.string(),
  organisationName: z.string(),
  kind: z.string().nullable(),
  field: z.string().nullable(),
  number: z.string().nullable(),
});

const Notices = z.object({
  callId: z.uuid(),
  callTitle: z.string(),
  /** Steps of public notice, and the cases that stand there and are on no running notice. */
  steps: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      limit: z.string(),
      who: z.string(),
      title: z.string(),
      body: z.string(),
      cases: z.array(Noticed.extend({ moves: z.number().int() })),
      may: allowed,
    }),
  ),
  notices: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      ...state,
      cases: z.number().int(),
      /** As far as the caller may see them. */
      objections: z.number().int(),
      open: z.number().int(),
    }),
  ),
});

const Notice = z.object({
  id: z.uuid(),
  region: z.string(),
  callId: z.uuid(),
  callTitle: z.string(),
  programmeTitle: z.string(),
  issuer: z.string(),
  title: z.string(),
  body: z.string(),
  ...state,
  publishedOn: z.string(),
  limit: z.string(),
  cases: z.array(Noticed),
  objections: z.array(
    z.object({
      region: z.string(),
      id: z.uuid(),
      caseId: z.uuid(),
      caseTitle: z.string(),
      organisationName: z.string(),
      personName: z.string(),
      mine: z.boolean(),
      body: z.string(),
      at: z.string(),
      answer: z.string().nullable(),
      upheld: z.boolean().nullable(),
      answeredByName: z.string().nullable(),
      answeredAt: z.string().nullable(),
    }),
  ),
  can: z.object({ object: allowed, answer: allowed, uphold: allowed, finish: allowed, establish: allowed }),
});

export const noticeRoutes = {
  callNotices: route({
    method: 'GET',
    path: '/api/calls/:id/notices',
    audience: 'signed-in',
    data: 'internal',
    summary: '一项征集的公示',
    input: z.strictObject({ id }),
    output: Notices,
  }),
  publishNotice: route({
    method: 'POST',
    path: '/api/calls/:id/notices',
    audience: 'signed-in',
    data: 'internal',
    summary: '发布公示',
    input: z.strictObject({
      id,
      step: text(60),
      title: text(100),
      body: prose(10_000).pipe(z.string().min(1, '不能为空')),
      from: dayText,
      cases: z
        .array(z.strictObject({ region: regionCode, id, moves: whole(0, 100_000) }))
        .min(1, '请至少选择一件')
        .max(1000)
        .refine((each) => new Set(each.map((one) => one.id)).size === each.length, '同一件申报只能列入一次'),
    }),
    output: done,
  }),
  publicNotice: route({
    method: 'GET',
    path: '/api/notices/:id',
    audience: 'signed-in',
    data: 'internal',
    summary: '一份公示：名单、期限与异议',
    input: z.strictObject({ id }),
    output: Notice,
  }),
  raiseObjection: route({
    method: 'POST',
    path: '/api/notices/:id/objections',
    audience: 'signed-in',
    data: 'personal',
    summary: '对公示提出异议',
    input: z.strictObject({ id, case: id, body: prose(5000).pipe(z.string().min(1, '请写明事实和理由')) }),
    output: done,
  }),
  answerObjection: route({
    method: 'POST',
    path: '/api/notices/:id/objections/:objection/answer',
    audience: 'signed-in',
    data: 'personal',
    summary: '答复异议：成立或不成立',
    input: z.strictObject({
      id,
      objection: id,
      upheld: z.boolean(),
      answer: prose(5000).pipe(z.string().min(1, '请写明答复')),
    }),
    output: done,
  }),
  finishNotice: route({
    method: 'POST',
    path: '/api/notices/:id/finish',
    audience: 'signed-in',
    data: 'internal',
    summary: '公示期满办结：无异议或异议不成立的进入下一环节',
    input: z.strictObject({ id }),
    output: done,
  }),
  noticeDocument: route({
    method: 'GET',
    path: '/api/notices/:id/document',
    audience: 'signed-in',
    data: 'internal',
    summary: '公示公文（.docx，GB/T 9704 版式）',
    input: z.strictObject({ id }),
    output: File,
    answers: 'file',
  }),
  establishmentDocument: route({
    method: 'GET',
    path: '/api/notices/:id/establishment',
    audience: 'signed-in',
    data: 'internal',
    summary: '立项通知（.docx，GB/T 9704 版式）',
    input: z.strictObject({ id }),
    output: File,
    answers: 'file',
  }),
  formDocument: route({
    method: 'GET',
    path: '/api/cases/:region/:id/form',
    audience: 'signed-in',
    data: 'internal',
    summary: '填好的申报书（.docx）',
    input: z.strictObject({ region: regionCode, id, step: text(60).optional() }),
    output: File,
    answers: 'file',
  }),
  trailDocument: route({
    method: 'GET',
    path: '/api/cases/:region/:id/trail',
    audience: 'signed-in',
    data: 'internal',
    summary: '办理单（.docx）',
    input: z.strictObject({ region: regionCode, id }),
    output: File,
    answers: 'file',
  }),
};
