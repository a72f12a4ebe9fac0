import { z } from 'zod';
import { GROWTH } from '#core/library/growth.ts';
import { LICENCE_ACTS, SCOPES } from '#core/library/licence.ts';
import { File, route } from './route.ts';
import { allowed, done, id, page, paging, prose, regionCode, text, whole } from './values.ts';

const key = { region: regionCode, id };
/** An act on an entry says which state of it was seen. */
const seen = { ...key, version: z.number().int() };
const growth = z.enum(GROWTH);
const scope = z.enum(SCOPES);
const reason = prose(1000).pipe(z.string().min(1, '请写明原因'));
const note = prose(2000).pipe(z.string().min(1, '请写明发现或建议'));

/** Text in pieces, what was looked for among them. */
const Pieces = z.array(z.object({ text: z.string(), hit: z.boolean() }));

const EntryRow = z.object({
  region: z.string(),
  id: z.uuid(),
  title: Pieces,
  organisationId: z.uuid(),
  organisationName: z.string(),
  regionName: z.string(),
  programmeTitle: z.string(),
  kind: z.string().nullable(),
  field: z.string().nullable(),
  year: z.number().int(),
  growth,
  published: scope.nullable(),
  /** The part of the text that holds what was looked for; without a search, its summary. */
  excerpt: Pieces,
  /** The heading under which the excerpt stands; null for the summary. */
  under: z.string().nullable(),
});

const Entry = z.object({
  region: z.string(),
  id: z.uuid(),
  caseId: z.uuid(),
  title: z.string(),
  organisationId: z.uuid(),
  organisationKind: z.string(),
  organisationName: z.string(),
  regionName: z.string(),
  programmeId: z.string(),
  programmeTitle: z.string(),
  procedureName: z.string(),
  callTitle: z.string(),
  year: z.number().int(),
  kind: z.string().nullable(),
  field: z.string().nullable(),
  summary: z.string(),
  passages: z.array(z.object({ heading: z.string(), text: z.string() })),
  materials: z.array(z.object({ region: z.string(), id: z.uuid(), name: z.string(), size: z.number() })),
  takenOn: z.string(),
  /** For those inside, as how far it was granted. */
  takenByName: z.string().nullable(),
  growth,
  /** The stages open from the present one, the next one first. */
  growsTo: z.array(growth),
  granted: scope.nullable(),
  published: scope.nullable(),
  publishedOn: z.string().nullable(),
  version: z.number().int(),
  /** 发展经过 and 授权经过, the latest first; for the organisation and those who oversee it. */
  stages: z.array(
    z.object({ number: z.number().int(), stage: growth, on: z.string(), by: z.string(), note: z.string() }),
  ),
  licences: z.array(
    z.object({
      number: z.number().int(),
      act: z.enum(LICENCE_ACTS),
      scope: scope.nullable(),
      on: z.string(),
      by: z.string(),
      note: z.string(),
    }),
  ),
  /** As far as the caller sees the activities. */
  courses: z.array(
    z.object({
      region: z.string(),
      id: z.uuid(),
      title: z.string(),
      kind: z.string(),
      from: z.string(),
      to: z.string(),
      state: z.string(),
    }),
  ),
  /** Whether the caller is of the organisation or oversees it, and so reads how the entry came to be what it is. */
  inside: z.boolean(),
  can: z.object({ grow: allowed, grant: allowed, publish: allowed, course: allowed, openCase: allowed }),
});

export const libraryRoutes = {
  entries: route({
    method: 'GET',
    path: '/api/library',
    audience: 'signed-in',
    data: 'internal',
    summary: '案例库：全文检索，标题中有检索词的在前',
    input: z.strictObject({
      ...paging,
      region: regionCode.optional(),
      organisation: id.optional(),
      programme: text(80).optional(),
      field: text(100).optional(),
      kind: text(100).optional(),
      year: whole(2000, 2200).optional(),
      growth: growth.optional(),
    }),
    output: page(EntryRow).extend({
      /** What there is to filter by, among all that the caller sees. */
      choices: z.object({
        programmes: z.array(z.object({ id: z.string(), title: z.string() })),
        fields: z.array(z.string()),
        kinds: z.array(z.string()),
        years: z.array(z.number().int()),
      }),
      /** Cases that the caller may take in and that are not in yet. */
      waiting: z.number().int(),
    }),
  }),
  entry: route({
    method: 'GET',
    path: '/api/library/:region/:id',
    audience: 'signed-in',
    data: 'internal',
    summary: '一个案例：正文、材料、发展经过、授权与课程',
    input: z.strictObject(key),
    output: Entry,
  }),
  entryDocument: route({
    method: 'GET',
    path: '/api/library/:region/:id/document',
    audience: 'signed-in',
    data: 'internal',
    summary: '案例文稿（.docx）',
    input: z.strictObject(key),
    output: File,
    answers: 'file',
  }),
  entitled: route({
    method: 'GET',
    path: '/api/library/entitled',
    audience: 'signed-in',
    data: 'internal',
    summary: '可以收入案例库、尚未收入的申报件',
    input: z.strictObject({}),
    output: z.array(
      z.object({
        region: z.string(),
        id: z.uuid(),
        title: z.string(),
        organisationName: z.string(),
        callTitle: z.string(),
        kind: z.string().nullable(),
        field: z.string().nullable(),
        /** Since when it may be taken in. */
        since: z.string(),
        may: allowed,
      }),
    ),
  }),
  takeIn: route({
    method: 'POST',
    path: '/api/library',
    audience: 'signed-in',
    data: 'internal',
    summary: '把申报件收入案例库',
    input: z.strictObject({ region: regionCode, case: id, note }),
    output: z.object({ region: z.string(), id: z.uuid() }),
  }),
  grantLicence: route({
    method: 'POST',
    path: '/api/library/:region/:id/grant',
    audience: 'signed-in',
    data: 'internal',
    summary: '所属单位授权公开的范围',
    input: z.strictObject({ ...seen, scope, note: prose(1000).default('') }),
    output: done,
  }),
  revokeLicence: route({
    method: 'POST',
    path: '/api/library/:region/:id/revoke',
    audience: 'signed-in',
    data: 'internal',
    summary: '收回授权，案例即停止公开；尚未决定的，不授权',
    input: z.strictObject({ ...seen, note: reason }),
    output: done,
  }),
  publishEntry: route({
    method: 'POST',
    path: '/api/library/:region/:id/publish',
    audience: 'signed-in',
    data: 'internal',
    summary: '在授权范围内公开',
    input: z.strictObject({ ...seen, scope }),
    output: done,
  }),
  withdrawEntry: route({
    method: 'POST',
    path: '/api/library/:region/:id/withdraw',
    audience: 'signed-in',
    data: 'internal',
    summary: '停止公开',
    input: z.strictObject({ ...seen, note: reason }),
    output: done,
  }),
  growEntry: route({
    method: 'POST',
    path: '/api/library/:region/:id/grow',
    audience: 'signed-in',
    data: 'internal',
    summary: '记录发现、培育、改进、提升的进展',
    input: z.strictObject({ ...seen, stage: growth, note }),
    output: done,
  }),
  linkCourse: route({
    method: 'POST',
    path: '/api/library/:region/:id/courses',
    audience: 'signed-in',
    data: 'internal',
    summary: '把一次活动记为由案例转成的课程',
    input: z.strictObject({ ...key, activityRegion: regionCode, activityId: id }),
    output: done,
  }),
  entriesOfActivity: route({
    method: 'GET',
    path: '/api/library/courses/:region/:id',
    audience: 'signed-in',
    data: 'internal',
    summary: '一次活动依据的案例（本人可见的）',
    input: z.strictObject(key),
    output: z.array(z.object({ region: z.string(), id: z.uuid(), title: z.string(), organisationName: z.string() })),
  }),
};
