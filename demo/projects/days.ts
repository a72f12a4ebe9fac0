import { addDays, type Day } from '#core/kernel/day.ts';
import { works } from '#server/platform/time/working-days.ts';

/** The day itself, or the next on which people work. */
export function workday(on: Day): Day {
  let day = on;
  while (!works(day)) day = addDays(day, 1);
  return day;
}

/** So many working days away from a day: before it when negative. */
export function worked(from: Day, count: number): Day {
  let day = from;
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, Math.sign(count));
    if (works(day)) left -= 1;
  }
  return day;
}
