import { z } from 'zod';

/** 何处：`310000` the city, `310113` a district, `alliance:<id>`, `school:<id>`. */
export const place = z
  .string()
  .regex(/^(\d{6}|(alliance|school):[0-9a-f-]{36})$/, '地点写作区划代码、alliance:编号或 school:编号');
export const programmeId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);

export const targetStatus = z.enum([
  'met',
  'on-track',
  'at-risk',
  'missed',
  'not-due',
  'no-source',
  'nothing-to-measure',
]);
export const obligationState = z.enum(['met', 'made-up', 'due', 'late', 'missed', 'upcoming', 'no-source']);
