import { z } from 'zod';
import { STEP_KINDS, type StepKind } from '#core/programmes/language/procedure.ts';
import { CALL_STATES, type CallState } from '#core/projects/call.ts';
import { route } from '../route.ts';
import { allowed, dayText, done, id, page, paging, prose, regionCode, text, whole } from '../values.ts';

export const callState = z.enum(Object.keys(CALL_STATES) as [CallState]);
const procedureKey = { programmeId: text(80), procedureId: text(60) };

/** 征集的内容, as whoever opens it writes it. */
const content = {
  title: text(100),
  guide: prose(20_000).default(''),
  fields: z
    .array(z.strictObject({ name: text(40), quota: whole(1, 1000).nullable() }))
    .max(30)
    .refine((fields) => new Set(fields.map(({ name }) => name)).size === fields.length, '领域名称不能重复'),
  /** 区级推荐名额: by district. */
  quotas: z.record(regionCode, whole(1, 1000)),
  opens: dayText,
  closes: dayText.nullable().default(null),
};

const CallRow = z.object({
  id: z.uuid(),
  region: z.string(),
  regionName: z.string(),
  programmeId: z.string(),
  programmeTitle: z.string(),
  procedureId: z.string(),
  procedureName: z.string(),
  title: z.string(),
  opens: z.string(),
  closes: z.string().nullable(),
  state: callState,
  /** Takes cases today. */
  taking: z.boolean(),
  /** Cases that the caller sees. */
  cases: z.number().int(),
});

export const ProcedureStep = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(Object.keys(STEP_KINDS) as [StepKind]),
  who: z.string(),
  /** 时限, in words. */
  limit: z.string().nullable(),
  form: z.string().nullable(),
});

const Form = z.record(z.string(), z.unknown());

const Call = CallRow.extend({
  guide: z.string(),
  fields: z.array(z.object({ name: z.string(), quota: z.number().int().nullable() })),
  quotas: z.record(z.string(), z.number().int()),
  publishedOn: z.string().nullable(),
  madeByName: z.string(),
  revision: z.number().int(),
  subject: z.string(),
  kinds: z.array(z.string()),
  outcomes: z.array(z.string()),
  /** Districts have a number of recommendations each. */
  hasQuotas: z.boolean(),
  steps: z.array(ProcedureStep.extend({ cases: z.number().int() })),
  ended: z.array(z.object({ outcome: z.string(), cases: z.number().int() })),
  forms: z.array(z.object({ step: z.string(), name: z.string(), edition: z.number().int(), form: Form })),
  /** Organisations the caller may apply for, and what speaks against it for each kind. */
  applying: z.array(
    z.object({
      organisationId: z.uuid(),
      name: z.string(),
      kinds: z.array(z.object({ kind: z.string().nullable(), reasons: z.array(z.string()) })),
    }),
  ),
  /** The district whose recommendations the caller puts in order. */
  ranks: z.string().nullable(),
  /** What its established projects are put into, e.g. 研究共同体. */
  groups: z.string().nullable(),
  /** Has charge of a panel, and sees how its reviews go. */
  reviews: z.boolean(),
  can: z.object({
    revise: allowed,
    publish: allowed,
    close: allowed,
    reopen: allowed,
    withdraw: allowed,
    apply: allowed,
    /** Reads what is to be decided of its cases side by side. */
    decide: allowed,
  }),
});

const moved = z.strictObject({ id, revision: whole(1, 1_000_000) });

export const callRoutes = {
  calls: route({
    method: 'GET',
    path: '/api/calls',
    audience: 'signed-in',
    data: 'internal',
    summary: '征集与申报通知',
    input: z.strictObject({
      ...paging,
      region: regionCode.optional(),
      programme: text(80).optional(),
      state: callState.optional(),
      /** Only those that take cases today. */
      taking: z.literal('yes').optional(),
    }),
    output: page(CallRow).extend({ can: z.object({ prepare: allowed }) }),
  }),
  call: route({
    method: 'GET',
    path: '/api/calls/:id',
    audience: 'signed-in',
    data: 'internal',
    summary: '一项征集：指南、环节、表单与办理情况',
    input: z.strictObject({ id }),
    output: Call,
  }),
  procedures: route({
    method: 'GET',
    path: '/api/procedures',
    audience: 'signed-in',
    data: 'internal',
    summary: '本人可以发起的程序',
    input: z.strictObject({}),
    output: z.array(
      z.object({
        programmeId: z.string(),
        programmeTitle: z.string(),
        procedureId: z.string(),
        name: z.string(),
        subject: z.string(),
        source: z.string(),
        fields: z.array(z.string()),
        hasQuotas: z.boolean(),
        steps: z.array(ProcedureStep),
      }),
    ),
  }),
  prepareCall: route({
    method: 'POST',
    path: '/api/calls',
    audience: 'signed-in',
    data: 'internal',
    summary: '起草征集',
    input: z.strictObject({ ...procedureKey, ...content }),
    output: done,
  }),
  reviseCall: route({
    method: 'POST',
    path: '/api/calls/:id/revise',
    audience: 'signed-in',
    data: 'internal',
    summary: '修改征集；已发布的只能改截止日期和名额',
    input: z.strictObject({ ...moved.shape, ...content }),
    output: done,
  }),
  turnCall: route({
    method: 'POST',
    path: '/api/calls/:id/turn',
    audience: 'signed-in',
    data: 'internal',
    summary: '发布、停止受理、重新受理或撤销征集',
    input: z.strictObject({ ...moved.shape, turn: z.enum(['publish', 'close', 'reopen', 'withdraw']) }),
    output: done,
  }),
  saveForm: route({
    method: 'POST',
    path: '/api/calls/:id/forms/:step',
    audience: 'signed-in',
    data: 'internal',
    summary: '修改征集所用的表单，成为新的一版',
    input: z.strictObject({ id, step: text(60), edition: whole(1, 10_000), form: Form }),
    output: z.object({ edition: z.number().int() }),
  }),
};
