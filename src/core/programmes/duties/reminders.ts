import { addDays, type Day } from '../../kernel/day.ts';
import type { Duty } from '../definition.ts';
import { dutyOn, type PreparedDuty } from './duties.ts';
import type { Window } from './windows.ts';

/** 提醒的三级：who owes the duty, then the liaison of the district, then the office that runs the programme. */
export const REMINDED = ['owner', 'liaison', 'office'] as const;
export type Reminded = (typeof REMINDED)[number];

export const REMINDED_LABELS: Readonly<Record<Reminded, string>> = {
  owner: '责任方',
  liaison: '专职联系人',
  office: '计划主管科室',
};

/** 责任提醒：what an ower has left to do in a window, and whom that reaches by now. */
export type Reminder = {
  readonly duty: Duty;
  readonly ower: { readonly key: string; readonly label: string };
  readonly window: Window;
  /** Until when it can still be made up. */
  readonly madeUpBy: Day;
  /** How many of the obligations of the window are open. */
  readonly left: number;
  readonly late: boolean;
  /** Everybody whose day has come; an earlier one stays, for the reminder is told once. */
  readonly reaches: readonly Reminded[];
};

/**
 * The reminders of a duty on a day: its `remind` says how many days before the last day of the window each level is
 * reached (0: on that day; negative: after it, within the grace). A duty without `remind`, without a source, or with
 * nothing open reminds nobody. Obligations that nobody can meet any more remind nobody either.
 */
export function remindersOn(prepared: PreparedDuty, on: Day): Reminder[] {
  const { duty } = prepared;
  const { remind } = duty;
  if (remind === undefined) return [];
  return dutyOn(prepared, on).owers.flatMap(({ key, label, obligations }) => {
    const open = obligations.filter(({ state }) => state === 'due' || state === 'late');
    return [...Map.groupBy(open, ({ window }) => window.from).values()].flatMap((same): Reminder[] => {
      const { window, madeUpBy, state } = same[0]!;
      const reaches = REMINDED.filter((level) => {
        const before = remind[level];
        return before !== undefined && on >= addDays(window.to, -before);
      });
      if (reaches.length === 0) return [];
      return [{ duty, ower: { key, label }, window, madeUpBy, left: same.length, late: state === 'late', reaches }];
    });
  });
}
