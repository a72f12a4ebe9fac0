/** Days since 1970 of an ISO date: enough to place a day on an axis. */
const dayNumber = (on: string) => Date.parse(`${on}T00:00:00Z`) / 86_400_000;

/** Whole days from the first to the second. */
export const daysFrom = (from: string, to: string) => Math.round(dayNumber(to) - dayNumber(from));

/** Where a day stands between two others, in per cent of the way and never outside it. */
export function placeOf(on: string, from: string, to: string): number {
  const share = (dayNumber(on) - dayNumber(from)) / Math.max(dayNumber(to) - dayNumber(from), 1);
  return Math.min(Math.max(share, 0), 1) * 100;
}

/** `还有 1 年 2 个月` as a reader counts: years and months once it is long, else days. */
export function spanWords(days: number): string {
  if (days < 60) return `${days} 天`;
  const months = Math.round(days / 30.44);
  if (months < 24) return `${months} 个月`;
  const years = Math.floor(months / 12);
  return months % 12 === 0 ? `${years} 年` : `${years} 年 ${months % 12} 个月`;
}

/** Where a programme stands in its life on a day. */
export function phaseOf(period: { from: string; to: string }, on: string): 'upcoming' | 'running' | 'ended' {
  if (on < period.from) return 'upcoming';
  return on > period.to ? 'ended' : 'running';
}
