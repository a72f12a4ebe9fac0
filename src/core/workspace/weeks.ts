import { addDays, type Day, weekday } from '../kernel/day.ts';

/** 两周：from the Monday of the day's week to the Sunday of the next. */
export function twoWeeks(day: Day): { readonly from: Day; readonly to: Day } {
  const from = addDays(day, 1 - weekday(day));
  return { from, to: addDays(from, 13) };
}
