import { z } from 'zod';
import { ALLIANCE_DOCUMENTS, ALLIANCE_KINDS, LEVELS } from '../vocabulary.ts';
import { text } from './measure.ts';
import { id } from './pieces.ts';

/**
 * 分类编组：the projects that a procedure establishes are put together in alliances of a kind. Which projects are established, and
 * until when, the procedure says by what it yields.
 */
export const Communities = z.strictObject({
  kind: z.enum(ALLIANCE_KINDS),
  /** 每组至少几位指导专家, and the body of the definition in which they sit. */
  experts: z.number().int().min(1).max(15).optional(),
  team: id.optional(),
  /** 每组须有的文件. */
  document: z.enum(ALLIANCE_DOCUMENTS).optional(),
  /** 每组每年要尽的责任: the duty that activities of the community fulfil. */
  duty: id.optional(),
  /** 每组几项: bounds for what is proposed; whoever groups may depart from them. */
  size: z.tuple([z.number().int().min(1), z.number().int().min(1)]).optional(),
  /** 谁可以申请加入: schools that take part in one of these roles. */
  joins: z.strictObject({ participants: z.array(text).min(1), level: z.enum(LEVELS).optional() }).optional(),
});
