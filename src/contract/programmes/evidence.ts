import { z } from 'zod';
import { File, route } from '../route.ts';
import { id, regionCode } from '../values.ts';

const Line = z.object({
  name: z.string(),
  /** What is looked at, in words. */
  words: z.string(),
  /** Absent where no context provides the fact yet: 尚无数据来源. */
  total: z.number().int().nullable(),
  rows: z.array(
    z.object({
      label: z.string(),
      about: z.string(),
      since: z.string().nullable(),
      until: z.string().nullable(),
      value: z.number().nullable(),
      link: z.string().nullable(),
    }),
  ),
  /** Records about people the reader may not see are counted, not shown. */
  hidden: z.number().int(),
});

const Evidence = z.object({
  organisationId: z.uuid(),
  organisationName: z.string(),
  programmeTitle: z.string(),
  on: z.string(),
  /** By the dimension of the sheet that they serve; `null` what serves the whole. */
  parts: z.array(z.object({ dimension: z.string().nullable(), lines: z.array(Line) })),
});

const key = z.strictObject({ region: regionCode, id });

export const evidenceRoutes = {
  caseEvidence: route({
    method: 'GET',
    path: '/api/cases/:region/:id/evidence',
    audience: 'signed-in',
    data: 'personal',
    summary: '平台已有的、供评审和决定参考的申报单位情况',
    input: key,
    output: Evidence,
  }),
  caseEvidenceWorkbook: route({
    method: 'GET',
    path: '/api/cases/:region/:id/evidence/workbook',
    audience: 'signed-in',
    data: 'personal',
    summary: '依据材料（.xlsx）',
    answers: 'file',
    input: key,
    output: File,
  }),
};
