import { z } from 'zod';
import { ORGANISATION_KINDS } from '#core/identity/post.ts';
import {
  ALLIANCE_DOCUMENTS,
  ALLIANCE_FORMS,
  ALLIANCE_KINDS,
  CLUSTER_FIELDS,
  LEVELS,
  MEMBER_ROLES,
  OWNERSHIPS,
  SCHOOL_TYPES,
  STAGES,
} from '#core/programmes/vocabulary.ts';
import { File, route } from './route.ts';
import {
  allowed,
  dayText,
  done,
  id,
  list,
  nothing,
  onDay,
  page,
  paging,
  prose,
  regionCode,
  search,
  text,
  whole,
} from './values.ts';

export const schoolType = z.enum(SCHOOL_TYPES);
export const ownership = z.enum(OWNERSHIPS);
export const stage = z.enum(STAGES);
export const allianceKind = z.enum(ALLIANCE_KINDS);
export const allianceForm = z.enum(ALLIANCE_FORMS);
export const memberRole = z.enum(MEMBER_ROLES);
export const documentKind = z.enum(ALLIANCE_DOCUMENTS);
export const organisationKind = z.enum(Object.keys(ORGANISATION_KINDS) as [keyof typeof ORGANISATION_KINDS]);

/** 10 位学校(机构)标识码 as text: 2 category digits, `31` for Shanghai, 6 serial digits; no check digit. */
export const schoolCode = z
  .string()
  .trim()
  .regex(/^(11|21|31|34|37|51|91)31\d{6}$/, '学校标识码为 10 位数字：2 位类别码、31、6 位顺序码');

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

export const Campus = z.strictObject({
  name: text(40),
  address: text(100),
  longitude: z.number().min(120.8).max(122.3).nullable(),
  latitude: z.number().min(30.6).max(31.95).nullable(),
  main: z.boolean(),
});

const Membership = z.object({
  id: z.uuid(),
  allianceId: z.uuid(),
  allianceName: z.string(),
  allianceKind,
  schoolId: z.uuid(),
  schoolName: z.string(),
  schoolType,
  role: memberRole,
  from: z.string(),
  to: z.string().nullable(),
});

export const School = z.object({
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
export const Responsibilities = z
  .array(z.strictObject({ matter: text(40), bureau: prose(200), alliance: prose(200), school: prose(200) }))
  .max(60);
/** 五统一: the five statements. */
export const Unified = z.strictObject({
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

export const Alliance = z.object({
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

const BodyRow = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.string(),
  level: z.enum(LEVELS),
  organisationId: z.uuid(),
  organisationName: z.string(),
  region: z.string(),
  programmeId: z.string().nullable(),
  bodyKey: z.string().nullable(),
  from: z.string(),
  to: z.string().nullable(),
});

/** 常用机构类别, offered when a body is established; a programme may name others. */
export const BODY_KINDS = [
  '领导小组',
  '工作小组',
  '项目办公室',
  '专家委员会',
  '专家组',
  '专家小组',
  '专家指导团队',
  '区级专业指导团队',
  '项目组',
  '理事会',
  '学校工作小组',
  '项目学校工作小组',
  '研究机构',
  '牵头机构',
  '跨区域协作共同体',
] as const;

const schoolFields = {
  name: text(60),
  type: schoolType,
  ownership,
  town: text(20).nullable(),
  openedOn: dayText,
};
const allianceFields = {
  name: text(60),
  form: allianceForm.nullable(),
  field: z.enum(CLUSTER_FIELDS).nullable(),
  purpose: prose(500).nullable(),
};

export const SchoolYearRow = z.object({
  year: z.number().int(),
  verified: z.boolean(),
  terms: z.array(
    z.object({
      number: z.union([z.literal(1), z.literal(2)]),
      from: z.string(),
      to: z.string(),
      weeks: z.number().int(),
    }),
  ),
});

const path = { id };

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
const allianceFilters = {
  search,
  region: regionCode.optional(),
  kind: list(allianceKind),
  form: allianceForm.optional(),
  dissolved: z.enum(['with', 'only']).optional(),
  on: onDay,
};

export const organisationsRoutes = {
  regions: route({
    method: 'GET',
    path: '/api/regions',
    audience: 'signed-in',
    data: 'internal',
    summary: '市和 16 个区',
    input: nothing,
    output: z.array(z.object({ code: z.string(), name: z.string(), schools: z.number().int() })),
  }),
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

  bodies: route({
    method: 'GET',
    path: '/api/bodies',
    audience: 'signed-in',
    data: 'internal',
    summary: '领导与专家机构',
    input: z.strictObject({
      ...paging,
      region: regionCode.optional(),
      programme: z.string().max(60).optional(),
      organisation: id.optional(),
      on: onDay,
    }),
    output: page(BodyRow).extend({ can: z.object({ establish: allowed }) }),
  }),
  body: route({
    method: 'GET',
    path: '/api/bodies/:id',
    audience: 'signed-in',
    data: 'internal',
    summary: '一个机构',
    input: z.strictObject(path),
    output: BodyRow.extend({ can: z.object({ abolish: allowed }) }),
  }),
  establishBody: route({
    method: 'POST',
    path: '/api/bodies',
    audience: 'signed-in',
    data: 'internal',
    summary: '建立机构',
    input: z.strictObject({
      name: text(60),
      kind: text(20),
      level: z.enum(LEVELS),
      organisationId: id,
      programmeId: z.string().max(60).nullable().default(null),
      bodyKey: z.string().max(60).nullable().default(null),
      from: dayText,
    }),
    output: done,
  }),
  abolishBody: route({
    method: 'POST',
    path: '/api/bodies/:id/abolish',
    audience: 'signed-in',
    data: 'internal',
    summary: '撤销机构',
    input: z.strictObject({ ...path, on: dayText }),
    output: done,
  }),

  findOrganisations: route({
    method: 'GET',
    path: '/api/organisations',
    audience: 'signed-in',
    data: 'internal',
    summary: '按名称或拼音首字母查单位',
    input: z.strictObject({
      search: z.string().max(50).optional(),
      kind: list(organisationKind),
      region: regionCode.optional(),
      limit: whole(1, 50).default(20),
    }),
    output: z.array(z.object({ id: z.uuid(), name: z.string(), kind: organisationKind, region: z.string() })),
  }),
  calendar: route({
    method: 'GET',
    path: '/api/calendar',
    audience: 'signed-in',
    data: 'internal',
    summary: '校历',
    input: nothing,
    output: z.object({ years: z.array(SchoolYearRow), can: z.object({ set: allowed }) }),
  }),
  setSchoolYear: route({
    method: 'POST',
    path: '/api/calendar/:year',
    audience: 'signed-in',
    data: 'internal',
    summary: '确定一学年的校历',
    input: z.strictObject({
      year: whole(2010, 2050),
      terms: z
        .array(z.strictObject({ number: z.union([z.literal(1), z.literal(2)]), from: dayText, to: dayText }))
        .length(2),
      verified: z.boolean(),
    }),
    output: z.object({ year: z.number() }),
  }),
};
