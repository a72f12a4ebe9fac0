import { type Day, daysBetween } from '../kernel/day.ts';
import type { Figure } from './figure.ts';
import { boundsOf, isMet } from './goal.ts';
import type { Goal } from './language/measure.ts';
import { settled } from './values.ts';

/** 目标状态：where a target stands on a day. Labels: `STATUS_LABELS`. */
export type TargetStatus = 'no-source' | 'nothing-to-measure' | 'met' | 'not-due' | 'missed' | 'at-risk' | 'on-track';

export const STATUS_LABELS: Readonly<Record<TargetStatus, string>> = {
  'no-source': '尚无数据来源',
  'nothing-to-measure': '无从计算',
  met: '已达成',
  'not-due': '未到期',
  missed: '未达成',
  'at-risk': '有风险',
  'on-track': '推进中',
};

/** A day within the time a target has. */
export type Course = { readonly begins: Day; readonly by: Day; readonly on: Day };

/**
 * Where a target with a source stands at the end of the day. `atStart` is asked only when the pace matters: the figure
 * on the programme's first day.
 */
export function statusOf(goal: Goal, figure: Figure, course: Course, atStart: () => Figure): TargetStatus {
  const { begins, by, on } = course;
  if (figure.value === null) return 'nothing-to-measure';
  if (isMet(goal, figure.value)) return 'met';
  if (on < begins) return 'not-due';
  if (by <= on) return 'missed';
  const gone = daysBetween(begins, on);
  const whole = daysBetween(begins, by);
  if (gone * 4 < whole) return 'on-track';
  return reaches(goal, progress(atStart()), progress(figure)!, gone, whole) ? 'on-track' : 'at-risk';
}

/** Whether the figure, going on at its pace since the start, crosses the bound it is short of. No start: no pace. */
function reaches(goal: Goal, start: number | null, now: number, gone: number, whole: number): boolean {
  const [lower, upper] = boundsOf(goal);
  const projected = start === null ? now : settled(start + ((now - start) * whole) / gone);
  return now < lower ? projected >= lower : projected <= upper;
}

/**
 * What moves evenly towards the goal: the share where there is one (`every` itself only jumps), else the value. A share
 * of nobody is 0: whoever is counted later came with the programme.
 */
function progress({ value, numerator, denominator }: Figure): number | null {
  if (numerator === undefined || denominator === undefined) return value;
  return denominator === 0 ? 0 : numerator / denominator;
}
