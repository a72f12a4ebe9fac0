import { z } from 'zod';
import { isDay } from './day.ts';
import type { SchoolYear } from './school-year.ts';

const date = z.iso.date({ error: '日期写作 2017-12-31', abort: true }).refine(isDay, '日期须在 1900 至 2199 年之间');

const term = z
  .strictObject({ from: date, to: date })
  .refine(({ from, to }) => from <= to, '学期的结束日期早于开始日期');

/** 校历文件：the teaching days of the two terms of each school year, as `calendars/*.yaml` writes them. */
export const Calendar = z.strictObject({
  region: z.string().optional(),
  schoolYears: z.array(
    z.strictObject({
      year: z.number().int(),
      /** Whether the dates were read in a copy of the official calendar. */
      verified: z.boolean().optional(),
      terms: z.tuple([term, term]),
    }),
  ),
});

/** The school years of a calendar file. */
export function schoolYears({ schoolYears: written }: z.output<typeof Calendar>): SchoolYear[] {
  return written.map(({ year, terms: [first, second] }) => ({
    year,
    terms: [
      { number: 1, ...first },
      { number: 2, ...second },
    ],
  }));
}
