import { z } from 'zod';
import { ALTERED, type Altered } from '#core/programmes/language/carrying.ts';
import { CHANGE_STATES, type ChangeState } from '#core/projects/carrying/change.ts';
import { MILESTONE_STATES, type MilestoneState } from '#core/projects/carrying/milestone.ts';
import { RISK_LEVELS, type RiskLevel } from '#core/projects/carrying/risk.ts';
import { File, route } from '../route.ts';
import { allowed, dayText, done, id, page, paging, prose, regionCode, text, whole } from '../values.ts';

const key = { region: regionCode, id };
/** How far the caller saw the case go: an act on what has moved on since is refused. */
const seen = { ...key, moves: whole(0, 100_000) };
const written = (max: number, lacking: string) => prose(max).pipe(z.string().min(1, lacking));

const riskLevel = z.enum(Object.keys(RISK_LEVELS) as [RiskLevel]);
const Risk = z.object({ level: riskLevel, reasons: z.array(z.string()) });

const Milestone = z.object({
  id: z.uuid(),
  title: z.string(),
  result: z.string(),
  /** Until when it was promised first; `due` is what holds now. */
  plannedOn: z.string(),
  due: z.string(),
  state: z.enum(Object.keys(MILESTONE_STATES) as [MilestoneState]),
  /** By how many days it is or was late. */
  late: z.number().int(),
  doneOn: z.string().nullable(),
  evidence: z.string().nullable(),
  markedByName: z.string().nullable(),
});

const Progress = z.object({
  id: z.uuid(),
  on: z.string(),
  body: z.string(),
  personName: z.string(),
  at: z.string(),
  files: z.array(z.object({ region: z.string(), id: z.uuid(), name: z.string(), size: z.number() })),
});

const ChangeRequest = z.object({
  id: z.uuid(),
  kind: z.string(),
  /** What it alters, one line for each thing. */
  words: z.array(z.string()),
  reason: z.string(),
  state: z.enum(Object.keys(CHANGE_STATES) as [ChangeState]),
  askedByName: z.string(),
  askedOn: z.string(),
  due: z.string().nullable(),
  overdue: z.boolean(),
  answer: z.string(),
  answeredByName: z.string().nullable(),
  answeredOn: z.string().nullable(),
});

const Goal = z.object({ goal: z.string(), target: z.string(), statement: z.string() });

const Carrying = z.object({
  region: z.string(),
  id: z.uuid(),
  moves: z.number().int(),
  since: z.string(),
  /** Whether it is carried out now, or was. */
  under: z.boolean(),
  leader: z.string().nullable(),
  risk: Risk.nullable(),
  milestones: z.array(Milestone),
  progress: z.array(Progress),
  changes: z.array(ChangeRequest),
  goals: z.array(Goal),
  /** What may be asked to be changed, and who decides. */
  kinds: z.array(z.object({ name: z.string(), alters: z.enum(Object.keys(ALTERED) as [Altered]).nullable() })),
  deciders: z.string().nullable(),
  can: z.object({ record: allowed, ask: allowed, withdraw: allowed, decide: allowed }),
});

const narrowing = {
  programme: text(80).optional(),
  region: regionCode.optional(),
  organisation: id.optional(),
  field: text(60).optional(),
  risk: riskLevel.optional(),
};

const Row = z.object({
  region: z.string(),
  id: z.uuid(),
  title: z.string(),
  number: z.string().nullable(),
  kind: z.string().nullable(),
  field: z.string().nullable(),
  programmeId: z.string(),
  programmeTitle: z.string(),
  procedureName: z.string(),
  organisationId: z.uuid(),
  organisationName: z.string(),
  regionName: z.string(),
  stepName: z.string(),
  next: z.object({ title: z.string(), due: z.string() }).nullable(),
  done: z.number().int(),
  of: z.number().int(),
  late: z.number().int(),
  lastRecord: z.string().nullable(),
  risk: Risk,
});

const Carried = page(Row).extend({
  /** Of all that the caller sees, whatever is chosen: what can be chosen. */
  programmes: z.array(z.object({ id: z.string(), title: z.string() })),
  fields: z.array(z.string()),
  /** How many at each level, but for the choice of a level. */
  levels: z.record(riskLevel, z.number().int()),
  rule: z.string(),
});

export const carryingRoutes = {
  carried: route({
    method: 'GET',
    path: '/api/carrying',
    audience: 'signed-in',
    data: 'internal',
    summary: '实施中的项目：下一节点、逾期、最近进展与风险',
    input: z.strictObject({ ...paging, ...narrowing }),
    output: Carried,
  }),
  carriedWorkbook: route({
    method: 'GET',
    path: '/api/carrying/workbook',
    audience: 'signed-in',
    data: 'internal',
    summary: '导出实施中的项目（.xlsx）',
    input: z.strictObject({ search: paging.search, ...narrowing }),
    output: File,
    answers: 'file',
  }),
  carrying: route({
    method: 'GET',
    path: '/api/cases/:region/:id/carrying',
    audience: 'signed-in',
    data: 'internal',
    summary: '一个项目的实施：节点、进展、变更与风险',
    input: z.strictObject(key),
    output: Carrying,
  }),
  recordProgress: route({
    method: 'POST',
    path: '/api/cases/:region/:id/progress',
    audience: 'signed-in',
    data: 'internal',
    summary: '登记项目进展',
    input: z.strictObject({
      ...seen,
      on: dayText,
      body: written(5000, '请写明做了什么、有什么结果'),
      files: z.array(z.strictObject(key)).max(10).default([]),
    }),
    output: done,
  }),
  reachMilestone: route({
    method: 'POST',
    path: '/api/cases/:region/:id/milestones/:milestone/reach',
    audience: 'signed-in',
    data: 'internal',
    summary: '登记节点完成',
    input: z.strictObject({ ...seen, milestone: id, on: dayText, evidence: written(2000, '请写明完成的依据') }),
    output: done,
  }),
  reopenMilestone: route({
    method: 'POST',
    path: '/api/cases/:region/:id/milestones/:milestone/reopen',
    audience: 'signed-in',
    data: 'internal',
    summary: '撤销节点的完成登记',
    input: z.strictObject({ ...seen, milestone: id }),
    output: done,
  }),
  requestChange: route({
    method: 'POST',
    path: '/api/cases/:region/:id/changes',
    audience: 'signed-in',
    data: 'internal',
    summary: '申请变更：延期、更换负责人等',
    input: z.strictObject({
      ...seen,
      kind: text(100),
      reason: written(5000, '请写明变更的理由'),
      days: z
        .array(z.strictObject({ milestone: id, due: dayText }))
        .max(100)
        .default([]),
      title: text(100).nullable().default(null),
      leader: text(30).nullable().default(null),
    }),
    output: done,
  }),
  withdrawChange: route({
    method: 'POST',
    path: '/api/cases/:region/:id/changes/:change/withdraw',
    audience: 'signed-in',
    data: 'internal',
    summary: '撤回变更申请',
    input: z.strictObject({ ...seen, change: id }),
    output: done,
  }),
  decideChange: route({
    method: 'POST',
    path: '/api/cases/:region/:id/changes/:change/decide',
    audience: 'signed-in',
    data: 'internal',
    summary: '答复变更申请：同意的即时生效',
    input: z.strictObject({ ...seen, change: id, agree: z.boolean(), answer: prose(5000).default('') }),
    output: done,
  }),
};
