import { z } from 'zod';
import { TASK_ORIGINS, TASK_STATES, TASK_STEPS } from '#core/collaboration/task.ts';
import { ORGANISATION_KINDS, type OrganisationKind } from '#core/identity/post.ts';
import { route } from '../route.ts';
import { allowed, dayText, done, id, page, paging, prose, regionCode, text, whole } from '../values.ts';
import { TaskOwner } from './terms.ts';

const taskState = z.enum(Object.keys(TASK_STATES) as [keyof typeof TASK_STATES]);
const origin = z.enum(TASK_ORIGINS);
const key = { region: regionCode, id };

const StageTask = z.strictObject({ programmeId: text(80), stage: text(60), task: text(60) });

const TaskRow = z.object({
  id: z.uuid(),
  region: z.string(),
  title: z.string(),
  origin,
  organisationId: z.uuid(),
  organisationName: z.string(),
  organisationKind: z.enum(Object.keys(ORGANISATION_KINDS) as [OrganisationKind]),
  /** The post, or the person, that owes it. */
  owner: z.string(),
  mine: z.boolean(),
  askedByName: z.string(),
  /** The caller asked for it. */
  asked: z.boolean(),
  due: z.string(),
  overdue: z.boolean(),
  state: taskState,
  progress: z.number().int(),
  doneOn: z.string().nullable(),
  /** The stage task of a programme that it carries out. */
  stageTask: StageTask.nullable(),
});

const Task = TaskRow.extend({
  detail: z.string(),
  /** On whose behalf it was asked. */
  askedByOrganisation: z.string(),
  askedOn: z.string(),
  /** Where it comes from, when that can be opened. */
  from: z.object({ label: z.string(), to: z.string() }).nullable(),
  ownedBy: TaskOwner,
  steps: z.array(
    z.object({
      id: z.uuid(),
      at: z.string(),
      personName: z.string(),
      step: z.enum(TASK_STEPS),
      progress: z.number().int().nullable(),
      note: z.string(),
    }),
  ),
  evidence: z.array(
    z.object({
      id: z.uuid(),
      file: z.object({ region: z.string(), id: z.uuid(), name: z.string(), size: z.number() }),
    }),
  ),
  version: z.number().int(),
  can: z.object({
    report: allowed,
    finish: allowed,
    confirm: allowed,
    handBack: allowed,
    drop: allowed,
    change: allowed,
  }),
});

export const taskRoutes = {
  tasks: route({
    method: 'GET',
    path: '/api/tasks',
    audience: 'signed-in',
    data: 'internal',
    summary: '任务（本人所及范围）',
    input: z.strictObject({
      ...paging,
      region: regionCode.optional(),
      organisation: id.optional(),
      origin: origin.optional(),
      state: taskState.optional(),
      /** Those the caller owes, or asked for. */
      whose: z.enum(['owed', 'asked']).optional(),
      overdue: z.literal('yes').optional(),
      /** Those that carry out stage tasks of a programme. */
      programme: text(80).optional(),
    }),
    output: page(TaskRow).extend({
      /** Unfinished ones of the caller, whatever the filters: owed, and asked for. */
      waiting: z.object({ owed: z.number().int(), asked: z.number().int() }),
      can: z.object({ ask: allowed }),
    }),
  }),
  task: route({
    method: 'GET',
    path: '/api/tasks/:region/:id',
    audience: 'signed-in',
    data: 'personal',
    summary: '一项任务及其经过',
    input: z.strictObject(key),
    output: Task,
  }),
  askTask: route({
    method: 'POST',
    path: '/api/tasks',
    audience: 'signed-in',
    data: 'personal',
    summary: '交办任务',
    input: z.strictObject({
      title: text(100),
      detail: prose(2000).default(''),
      owner: TaskOwner,
      due: dayText,
      /** A stage task of a programme that this carries out. */
      stageTask: StageTask.nullable().default(null),
    }),
    output: z.object({ region: z.string(), id: z.uuid() }),
  }),
  reportTask: route({
    method: 'POST',
    path: '/api/tasks/:region/:id/report',
    audience: 'signed-in',
    data: 'personal',
    summary: '报告进展或完成；可附佐证材料',
    input: z.strictObject({
      ...key,
      progress: whole(0, 100),
      note: prose(1000).default(''),
      finished: z.boolean().default(false),
      files: z
        .array(z.strictObject({ region: regionCode, id }))
        .max(10)
        .default([]),
    }),
    output: done,
  }),
  confirmTask: route({
    method: 'POST',
    path: '/api/tasks/:region/:id/confirm',
    audience: 'signed-in',
    data: 'internal',
    summary: '确认办结，或退回重办',
    input: z.strictObject({ ...key, confirmed: z.boolean(), note: prose(500).default('') }),
    output: done,
  }),
  changeTask: route({
    method: 'POST',
    path: '/api/tasks/:region/:id/change',
    audience: 'signed-in',
    data: 'personal',
    summary: '改期或转交',
    input: z.strictObject({ ...key, version: z.number().int(), due: dayText, owner: TaskOwner, note: text(500) }),
    output: done,
  }),
  dropTask: route({
    method: 'POST',
    path: '/api/tasks/:region/:id/drop',
    audience: 'signed-in',
    data: 'internal',
    summary: '撤销任务',
    input: z.strictObject({ ...key, note: text(500) }),
    output: done,
  }),
};
