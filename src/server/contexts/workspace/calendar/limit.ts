import { Refusal } from '#core/kernel/refusal.ts';

const WINDOW_SECONDS = 60;
/** One office behind one address may hold a few hundred calendars, each asking now and then. */
const MOST = 120;

/** 限频: nobody knocks more often than this from one place, with good tokens or bad; kept by each server for itself. */
export function knocks() {
  let began = 0;
  let counts = new Map<string, number>();

  return (source: string, now: Temporal.Instant): void => {
    const second = Math.floor(now.epochMilliseconds / 1000);
    if (second - began >= WINDOW_SECONDS) {
      began = second;
      counts = new Map();
    }
    const count = (counts.get(source) ?? 0) + 1;
    counts.set(source, count);
    if (count > MOST)
      throw new Refusal('too-many', 'workspace.too-many-fetches', { seconds: began + WINDOW_SECONDS - second });
  };
}
