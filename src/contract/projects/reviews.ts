import { z } from 'zod';
import { File, route } from '../route.ts';
import { done, id, nothing, prose, whole } from '../values.ts';
import { caseKey, Item } from './rounds.ts';

const DeskCase = z.object({
  round: z.uuid(),
  id: z.uuid(),
  number: z.number().int(),
  /** With the title empty where the review is blind. */
  region: z.string(),
  title: z.string(),
  organisationName: z.string().nullable(),
  kind: z.string().nullable(),
  field: z.string().nullable(),
  /** 已声明无回避情形; before, nothing is to be read. */
  declared: z.boolean(),
  total: z.number().nullable(),
  saved: z.boolean(),
  submitted: z.boolean(),
});

export const reviewRoutes = {
  desk: route({
    method: 'GET',
    path: '/api/reviews',
    audience: 'signed-in',
    data: 'personal',
    summary: '评审台：本人要评审的申报',
    input: nothing,
    output: z.array(
      z.object({
        id: z.uuid(),
        callTitle: z.string(),
        stepName: z.string(),
        blind: z.boolean(),
        closesAt: z.string(),
        state: z.enum(['open', 'over', 'closed']),
        cases: z.array(DeskCase),
      }),
    ),
  }),
  review: route({
    method: 'GET',
    path: '/api/reviews/:id/:case',
    audience: 'signed-in',
    data: 'personal',
    summary: '评审一件申报：材料与评分表',
    input: z.strictObject(caseKey),
    output: DeskCase.extend({
      callTitle: z.string(),
      stepName: z.string(),
      instrumentName: z.string(),
      blind: z.boolean(),
      closesAt: z.string(),
      roundState: z.enum(['open', 'over', 'closed']),
      items: z.array(Item),
      marks: z.record(z.string(), z.number()),
      comment: z.string(),
      revision: z.number().int(),
      savedAt: z.string().nullable(),
      submittedAt: z.string().nullable(),
      paper: z
        .object({ form: z.record(z.string(), z.unknown()), answers: z.record(z.string(), z.unknown()) })
        .nullable(),
      papers: z.array(z.object({ region: z.string(), id: z.uuid(), name: z.string(), size: z.number() })),
      /** The case before and after this one on the desk. */
      before: z.uuid().nullable(),
      after: z.uuid().nullable(),
    }),
  }),
  reviewPaper: route({
    method: 'GET',
    path: '/api/reviews/:id/:case/papers/:file',
    audience: 'signed-in',
    data: 'personal',
    summary: '盲审附件（名称已隐去）',
    answers: 'file',
    input: z.strictObject({ ...caseKey, file: id }),
    output: File,
  }),
  declareConflicts: route({
    method: 'POST',
    path: '/api/reviews/:id/declare',
    audience: 'signed-in',
    data: 'personal',
    summary: '声明无回避情形，或申请回避',
    input: z.strictObject({ id, cases: z.array(id).min(1).max(200), recuses: z.boolean(), reason: prose(1000) }),
    output: done,
  }),
  saveReview: route({
    method: 'POST',
    path: '/api/reviews/:id/:case/save',
    audience: 'signed-in',
    data: 'personal',
    summary: '保存评分与意见',
    input: z.strictObject({
      ...caseKey,
      revision: whole(0, 1_000_000),
      marks: z.record(z.string().max(130), z.number()),
      comment: prose(5000),
    }),
    output: z.object({ revision: z.number().int(), savedAt: z.string(), total: z.number().nullable() }),
  }),
  submitReview: route({
    method: 'POST',
    path: '/api/reviews/:id/:case/submit',
    audience: 'signed-in',
    data: 'personal',
    summary: '提交评审；提交后不能修改',
    input: z.strictObject({ ...caseKey, revision: whole(1, 1_000_000) }),
    output: done,
  }),
};
