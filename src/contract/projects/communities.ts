import { z } from 'zod';
import { CLUSTER_FIELDS } from '#core/programmes/vocabulary.ts';
import { route } from '../route.ts';
import { allowed, done, id, prose, regionCode, text } from '../values.ts';

/** A project as its community names it to everybody. */
const Project = z.object({
  region: z.string(),
  id: z.uuid(),
  callId: z.uuid(),
  title: z.string(),
  organisationId: z.uuid(),
  organisationName: z.string(),
  regionName: z.string(),
  kind: z.string().nullable(),
  field: z.string().nullable(),
  number: z.string().nullable(),
  /** Where it stands, or what became of it. */
  state: z.string(),
  from: z.string(),
  /** Whether the caller may open it. */
  readable: z.boolean(),
  /** Whether it goes on; one that was ended is no longer counted. */
  established: z.boolean(),
});

const Standing = z.object({
  id: z.uuid(),
  name: z.string(),
  field: z.string().nullable(),
  members: z.number().int(),
  lead: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  experts: z.object({ has: z.number().int(), need: z.number().int() }).nullable(),
  document: z.object({ name: z.string(), title: z.string().nullable() }).nullable(),
  /** The duty of each year, and what fulfils it this year. */
  duty: z
    .object({
      statement: z.string(),
      done: z.object({ title: z.string(), to: z.string(), readable: z.boolean() }).nullable(),
    })
    .nullable(),
  /** What it lacks, each in a sentence. */
  lacking: z.array(z.string()),
  projects: z.array(Project),
});

const CallCommunities = z.object({
  callId: z.uuid(),
  callTitle: z.string(),
  programmeTitle: z.string(),
  kind: z.string(),
  who: z.string(),
  size: z.object({ least: z.number().int(), most: z.number().int() }).nullable(),
  experts: z.number().int().nullable(),
  /** Established projects of the call that are in no community, as far as the caller sees them. */
  open: z.array(Project.omit({ callId: true, from: true, readable: true, established: true }).extend({ may: allowed })),
  proposals: z.array(z.object({ field: z.string().nullable(), cases: z.array(z.uuid()), because: z.string() })),
  communities: z.array(Standing.extend({ waiting: z.number().int() })),
  can: z.object({ place: allowed }),
});

const Joining = z.object({
  region: z.string(),
  id: z.uuid(),
  organisationId: z.uuid(),
  organisationName: z.string(),
  regionName: z.string(),
  body: z.string(),
  askedByName: z.string(),
  askedOn: z.string(),
  admitted: z.boolean().nullable(),
  answer: z.string().nullable(),
  answeredByName: z.string().nullable(),
  answeredOn: z.string().nullable(),
});

const Community = Standing.extend({
  programmeTitle: z.string(),
  procedureName: z.string(),
  who: z.string(),
  guides: z.array(z.object({ name: z.string(), from: z.string() })),
  activities: z.array(
    z.object({
      title: z.string(),
      kind: z.string(),
      level: z.string(),
      on: z.string(),
      to: z.string(),
      /** Whether the caller may open it. */
      readable: z.boolean(),
    }),
  ),
  joinings: z.array(Joining),
  /** Schools in whose name the caller may ask to join; with the sentence why not, where there is one. */
  own: z.array(z.object({ id: z.uuid(), name: z.string(), may: allowed })),
  can: z.object({ seat: allowed, takeOut: allowed, answer: allowed }),
});

/** 新建的共同体. */
export const Founded = z.strictObject({
  name: text(60),
  field: z.enum(CLUSTER_FIELDS).nullable(),
  purpose: prose(500).nullable(),
  /** 牵头校, one of the schools whose projects are put in. */
  lead: id.nullable(),
});

export const communityRoutes = {
  callCommunities: route({
    method: 'GET',
    path: '/api/calls/:id/communities',
    audience: 'signed-in',
    data: 'internal',
    summary: '一项征集的立项项目怎样编组',
    input: z.strictObject({ id }),
    output: CallCommunities,
  }),
  placeCases: route({
    method: 'POST',
    path: '/api/calls/:id/communities',
    audience: 'signed-in',
    data: 'internal',
    summary: '把立项项目编入共同体，或在共同体之间调整；学校随项目成为成员校',
    input: z
      .strictObject({
        id,
        community: id.nullable(),
        founded: Founded.nullable(),
        cases: z
          .array(z.strictObject({ region: regionCode, id }))
          .min(1, '请至少选择一个项目')
          .max(500)
          .refine((each) => new Set(each.map((one) => one.id)).size === each.length, '同一个项目只能列入一次'),
      })
      .refine(({ community, founded: one }) => (community === null) !== (one === null), {
        path: ['community'],
        message: '请选择一个共同体，或新建一个',
      }),
    output: done,
  }),
  takeOutCase: route({
    method: 'POST',
    path: '/api/communities/:id/cases/:region/:case/end',
    audience: 'signed-in',
    data: 'internal',
    summary: '把项目移出共同体',
    input: z.strictObject({
      id,
      region: regionCode,
      case: id,
      reason: prose(1000).pipe(z.string().min(1, '请写明理由')),
    }),
    output: done,
  }),
  community: route({
    method: 'GET',
    path: '/api/communities/:id',
    audience: 'signed-in',
    data: 'internal',
    summary: '一个共同体的项目、专家、制度与交流；不由项目编成的联盟为空',
    input: z.strictObject({ id }),
    output: z.object({ community: Community.nullable() }),
  }),
  seatCommunityExperts: route({
    method: 'POST',
    path: '/api/communities/:id/experts',
    audience: 'signed-in',
    data: 'personal',
    summary: '为共同体聘请指导专家',
    input: z.strictObject({
      id,
      experts: z
        .array(z.strictObject({ region: regionCode, id }))
        .min(1, '请至少选择一位专家')
        .max(15),
    }),
    output: done,
  }),
  askToJoin: route({
    method: 'POST',
    path: '/api/communities/:id/joinings',
    audience: 'signed-in',
    data: 'internal',
    summary: '申请加入共同体',
    input: z.strictObject({
      id,
      organisation: id,
      body: prose(2000).pipe(z.string().min(1, '请写明加入的理由和可以承担的工作')),
    }),
    output: done,
  }),
  answerJoining: route({
    method: 'POST',
    path: '/api/communities/:id/joinings/:region/:joining/answer',
    audience: 'signed-in',
    data: 'internal',
    summary: '答复加入申请：同意的成为成员校',
    input: z.strictObject({
      id,
      region: regionCode,
      joining: id,
      admitted: z.boolean(),
      answer: prose(2000).default(''),
    }),
    output: done,
  }),
};
