import { z } from 'zod';
import { POINT_KINDS } from '#core/collaboration/visit.ts';
import { File, route } from '../route.ts';
import { allowed, dayText, done, id, nothing, onDay, page, paging, prose, regionCode, text, whole } from '../values.ts';
import { TaskOwner } from './terms.ts';
import {
  AssignmentRow,
  number,
  organisationKind,
  ProposalWritten,
  programmeId,
  Visit,
  Visited,
  VisitRow,
  visitState,
} from './visit-shapes.ts';

const key = { region: regionCode, id };
const recordFilters = {
  search: paging.search,
  region: regionCode.optional(),
  organisation: id.optional(),
  liaison: id.optional(),
  programme: programmeId.optional(),
  kind: text(20).optional(),
  state: visitState.optional(),
  from: dayText.optional(),
  to: dayText.optional(),
};
const overviewFilters = {
  search: paging.search,
  region: regionCode.optional(),
  liaison: id.optional(),
  programme: programmeId.optional(),
  sort: z.enum(['longest', 'name', 'unsettled']).default('longest'),
  on: onDay,
};
const assignmentFilters = {
  search: paging.search,
  region: regionCode.optional(),
  liaison: id.optional(),
  organisation: id.optional(),
  programme: programmeId.optional(),
  /** Also those that have ended. */
  ended: z.literal('with').optional(),
  on: onDay,
};
const liaisons = z.array(z.object({ id: z.uuid(), name: z.string() }));

export const visitRoutes = {
  visits: route({
    method: 'GET',
    path: '/api/visits',
    audience: 'signed-in',
    data: 'personal',
    summary: '走访记录（本人所及范围）',
    input: z.strictObject({ ...recordFilters, page: paging.page, size: paging.size }),
    output: page(VisitRow).extend({
      kinds: z.array(z.string()),
      liaisons,
      can: z.object({ record: allowed, addKind: allowed }),
    }),
  }),
  visitsWorkbook: route({
    method: 'GET',
    path: '/api/visits/workbook',
    audience: 'signed-in',
    data: 'personal',
    summary: '导出走访记录（.xlsx）',
    answers: 'file',
    input: z.strictObject(recordFilters),
    output: File,
  }),
  visitOverview: route({
    method: 'GET',
    path: '/api/visits/overview',
    audience: 'signed-in',
    data: 'internal',
    summary: '走访一览：谁由谁联系，多久没有走访',
    input: z.strictObject({ ...overviewFilters, page: paging.page, size: paging.size }),
    output: page(Visited).extend({ liaisons, can: z.object({ record: allowed }) }),
  }),
  visitOverviewWorkbook: route({
    method: 'GET',
    path: '/api/visits/overview/workbook',
    audience: 'signed-in',
    data: 'internal',
    summary: '导出走访一览（.xlsx）',
    answers: 'file',
    input: z.strictObject(overviewFilters),
    output: File,
  }),
  visitDesk: route({
    method: 'GET',
    path: '/api/visits/desk',
    audience: 'signed-in',
    data: 'personal',
    summary: '记走访：本人联系的单位和没有送达的草稿',
    input: z.strictObject({ organisation: id.optional() }),
    output: z.object({
      organisations: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          kind: organisationKind,
          lastOn: z.string().nullable(),
          days: z.number().int().nullable(),
          unsettled: z.number().int(),
        }),
      ),
      drafts: z.array(VisitRow),
      /** The organisation asked for, when it is one that is visited. */
      wanted: z.object({ id: z.uuid(), name: z.string() }).nullable(),
      can: z.object({ record: allowed }),
    }),
  }),
  liaisonAssignments: route({
    method: 'GET',
    path: '/api/visits/assignments',
    audience: 'signed-in',
    data: 'internal',
    summary: '专职联系人的安排',
    input: z.strictObject({ ...assignmentFilters, page: paging.page, size: paging.size }),
    output: page(AssignmentRow).extend({ liaisons, can: z.object({ assign: allowed }) }),
  }),
  assignLiaison: route({
    method: 'POST',
    path: '/api/visits/assignments',
    audience: 'signed-in',
    data: 'internal',
    summary: '安排联系人联系若干单位',
    input: z.strictObject({
      liaison: id,
      organisations: z.array(id).min(1, '请至少选择一个单位').max(60, '一次最多选择 60 个单位'),
      programmeId: programmeId.nullable().default(null),
      from: dayText,
      to: dayText.nullable().default(null),
    }),
    output: z.object({ ids: z.array(z.uuid()) }),
  }),
  endAssignment: route({
    method: 'POST',
    path: '/api/visits/assignments/:region/:id/end',
    audience: 'signed-in',
    data: 'internal',
    summary: '结束联系人的安排',
    input: z.strictObject({ ...key, to: dayText }),
    output: done,
  }),
  addVisitKind: route({
    method: 'POST',
    path: '/api/visits/kinds',
    audience: 'signed-in',
    data: 'internal',
    summary: '增设走访类别',
    input: z.strictObject({ name: text(20) }),
    output: nothing,
  }),
  beginVisit: route({
    method: 'POST',
    path: '/api/visits',
    audience: 'signed-in',
    data: 'personal',
    summary: '开始记一次走访，或定下要走访的日子',
    input: z.strictObject({ organisationId: id, on: dayText }),
    output: z.object({ region: z.string(), id: z.uuid() }),
  }),
  visit: route({
    method: 'GET',
    path: '/api/visits/:region/:id',
    audience: 'signed-in',
    data: 'personal',
    summary: '一次走访：情况、问题与建议、答复与办结',
    input: z.strictObject(key),
    output: Visit,
  }),
  saveVisit: route({
    method: 'POST',
    path: '/api/visits/:region/:id/save',
    audience: 'signed-in',
    data: 'personal',
    summary: '保存走访草稿；另一台设备改过时不覆盖',
    input: z.strictObject({
      ...key,
      /** The revision this was written on. */
      revision: whole(0, 1_000_000),
      on: dayText,
      kind: text(20),
      programmeId: programmeId.nullable().default(null),
      met: prose(200).default(''),
      seen: prose(5000).default(''),
      points: z
        .array(
          z.strictObject({
            /** Given once in a visit; pictures hang on it. */
            number,
            kind: z.enum(POINT_KINDS),
            body: prose(1000).default(''),
            proposal: ProposalWritten.nullable().default(null),
          }),
        )
        .max(30, '一次走访最多记 30 条')
        .default([]),
    }),
    output: z.object({ revision: z.number().int() }),
  }),
  sendVisit: route({
    method: 'POST',
    path: '/api/visits/:region/:id/send',
    audience: 'signed-in',
    data: 'personal',
    summary: '送达走访报告，此后内容不再改动',
    input: z.strictObject({ ...key, revision: whole(0, 1_000_000) }),
    output: done,
  }),
  discardVisit: route({
    method: 'POST',
    path: '/api/visits/:region/:id/discard',
    audience: 'signed-in',
    data: 'personal',
    summary: '丢弃走访草稿',
    input: z.strictObject(key),
    output: done,
  }),
  attachPhoto: route({
    method: 'POST',
    path: '/api/visits/:region/:id/photos',
    audience: 'signed-in',
    data: 'personal',
    summary: '给走访草稿附照片（先上传附件）',
    input: z.strictObject({ ...key, number: number.nullable().default(null), fileRegion: regionCode, fileId: id }),
    output: done,
  }),
  removePhoto: route({
    method: 'POST',
    path: '/api/visits/:region/:id/photos/:photoId/remove',
    audience: 'signed-in',
    data: 'personal',
    summary: '移除走访草稿的照片',
    input: z.strictObject({ ...key, photoId: id }),
    output: done,
  }),
  answerPoint: route({
    method: 'POST',
    path: '/api/visits/:region/:id/points/:number/answer',
    audience: 'signed-in',
    data: 'personal',
    summary: '答复走访提出的一条，可同时交办成任务',
    input: z.strictObject({
      ...key,
      number,
      answer: text(1000),
      due: dayText,
      task: z
        .strictObject({ title: text(100), owner: TaskOwner })
        .nullable()
        .default(null),
    }),
    output: done,
  }),
  settlePoint: route({
    method: 'POST',
    path: '/api/visits/:region/:id/points/:number/settle',
    audience: 'signed-in',
    data: 'personal',
    summary: '办结一条，或退回再办',
    input: z.strictObject({ ...key, number, settled: z.boolean(), note: prose(500).default('') }),
    output: done,
  }),
  decideProposal: route({
    method: 'POST',
    path: '/api/visits/:region/:id/points/:number/decide',
    audience: 'signed-in',
    data: 'internal',
    summary: '决定是否采纳对计划的建议',
    input: z.strictObject({ ...key, number, adopted: z.boolean(), reason: text(500) }),
    output: done,
  }),
};
