import { z } from 'zod';
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
import { allianceKind, Membership, memberRole, ownership, schoolCode, schoolType, stage } from './terms.ts';

const AllianceTag = z.object({ id: z.uuid(), name: z.string(), kind: allianceKind, role: memberRole });

const SchoolRow = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  region: z.string(),
  town: z.string().nullable(),
  type: schoolType,
  ownership,
  closed: z.boolean(),
  atStandard: z.boolean(),
  feature: z.string().nullable(),
  alliances: z.array(AllianceTag),
});

const Campus = z.strictObject({
  name: text(40),
  address: text(100),
  longitude: z.number().min(120.8).max(122.3).nullable(),
  latitude: z.number().min(30.6).max(31.95).nullable(),
  main: z.boolean(),
});

const School = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  region: z.string(),
  regionName: z.string(),
  town: z.string().nullable(),
  type: schoolType,
  stages: z.array(stage),
  ownership,
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  feature: z.string().nullable(),
  featureSince: z.string().nullable(),
  campuses: z.array(Campus),
  standards: z.array(
    z.object({ id: z.uuid(), from: z.string(), to: z.string().nullable(), document: z.string().nullable() }),
  ),
  memberships: z.array(Membership),
  version: z.number().int(),
  can: z.object({ edit: allowed, profile: allowed, standard: allowed, close: allowed }),
});

const schoolFields = {
  name: text(60),
  type: schoolType,
  ownership,
  town: text(20).nullable(),
  openedOn: dayText,
};

const schoolFilters = {
  search,
  region: regionCode.optional(),
  type: list(schoolType),
  ownership: ownership.optional(),
  town: z.string().max(20).optional(),
  alliance: id.optional(),
  allied: z.enum(['yes', 'no']).optional(),
  standard: z.enum(['yes', 'no']).optional(),
  closed: z.enum(['with', 'only']).optional(),
  sort: z.enum(['name', 'code', 'opened']).default('name'),
  on: onDay,
};

const path = { id };

export const schoolRoutes = {
  schools: route({
    method: 'GET',
    path: '/api/schools',
    audience: 'signed-in',
    data: 'internal',
    summary: '学校名录',
    input: z.strictObject({ ...schoolFilters, ...paging }),
    output: page(SchoolRow).extend({
      can: z.object({ open: allowed }),
      /** 街镇 of the region's schools, to choose from. */
      towns: z.array(z.string()),
    }),
  }),
  schoolsWorkbook: route({
    method: 'GET',
    path: '/api/schools/workbook',
    audience: 'signed-in',
    data: 'internal',
    summary: '按筛选条件导出学校名录（.xlsx）',
    answers: 'file',
    input: z.strictObject(schoolFilters),
    output: File,
  }),
  school: route({
    method: 'GET',
    path: '/api/schools/:id',
    audience: 'signed-in',
    data: 'internal',
    summary: '一所学校',
    input: z.strictObject(path),
    output: School,
  }),
  openSchool: route({
    method: 'POST',
    path: '/api/schools',
    audience: 'signed-in',
    data: 'internal',
    summary: '登记学校',
    input: z.strictObject({ code: schoolCode, region: regionCode, ...schoolFields }),
    output: done,
  }),
  correctSchool: route({
    method: 'POST',
    path: '/api/schools/:id',
    audience: 'signed-in',
    data: 'internal',
    summary: '更正学校登记',
    input: z.strictObject({ ...path, version: whole(0, 1_000_000), ...schoolFields }),
    output: done,
  }),
  describeSchool: route({
    method: 'POST',
    path: '/api/schools/:id/profile',
    audience: 'signed-in',
    data: 'internal',
    summary: '更新办学特色与校区',
    input: z.strictObject({
      ...path,
      version: whole(0, 1_000_000),
      feature: prose(500).nullable(),
      featureSince: dayText.nullable(),
      campuses: z.array(Campus).max(12),
    }),
    output: done,
  }),
  closeSchool: route({
    method: 'POST',
    path: '/api/schools/:id/close',
    audience: 'signed-in',
    data: 'internal',
    summary: '撤并学校',
    input: z.strictObject({ ...path, on: dayText }),
    output: done,
  }),
  recognise: route({
    method: 'POST',
    path: '/api/schools/:id/standard',
    audience: 'signed-in',
    data: 'internal',
    summary: '认定达到办学基本标准',
    input: z.strictObject({ ...path, from: dayText, document: text(80).nullable().default(null) }),
    output: done,
  }),
  withdrawRecognition: route({
    method: 'POST',
    path: '/api/schools/:id/standard/withdraw',
    audience: 'signed-in',
    data: 'internal',
    summary: '撤销达标认定',
    input: z.strictObject({ ...path, to: dayText }),
    output: done,
  }),
};
