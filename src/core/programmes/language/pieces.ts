import { z } from 'zod';
import { text } from './measure.ts';

// What every part of a definition is written with.

export const id = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '编号只用小写字母、数字和连字符，例如 alliance-meets');

export const whole = z.number().int().positive();
export const list = <T extends z.ZodType>(item: T) => z.array(item).max(500).optional();

/** 出处：the section of the document a statement comes from. */
export const Source = z.strictObject({ section: text });
