import { z } from 'zod';
import { FactSet, text } from './measure.ts';
import { id } from './pieces.ts';

/** 依据材料：what the platform knows of an applicant on a matter, put before those who judge. */
export const EvidenceLine = z.strictObject({
  name: text,
  /** The dimension of the step's instrument that it serves; absent, it serves the whole. */
  dimension: id.optional(),
  of: FactSet,
});
export type EvidenceLine = z.output<typeof EvidenceLine>;
