import { monthlyInTerm } from '#core/collaboration/series.ts';
import { isDay } from '#core/kernel/day.ts';
import type { SchoolYear } from '#core/kernel/school-year.ts';

export const WEEKS = { 1: '第一个', 2: '第二个', 3: '第三个', 4: '第四个', 5: '最后一个' } as const;
export const WEEKDAYS = {
  1: '星期一',
  2: '星期二',
  3: '星期三',
  4: '星期四',
  5: '星期五',
  6: '星期六',
  7: '星期日',
} as const;
export type Week = keyof typeof WEEKS;
export type Weekday = keyof typeof WEEKDAYS;

export type SeriesDraft = { readonly week: Week; readonly weekday: Weekday; readonly until: string };

/** As many as the server takes at once. */
const MOST = 24;

/** What a series means: its rule in words, and the days it comes to; the server reckons the same way. */
export function seriesWords(
  from: string,
  { week, weekday, until }: SeriesDraft,
  calendar: readonly SchoolYear[],
): { rule: string; days: readonly string[]; fault: string | null } {
  const rule = `每月${WEEKS[week]}${WEEKDAYS[weekday]}，只排在学期内；当月那天不在学期内的，取学期内最近的${WEEKDAYS[weekday]}`;
  if (!isDay(from) || !isDay(until)) return { rule, days: [], fault: '填好起止日期后，这里列出每次会议的日期' };
  if (until < from) return { rule, days: [], fault: '截止日期早于会议日期，请检查' };
  const days = monthlyInTerm(from, until, { week, weekday }, calendar);
  if (days.length === 0) return { rule, days, fault: '这段时间里没有在学期内的日期，请调整起止日期' };
  if (days.length > MOST)
    return { rule, days, fault: `一次最多安排 ${MOST} 次，现在是 ${days.length} 次，请提早截止日期` };
  return { rule, days, fault: null };
}
