import { type Day, daysBetween, weekday } from '#core/kernel/day.ts';

const WEEKDAYS = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'];

/** `11月26日 星期四`. */
export function dayWords(of: string): string {
  const [, month, date] = of.split('-').map(Number);
  return `${month}月${date}日 ${WEEKDAYS[weekday(of as Day) - 1] ?? ''}`;
}

/** What is late or due by tomorrow stands out. */
export const isPressing = ({ due }: { readonly due: string | null }, today: string): boolean =>
  due !== null && daysBetween(today as Day, due as Day) <= 1;

/** How far a day lies ahead, or behind: `今天`, `明天`, `还有 5 天`, `逾期 3 天`. */
export function dueWords(due: string, today: string): string {
  const days = daysBetween(today as Day, due as Day);
  if (days < 0) return `逾期 ${-days} 天`;
  if (days <= 1) return days === 0 ? '今天到期' : '明天到期';
  return `还有 ${days} 天`;
}
