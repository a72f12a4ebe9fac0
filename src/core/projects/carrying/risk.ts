import { type Day, daysBetween } from '../../kernel/day.ts';
import { type SchoolYear, schoolYearOf, type Term, termOf } from '../../kernel/school-year.ts';
import { type Milestone, stateOn } from './milestone.ts';

/** 项目的进展情况 as far as risk is judged by it; everything here opens to its records. */
export type Progressing = {
  readonly milestones: readonly Milestone[];
  /** The day from which it is carried out. */
  readonly since: Day;
  /** The last day on which anything of it was put on record; `null` when nothing was. */
  readonly lastRecord: Day | null;
  /** Until when the step at hand is to be passed. */
  readonly stepDue: Day | null;
  /** Until when a change that was asked for is to be decided; without a limit it is not here. */
  readonly changeDue: Day | null;
};

/** 风险的依据：one thing that does not go as it should, with its figures. */
export type RiskReason =
  | { readonly why: 'milestones-late'; readonly count: number; readonly longest: number }
  | { readonly why: 'silent-term'; readonly term: string; readonly lastRecord: Day | null }
  | { readonly why: 'step-overdue'; readonly days: number }
  | { readonly why: 'change-unanswered'; readonly days: number };

export const RISK_LEVELS = { calm: '正常', watch: '需关注', hard: '有困难' } as const;
export type RiskLevel = keyof typeof RISK_LEVELS;

/** Bounds from which late milestones alone make a project one in difficulty. */
export const HARD = { lateDays: 60, lateMilestones: 3 } as const;

/** The rule as it is told to people. */
export const RISK_RULE = `没有下列情形的为“正常”；有一种情形的为“需关注”；有两种以上情形，或节点逾期达到 ${HARD.lateMilestones} 个、最长超过 ${HARD.lateDays} 天的为“有困难”。情形是：节点逾期，整个学期没有任何记录，当前环节逾期，变更申请超过期限未答复。`;

/**
 * 风险：every reason on a day, and the level that follows from them by `RISK_RULE`. There is no score: the same reasons always come to the
 * same level. Changes that wait are a reason against those who decide, but the project is the one held up.
 */
export function riskOn(
  of: Progressing,
  today: Day,
  calendar: readonly SchoolYear[],
): { readonly level: RiskLevel; readonly reasons: readonly RiskReason[] } {
  const late = of.milestones.map((each) => stateOn(each, today)).filter(({ state }) => state === 'late');
  const longest = Math.max(0, ...late.map(({ late: days }) => days));
  const silent = silentTerm(of, today, calendar);
  const [step, change] = [overdue(of.stepDue, today), overdue(of.changeDue, today)];
  const reasons: RiskReason[] = [
    ...(late.length > 0 ? [{ why: 'milestones-late' as const, count: late.length, longest }] : []),
    ...(silent === undefined
      ? []
      : [{ why: 'silent-term' as const, term: termName(silent), lastRecord: of.lastRecord }]),
    ...(step > 0 ? [{ why: 'step-overdue' as const, days: step }] : []),
    ...(change > 0 ? [{ why: 'change-unanswered' as const, days: change }] : []),
  ];
  const hard = reasons.length > 1 || late.length >= HARD.lateMilestones || longest > HARD.lateDays;
  return { level: reasons.length === 0 ? 'calm' : hard ? 'hard' : 'watch', reasons };
}

/** 依据 as a sentence without its full stop. */
export function reasonWords(reason: RiskReason): string {
  switch (reason.why) {
    case 'milestones-late':
      return `${reason.count} 个节点逾期，最长 ${reason.longest} 天`;
    case 'silent-term':
      return reason.lastRecord === null
        ? `${reason.term}没有任何记录，至今未登记过进展`
        : `${reason.term}没有任何记录，最近一次是 ${reason.lastRecord}`;
    case 'step-overdue':
      return `当前环节逾期 ${reason.days} 天`;
    case 'change-unanswered':
      return `变更申请超过答复期限 ${reason.days} 天`;
  }
}

const overdue = (due: Day | null, today: Day): number => (due === null ? 0 : Math.max(0, daysBetween(due, today)));

/** The last term that is over: silent if it was carried out through the whole of it and nothing is on record since its first day. */
function silentTerm(
  { since, lastRecord }: Progressing,
  today: Day,
  calendar: readonly SchoolYear[],
): NamedTerm | undefined {
  const year = schoolYearOf(today);
  const over = [year, year - 1]
    .flatMap((each) => [2 as const, 1 as const].map((number) => ({ year: each, ...termOf(each, number, calendar) })))
    .find(({ to }) => to < today);
  if (over === undefined || since > over.from) return undefined;
  return lastRecord === null || lastRecord < over.from ? over : undefined;
}

type NamedTerm = Term & { readonly year: number };
const termName = ({ year, number }: NamedTerm): string => `${year}学年第${number === 1 ? '一' : '二'}学期`;
