import { z } from 'zod';
import { type Day, isDay } from '#core/kernel/day.ts';

/** Text a person typed: trimmed, composed (NFC), without control characters, 1 to `max` characters. */
export const text = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform((value) => value.normalize('NFC').trim())
    .pipe(z.string().min(1, '不能为空').max(max, `不能超过 ${max} 个字`).refine(isPrintable, '含有不可见的控制字符'));

/** Longer text that may run over several lines. */
export const prose = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform((value) => value.normalize('NFC').replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(max, `不能超过 ${max} 个字`).refine(isPrintable, '含有不可见的控制字符'));

export const id = z.uuid('编号格式不正确');

export const dayText = z
  .string()
  .refine(isDay, '日期应写作 2026-09-01，且确有其日')
  .transform((value) => value as Day);

/** A day of today's people: the page's `on`, absent meaning today. */
export const onDay = dayText.optional();

export const regionCode = z.string().regex(/^\d{6}$/, '区划代码为 6 位数字');

/** A whole number that may arrive as text in a query. */
export const whole = (min: number, max: number) =>
  z
    .union([z.number(), z.string().regex(/^-?\d{1,9}$/, '应为整数')])
    .transform(Number)
    .pipe(z.number().int('应为整数').min(min, `不能小于 ${min}`).max(max, `不能大于 ${max}`));

/** A list that may arrive as one value in a query. */
export const list = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .union([z.array(item), item])
    .transform((value) => (Array.isArray(value) ? value : [value]) as z.output<T>[])
    .optional();

/** What is typed to find something. */
export const search = z.string().max(50).optional();

/** Paging and search shared by every list: `page` from 1. */
export const paging = {
  search,
  page: whole(1, 100_000).default(1),
  size: whole(1, 100).default(20),
};

export const page = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.number().int() });

export const done = z.object({ id: z.uuid() });
export const nothing = z.strictObject({});

/** A button's state as the server sees it: allowed, or the sentence that says why not. */
export const allowed = z.union([z.literal(true), z.string()]);

function isPrintable(value: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return !/[\u0000-\u0008\u000B-\u001F\u007F\uFFFE\uFFFF]|\p{Cs}/u.test(value);
}
