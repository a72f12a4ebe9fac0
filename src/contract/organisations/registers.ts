import { z } from 'zod';
import { route } from '../route.ts';
import { allowed, dayText, list, nothing, regionCode, whole } from '../values.ts';
import { organisationKind } from './terms.ts';

const SchoolYearRow = z.object({
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

export const registerRoutes = {
  regions: route({
    method: 'GET',
    path: '/api/regions',
    audience: 'signed-in',
    data: 'internal',
    summary: '市和 16 个区',
    input: nothing,
    output: z.array(z.object({ code: z.string(), name: z.string(), schools: z.number().int() })),
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
