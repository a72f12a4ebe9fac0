import { z } from 'zod';
import { route } from '../route.ts';
import { allowed, done, id, prose, regionCode, text, whole } from '../values.ts';

const meeting = z.strictObject({ region: regionCode, id });

/** A case as those who decide on it see it beside the others. */
const Standing = z.object({
  region: z.string(),
  id: z.uuid(),
  title: z.string(),
  organisationId: z.uuid(),
  organisationName: z.string(),
  kind: z.string().nullable(),
  field: z.string().nullable(),
  rank: z.number().int().nullable(),
  /** 专家评分, the mean of what was submitted, and the place by it; none until the round is closed. */
  score: z.number().nullable(),
  reviews: z.number().int(),
  place: z.number().int().nullable(),
  moves: z.number().int(),
  due: z.string().nullable(),
  may: allowed,
});

const Deciding = z.object({
  callId: z.uuid(),
  callTitle: z.string(),
  step: z.string(),
  stepName: z.string(),
  who: z.string(),
  /** Steps of the call where something is decided, with how many cases stand there. */
  steps: z.array(z.object({ id: z.string(), name: z.string(), cases: z.number().int() })),
  choices: z.array(
    z.object({
      name: z.string(),
      picks: z.boolean(),
      returns: z.boolean(),
      reason: z.boolean(),
      leads: z.string(),
    }),
  ),
  meeting: z.boolean(),
  /** What decisions are held against: the experts' scores, or the order of recommendation within a district. */
  basis: z.enum(['score', 'rank']).nullable(),
  /** 各领域的名额, and how many were chosen before. */
  fields: z.array(z.object({ name: z.string(), quota: z.number().int().nullable(), chosen: z.number().int() })),
  cases: z.array(Standing),
  /** Decided before, as far as the order of the others depends on it. */
  before: z.array(
    z.object({
      id: z.uuid(),
      region: z.string(),
      field: z.string().nullable(),
      score: z.number().nullable(),
      rank: z.number().int().nullable(),
      picks: z.boolean(),
    }),
  ),
});

const Compared = z.object({
  callTitle: z.string(),
  cases: z.array(
    Standing.pick({
      region: true,
      id: true,
      title: true,
      organisationName: true,
      field: true,
      rank: true,
      score: true,
      place: true,
    }).extend({
      comments: z.array(z.object({ total: z.number(), comment: z.string() })),
    }),
  ),
  parts: z.array(
    z.object({
      step: z.string(),
      name: z.string(),
      questions: z.array(
        z.object({
          name: z.string(),
          title: z.string(),
          under: z.array(z.string()),
          /** In words, one for each case in their order; `null` where it was not asked. */
          answers: z.array(z.string().nullable()),
        }),
      ),
    }),
  ),
});

export const decidingRoutes = {
  deciding: route({
    method: 'GET',
    path: '/api/calls/:id/deciding',
    audience: 'signed-in',
    data: 'internal',
    summary: '一项征集中等待集体研究决定的申报',
    input: z.strictObject({ id, step: text(60).optional() }),
    output: Deciding,
  }),
  comparison: route({
    method: 'GET',
    path: '/api/calls/:id/comparison',
    audience: 'signed-in',
    data: 'internal',
    summary: '两至四件申报逐题对照',
    input: z.strictObject({ id, cases: z.array(id).min(2, '请选择两件以上').max(4, '最多对照四件') }),
    output: Compared,
  }),
  decideCases: route({
    method: 'POST',
    path: '/api/calls/:id/decide',
    audience: 'signed-in',
    data: 'internal',
    summary: '集体研究决定：一次决定多件申报',
    input: z.strictObject({
      id,
      step: text(60),
      meeting: meeting.nullable(),
      decisions: z
        .array(
          z.strictObject({
            region: regionCode,
            id,
            /** How far it was seen to go. */
            moves: whole(0, 100_000),
            choice: text(60),
            note: prose(5000),
          }),
        )
        .min(1, '请至少决定一件')
        .max(500)
        .refine((each) => new Set(each.map((one) => one.id)).size === each.length, '同一件申报只能决定一次'),
    }),
    output: done,
  }),
};
