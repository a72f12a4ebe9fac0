import { z } from 'zod';
import { CLUSTER_FIELDS, LEVELS } from '#core/programmes/vocabulary.ts';
import { File, route } from '../route.ts';
import {
  allowed,
  dayText,
  done,
  id,
  list,
  onDay,
  page,
  paging,
  prose,
  regionCode,
  search,
  text,
  whole,
} from '../values.ts';
import { allianceForm, allianceKind, documentKind, Membership, memberRole, schoolType } from './terms.ts';

const AllianceRow = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: allianceKind,
  form: allianceForm.nullable(),
  field: z.string().nullable(),
  level: z.enum(LEVELS),
  region: z.string(),
  foundedOn: z.string(),
  dissolvedOn: z.string().nullable(),
  members: z.number().int(),
  lead: z.string().nullable(),
  documents: z.array(documentKind),
});

/** 权责清单: for each matter, who decides what. */
const Responsibilities = z
  .array(z.strictObject({ matter: text(40), bureau: prose(200), alliance: prose(200), school: prose(200) }))
  .max(60);

/** 五统一: the five statements. */
const Unified = z.strictObject({
  leadership: prose(500),
  plan: prose(500),
  curriculum: prose(500),
  assessment: prose(500),
  training: prose(500),
});

const AllianceDocument = z.object({
  id: z.uuid(),
  kind: documentKind,
  title: z.string(),
  body: z.string(),
  responsibilities: Responsibilities.nullable(),
  unified: Unified.nullable(),
  from: z.string(),
  to: z.string().nullable(),
  /** With the region, the address it is downloaded from; null also for those who may not open it. */
  file: z.object({ region: z.string(), id: z.uuid(), name: z.string(), size: z.number() }).nullable(),
});

const Alliance = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: allianceKind,
  form: allianceForm.nullable(),
  field: z.string().nullable(),
  level: z.enum(LEVELS),
  region: z.string(),
  regionName: z.string(),
  purpose: z.string().nullable(),
  foundedOn: z.string(),
  dissolvedOn: z.string().nullable(),
  memberships: z.array(Membership),
  documents: z.array(AllianceDocument),
  bodies: z.array(z.object({ id: z.uuid(), name: z.string(), kind: z.string() })),
  version: z.number().int(),
  can: z.object({ edit: allowed, admit: allowed, document: allowed, establish: allowed, dissolve: allowed }),
});

const allianceFields = {
  name: text(60),
  form: allianceForm.nullable(),
  field: z.enum(CLUSTER_FIELDS).nullable(),
  purpose: prose(500).nullable(),
};

const allianceFilters = {
  search,
  region: regionCode.optional(),
  kind: list(allianceKind),
  form: allianceForm.optional(),
  dissolved: z.enum(['with', 'only']).optional(),
  on: onDay,
};

const path = { id };

export const allianceRoutes = {
  alliances: route({
    method: 'GET',
    path: '/api/alliances',
    audience: 'signed-in',
    data: 'internal',
    summary: '联盟名录',
    input: z.strictObject({ ...allianceFilters, ...paging }),
    output: page(AllianceRow).extend({ can: z.object({ found: allowed }) }),
  }),
  alliancesWorkbook: route({
    method: 'GET',
    path: '/api/alliances/workbook',
    audience: 'signed-in',
    data: 'internal',
    summary: '按筛选条件导出联盟名录（.xlsx）',
    answers: 'file',
    input: z.strictObject(allianceFilters),
    output: File,
  }),
  alliance: route({
    method: 'GET',
    path: '/api/alliances/:id',
    audience: 'signed-in',
    data: 'internal',
    summary: '一个联盟',
    input: z.strictObject(path),
    output: Alliance,
  }),
  allianceMap: route({
    method: 'GET',
    path: '/api/alliances/map',
    audience: 'signed-in',
    data: 'internal',
    summary: '联盟分布：学校坐标与所属联盟',
    input: z.strictObject({ region: regionCode.optional(), kind: list(allianceKind), on: onDay }),
    output: z.object({
      schools: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          longitude: z.number(),
          latitude: z.number(),
          type: schoolType,
          alliances: z.array(z.uuid()),
        }),
      ),
      alliances: z.array(z.object({ id: z.uuid(), name: z.string(), kind: allianceKind })),
      unplaced: z.number().int(),
    }),
  }),
  foundAlliance: route({
    method: 'POST',
    path: '/api/alliances',
    audience: 'signed-in',
    data: 'internal',
    summary: '成立联盟',
    input: z.strictObject({ ...allianceFields, kind: allianceKind, region: regionCode, foundedOn: dayText }),
    output: done,
  }),
  reviseAlliance: route({
    method: 'POST',
    path: '/api/alliances/:id',
    audience: 'signed-in',
    data: 'internal',
    summary: '修改联盟信息',
    input: z.strictObject({ ...path, version: whole(0, 1_000_000), ...allianceFields }),
    output: done,
  }),
  dissolveAlliance: route({
    method: 'POST',
    path: '/api/alliances/:id/dissolve',
    audience: 'signed-in',
    data: 'internal',
    summary: '解散联盟',
    input: z.strictObject({ ...path, on: dayText }),
    output: done,
  }),
  admitMember: route({
    method: 'POST',
    path: '/api/alliances/:id/members',
    audience: 'signed-in',
    data: 'internal',
    summary: '吸收成员校',
    input: z.strictObject({
      ...path,
      schoolId: id,
      role: memberRole,
      from: dayText,
      to: dayText.nullable().default(null),
    }),
    output: done,
  }),
  endMembership: route({
    method: 'POST',
    path: '/api/memberships/:id/end',
    audience: 'signed-in',
    data: 'internal',
    summary: '成员校退出',
    input: z.strictObject({ ...path, to: dayText }),
    output: done,
  }),
  adoptDocument: route({
    method: 'POST',
    path: '/api/alliances/:id/documents',
    audience: 'signed-in',
    data: 'internal',
    summary: '通过章程、规划、权责清单或五统一（新版接替旧版）',
    input: z.strictObject({
      ...path,
      kind: documentKind,
      title: text(80),
      body: prose(20_000),
      responsibilities: Responsibilities.nullable().default(null),
      unified: Unified.nullable().default(null),
      from: dayText,
      fileId: id.nullable().default(null),
    }),
    output: done,
  }),
};
