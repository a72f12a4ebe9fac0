import { z } from 'zod';
import { SEAT_STATES, type SeatState } from '#core/projects/seat.ts';
import { File, route } from '../route.ts';
import { allowed, done, id, prose, text, whole } from '../values.ts';

/** 截止时间, with its offset. */
const moment = z.iso
  .datetime({ offset: true, message: '请写明截止日期和时间' })
  .refine((at) => /^2[01]\d\d-/.test(at), '截止日期须在 2000 至 2199 年之间');
export const caseKey = { id, case: id };

const Interval = z.tuple([z.number(), z.number()]);
const Estimate = z.object({ value: z.number(), interval: Interval });

export const Item = z.object({ key: z.string(), name: z.string(), dimension: z.string(), points: z.number() });

/** 抽取记录：one draw, replacement or exchange, as it was proved. */
const Drawn = z.object({
  what: z.enum(['draw', 'replace', 'exchange']),
  at: z.string(),
  by: z.string(),
  /** 抽签种子; with it and the same data anybody gets the same panel. */
  seed: z.string().nullable(),
  reason: z.string().nullable(),
  /** 目标值 and the bound that proves that no panel has a smaller one. */
  value: z.number().nullable(),
  bound: z.number().nullable(),
  misfit: z.number().nullable(),
  loads: z.object({ least: z.number(), most: z.number() }).nullable(),
  cases: z.number().int(),
  experts: z.number().int(),
  barred: z.array(z.object({ reason: z.string(), pairs: z.number().int() })),
});

const Seat = z.object({
  caseId: z.uuid(),
  expertId: z.uuid(),
  expertName: z.string(),
  organisationName: z.string(),
  state: z.enum(Object.keys(SEAT_STATES) as [SeatState]),
  reason: z.string().nullable(),
  submitted: z.boolean(),
});

const RoundCase = z.object({
  id: z.uuid(),
  region: z.string(),
  title: z.string(),
  organisationName: z.string(),
  field: z.string().nullable(),
  /** Still where the round found it. */
  here: z.boolean(),
  seats: z.array(Seat),
  needed: z.number().int(),
  quorum: z.number().int(),
});

const Results = z.object({
  cases: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      organisationName: z.string(),
      field: z.string().nullable(),
      place: z.number().int().nullable(),
      mean: z.number().nullable(),
      adjusted: Estimate.nullable(),
      ranks: Interval.nullable(),
      scores: z.array(
        z.object({
          expertId: z.uuid(),
          expertName: z.string(),
          total: z.number(),
          marks: z.record(z.string(), z.number()),
          comment: z.string(),
          /** 提请合议的理由. */
          discuss: z.string().nullable(),
        }),
      ),
    }),
  ),
  experts: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      cases: z.number().int(),
      mean: z.number(),
      leniency: Estimate.nullable(),
    }),
  ),
  agreement: z.object({
    single: z.number().nullable(),
    singleInterval: Interval.nullable(),
    average: z.number().nullable(),
    alpha: z.number().nullable(),
  }),
  /** Why something cannot be told. */
  untold: z.array(z.string()),
});

const Round = z.object({
  id: z.uuid(),
  panelStep: z.string(),
  step: z.string(),
  stepName: z.string(),
  blind: z.boolean(),
  state: z.enum(['drawn', 'open', 'over', 'closed']),
  drawnByName: z.string(),
  drawnAt: z.string(),
  closesAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  closedByName: z.string().nullable(),
  draws: z.array(Drawn),
  cases: z.array(RoundCase),
  experts: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      organisationName: z.string(),
      cases: z.number().int(),
      declared: z.number().int(),
      submitted: z.number().int(),
      recused: z.number().int(),
    }),
  ),
  items: z.array(Item),
  results: Results.nullable(),
  can: z.object({ exchange: allowed, confirm: allowed, replace: allowed, prolong: allowed, close: allowed }),
});

export const roundRoutes = {
  callReviews: route({
    method: 'GET',
    path: '/api/calls/:id/reviews',
    audience: 'signed-in',
    data: 'personal',
    summary: '一项征集的专家抽取与评审情况',
    input: z.strictObject({ id }),
    output: z.object({
      id: z.uuid(),
      title: z.string(),
      /** Steps where a panel is to be drawn or a round to be opened, with the cases that wait there. */
      steps: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          kind: z.enum(['assign-panel', 'score']),
          waiting: z.number().int(),
          experts: z.number().int(),
          can: z.object({ draw: allowed, begin: allowed }),
        }),
      ),
      rounds: z.array(Round),
    }),
  }),
  drawPanel: route({
    method: 'POST',
    path: '/api/calls/:id/panel',
    audience: 'signed-in',
    data: 'personal',
    summary: '抽取或重新抽取评审专家',
    input: z.strictObject({ id, step: text(60), least: whole(0, 1000), most: whole(1, 1000) }),
    output: done,
  }),
  beginRound: route({
    method: 'POST',
    path: '/api/calls/:id/rounds',
    audience: 'signed-in',
    data: 'personal',
    summary: '由原专家组开始下一轮评审',
    input: z.strictObject({ id, step: text(60), closesAt: moment }),
    output: done,
  }),
  roundCandidates: route({
    method: 'GET',
    path: '/api/rounds/:id/candidates/:case',
    audience: 'signed-in',
    data: 'personal',
    summary: '可以换上的专家，及不能换上的原因',
    input: z.strictObject(caseKey),
    output: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        organisationName: z.string(),
        fits: z.boolean(),
        cases: z.number().int(),
        barred: z.string().nullable(),
      }),
    ),
  }),
  exchangeExpert: route({
    method: 'POST',
    path: '/api/rounds/:id/exchange',
    audience: 'signed-in',
    data: 'personal',
    summary: '确认前更换一位专家',
    input: z.strictObject({ ...caseKey, from: id, to: id, reason: text(1000) }),
    output: done,
  }),
  confirmPanel: route({
    method: 'POST',
    path: '/api/rounds/:id/confirm',
    audience: 'signed-in',
    data: 'personal',
    summary: '确定专家组，开始评审',
    input: z.strictObject({ id, closesAt: moment }),
    output: done,
  }),
  replaceExperts: route({
    method: 'POST',
    path: '/api/rounds/:id/replace',
    audience: 'signed-in',
    data: 'personal',
    summary: '补选回避的专家，其余尽量不动',
    input: z.strictObject({ id }),
    output: done,
  }),
  prolongRound: route({
    method: 'POST',
    path: '/api/rounds/:id/prolong',
    audience: 'signed-in',
    data: 'personal',
    summary: '延长评审时间',
    input: z.strictObject({ id, closesAt: moment }),
    output: done,
  }),
  closeRound: route({
    method: 'POST',
    path: '/api/rounds/:id/close',
    audience: 'signed-in',
    data: 'personal',
    summary: '结束评审；提前结束须写明理由',
    input: z.strictObject({ id, reason: prose(1000).default('') }),
    output: done,
  }),
  roundWorkbook: route({
    method: 'GET',
    path: '/api/rounds/:id/workbook',
    audience: 'signed-in',
    data: 'personal',
    summary: '导出评审结果（.xlsx）',
    answers: 'file',
    input: z.strictObject({ id }),
    output: File,
  }),
};
