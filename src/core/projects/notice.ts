import { addDays, type Day } from '../kernel/day.ts';
import { type IsWorkingDay, workingDaysAfter } from '../kernel/working-days.ts';
import type { Procedure, Step } from '../programmes/language/procedure.ts';
import { after, movesAt, type Standing } from './life.ts';

/** 公示的状态 on a day. */
export const NOTICE_STATES = { coming: '尚未开始', running: '公示中', over: '期满待办结', finished: '已办结' } as const;
export type NoticeState = keyof typeof NOTICE_STATES;

/** 公示期：from the first to the last day, both of them included, until it is finished. */
export type Period = { readonly from: Day; readonly to: Day; readonly finishedOn: Day | null };

/** Where a notice stands on the day. Objections are taken while it is `running`; it is finished once it is `over`. */
export function noticeOn({ from, to, finishedOn }: Period, today: Day): NoticeState {
  if (finishedOn !== null) return 'finished';
  if (today < from) return 'coming';
  return today <= to ? 'running' : 'over';
}

/**
 * 公示的最后一天, for a notice published to begin on `from`. The first day does not count, as with every limit of an official act, so
 * that five working days are five whole ones. Throws RangeError for a step without a limit, which no definition may have.
 */
export function lastDay({ id, limit }: Step, from: Day, works: IsWorkingDay): Day {
  if (limit === undefined) throw new RangeError(`the notice at ${id} has no limit`);
  return 'days' in limit ? addDays(from, limit.days) : workingDaysAfter(from, limit.workingDays, works);
}

/** 每人每天可提的异议：enough for whoever has something to say, too few to bury an office. */
export const OBJECTIONS_A_DAY = 5;

/** Facts of cases that have a number: what is established or chosen. */
const NUMBERED: readonly string[] = ['projects.established', 'projects.selected', 'cases.selected'];

/**
 * 是否编号：whether a case of the kind gets its number when its notice is finished — when one of the facts that number a project comes
 * about then, or can still come about later on its way.
 */
export function isNumbered(procedure: Procedure, kind: string | null, step: string): boolean {
  const names = new Set<string>();
  const visited = new Set<string>();
  const visit = (standing: Standing) => {
    names.add(standing.step ?? standing.outcome);
    if (standing.step === null || visited.has(standing.step)) return;
    visited.add(standing.step);
    for (const move of movesAt(procedure, standing.step)) {
      names.add(move.name);
      // An objection or a correction leads back: what would come about on that way is another decision.
      if (move.name !== 'uphold' && move.choice?.returns !== true) visit(move.leads);
    }
  };
  visit(after(procedure, { step, outcome: null }, 'finish'));
  return (procedure.yields ?? []).some(
    (each) => NUMBERED.includes(each.fact) && (each.kind === undefined || each.kind === kind) && names.has(each.on),
  );
}

/** 项目编号：the year in which the call opened and the serial number (from 1) within it, e.g. `2026-001`. */
export const numberOf = (opens: Day, serial: number): string =>
  `${opens.slice(0, 4)}-${String(serial).padStart(3, '0')}`;
