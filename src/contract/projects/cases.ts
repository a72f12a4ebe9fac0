import { z } from 'zod';
import { File, route } from '../route.ts';
import { allowed, done, id, page, paging, prose, regionCode, text, whole } from '../values.ts';
import { ProcedureStep } from './calls.ts';

const key = { region: regionCode, id };
/** How far the caller saw the case go: an act on what has moved on since is refused. */
const seen = { ...key, moves: whole(0, 100_000) };

const narrowing = {
  call: id.optional(),
  region: regionCode.optional(),
  organisation: id.optional(),
  step: text(60).optional(),
  outcome: text(60).optional(),
  kind: text(60).optional(),
  field: text(60).optional(),
  /** Those that wait for an act of the caller. */
  whose: z.enum(['mine', 'waiting']).optional(),
};

const CaseRow = z.object({
  region: z.string(),
  id: z.uuid(),
  callId: z.uuid(),
  callTitle: z.string(),
  organisationId: z.uuid(),
  organisationName: z.string(),
  title: z.string(),
  kind: z.string().nullable(),
  field: z.string().nullable(),
  step: z.string().nullable(),
  stepName: z.string().nullable(),
  outcome: z.string().nullable(),
  entered: z.string(),
  due: z.string().nullable(),
  overdue: z.boolean(),
  rank: z.number().int().nullable(),
  number: z.string().nullable(),
  submitted: z.boolean(),
});

const Answers = z.record(z.string(), z.unknown());

const Filled = z.object({
  step: z.string(),
  edition: z.number().int(),
  form: z.record(z.string(), z.unknown()),
  answers: Answers,
  revision: z.number().int(),
  savedByName: z.string(),
  savedAt: z.string().nullable(),
});

const Case = CaseRow.extend({
  programmeId: z.string(),
  programmeTitle: z.string(),
  procedureName: z.string(),
  kinds: z.array(z.string()),
  fields: z.array(z.string()),
  moves: z.number().int(),
  begunByName: z.string(),
  /** Whether it came to where it is carried out. */
  carried: z.boolean(),
  steps: z.array(ProcedureStep),
  /** The form being filled now, or last submitted. */
  filled: Filled.nullable(),
  /** Filled at earlier steps. */
  earlier: z.array(z.object({ step: z.string(), name: z.string() })),
  papers: z.array(
    z.object({
      id: z.uuid(),
      file: z.object({ region: z.string(), id: z.uuid(), name: z.string(), size: z.number() }),
    }),
  ),
  delegates: z.array(z.object({ personId: z.uuid(), name: z.string() })),
  history: z.array(
    z.object({
      number: z.number().int(),
      at: z.string(),
      on: z.string(),
      personName: z.string(),
      from: z.string(),
      move: z.string(),
      to: z.string(),
      note: z.string(),
      meeting: z.object({ title: z.string(), to: z.string() }).nullable(),
    }),
  ),
  /** What may be done now, and by whom. */
  acts: z.array(
    z.object({
      move: z.string(),
      name: z.string(),
      leads: z.string(),
      reason: z.boolean(),
      meeting: z.boolean(),
      returns: z.boolean(),
      may: allowed,
    }),
  ),
  can: z.object({ fill: allowed, describe: allowed, delegate: allowed }),
});

export const caseRoutes = {
  cases: route({
    method: 'GET',
    path: '/api/cases',
    audience: 'signed-in',
    data: 'internal',
    summary: '申报与办理（本人所及范围）',
    input: z.strictObject({ ...paging, ...narrowing }),
    output: page(CaseRow),
  }),
  casesWorkbook: route({
    method: 'GET',
    path: '/api/cases/workbook',
    audience: 'signed-in',
    data: 'internal',
    summary: '导出申报一览',
    input: z.strictObject({ search: paging.search, ...narrowing }),
    output: File,
    answers: 'file',
  }),
  case: route({
    method: 'GET',
    path: '/api/cases/:region/:id',
    audience: 'signed-in',
    data: 'internal',
    summary: '一件申报：表单、办理进度与经过',
    input: z.strictObject(key),
    output: Case,
  }),
  beginCase: route({
    method: 'POST',
    path: '/api/cases',
    audience: 'signed-in',
    data: 'internal',
    summary: '开始申报',
    input: z.strictObject({
      call: id,
      organisationId: id,
      title: text(100),
      kind: text(60).nullable(),
      field: text(60).nullable(),
    }),
    output: z.object({ region: z.string(), id: z.uuid() }),
  }),
  describeCase: route({
    method: 'POST',
    path: '/api/cases/:region/:id/describe',
    audience: 'signed-in',
    data: 'internal',
    summary: '修改申报的名称和领域',
    input: z.strictObject({ ...seen, title: text(100), field: text(60).nullable() }),
    output: done,
  }),
  saveAnswers: route({
    method: 'POST',
    path: '/api/cases/:region/:id/answers',
    audience: 'signed-in',
    data: 'internal',
    summary: '保存填写的内容',
    input: z.strictObject({ ...key, step: text(60), revision: whole(0, 1_000_000), answers: Answers }),
    output: z.object({ revision: z.number().int(), savedAt: z.string() }),
  }),
  submitCase: route({
    method: 'POST',
    path: '/api/cases/:region/:id/submit',
    audience: 'signed-in',
    data: 'internal',
    summary: '提交填写的内容',
    input: z.strictObject({ ...seen, revision: whole(1, 1_000_000) }),
    output: done,
  }),
  moveCase: route({
    method: 'POST',
    path: '/api/cases/:region/:id/move',
    audience: 'signed-in',
    data: 'internal',
    summary: '办理一个环节',
    input: z.strictObject({
      ...seen,
      move: text(60),
      note: prose(5000).default(''),
      meeting: z.strictObject({ region: regionCode, id }).nullable().default(null),
    }),
    output: done,
  }),
  rankCases: route({
    method: 'POST',
    path: '/api/calls/:id/ranks',
    audience: 'signed-in',
    data: 'internal',
    summary: '排定本区推荐次序',
    input: z.strictObject({ id, region: regionCode, cases: z.array(id).min(1).max(1000) }),
    output: done,
  }),
  delegateCase: route({
    method: 'POST',
    path: '/api/cases/:region/:id/delegates',
    audience: 'signed-in',
    data: 'personal',
    summary: '委托本单位人员填写，或收回委托',
    input: z.strictObject({
      ...key,
      person: z.strictObject({ region: regionCode, id }),
      withdraw: z.boolean(),
    }),
    output: done,
  }),
};
