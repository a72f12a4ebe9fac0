import type { Day } from '#core/kernel/day.ts';

/** 时钟：where the time comes from; tests bring their own. */
export type Clock = () => Temporal.Instant;

/** A clock that never tells the same instant twice: what happened one after the other is told in that order. */
export function neverTwice(clock: Clock): Clock {
  let last = Temporal.Instant.fromEpochMilliseconds(0);
  return () => {
    const now = clock();
    // One that was set back by more than what repeats is believed.
    const repeats = Temporal.Instant.compare(now, last) <= 0 && now.until(last).total('seconds') < 1;
    last = repeats ? last.add({ microseconds: 1 }) : now;
    return last;
  };
}

export const systemClock: Clock = neverTwice(() => Temporal.Now.instant());

/** The day in Shanghai. */
export function dayOf(instant: Temporal.Instant): Day {
  return instant.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString() as Day;
}
