import { z } from 'zod';
import { text } from './measure.ts';
import { id } from './pieces.ts';

const name = z.string().min(1).max(80);
/** A question of the form that is filled at a step. */
const Asked = z.strictObject({ step: id, question: name });

/**
 * 收入案例库：which cases may be taken into the library, and what of them is read there. Nothing is published that is not named
 * here: a telephone number on the same form stays where it is.
 */
export const Library = z.strictObject({
  /** The choice, the step come to, or the outcome from which on a case may be taken in. */
  on: z.array(text).min(1).max(10),
  /** 摘要. */
  summary: Asked,
  /** 正文 in this order: questions of the forms filled at these steps, their titles as headings; files are its materials. */
  text: z
    .array(z.strictObject({ step: id, questions: z.array(name).min(1).max(60) }))
    .min(1)
    .max(20),
  /** 申报单位不同意: answers with which a case is not taken in. */
  unless: Asked.extend({ answers: z.array(text).min(1).max(20) }).optional(),
});
export type Library = z.output<typeof Library>;
