import type { Day } from '#core/kernel/day.ts';

/** 时钟：where the time comes from; tests bring their own. */
export type Clock = () => Temporal.Instant;

export const systemClock: Clock = () => Temporal.Now.instant();

/** The day in Shanghai. */
export function dayOf(instant: Temporal.Instant): Day {
  return instant.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString() as Day;
}
