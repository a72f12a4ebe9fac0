import { z } from 'zod';
import { addDays, type Day, isDay } from '../../kernel/day.ts';
import { schoolYearPeriod } from '../../kernel/school-year.ts';
import { text } from './measure.ts';
import { id, whole } from './pieces.ts';
import { StepActor } from './step-actor.ts';

/** What an agreed change alters: days of milestones, the name of the project, or who leads it. */
export const ALTERED = { days: '节点日期', title: '项目名称', leader: '项目负责人' } as const;
export type Altered = keyof typeof ALTERED;

/** 节点的来处：a table of what is submitted at a step; each of its rows is a milestone, with a day or a school year as its limit. */
export const Work = z.strictObject({
  from: id,
  question: text,
  task: text,
  due: text,
  result: text.optional(),
});
export type Work = z.output<typeof Work>;

/** 变更类别：what may be asked to be changed; one that alters nothing is agreed to in words. */
const ChangeKind = z.strictObject({ name: text, alters: z.enum(Object.keys(ALTERED) as [Altered]).optional() });

/** 建设目标：a table in which an applicant ties each goal to a target of the same programme, by its id. */
const Goals = z.strictObject({ from: id, question: text, goal: text, target: text });

/** 过程管理：at which steps what was chosen is carried out, by which milestones, and what may be changed on the way. */
export const Carrying = z.strictObject({
  at: z.array(id).min(1).max(20),
  work: z.array(Work).min(1).max(10),
  /** 项目负责人: the question that names the leader, until a change names another. */
  leader: z.strictObject({ from: id, question: text }).optional(),
  changes: z
    .strictObject({
      kinds: z.array(ChangeKind).min(1).max(20),
      by: StepActor,
      limit: z.union([z.strictObject({ workingDays: whole }), z.strictObject({ days: whole })]).optional(),
    })
    .optional(),
  goals: Goals.optional(),
});
export type Carrying = z.output<typeof Carrying>;

/**
 * 节点期限：the last day that a row names, either as a day (`2027-06-30`) or as a school year (`2018学年`: 31 August of the calendar
 * year after). `null` for anything else.
 */
export function dueDay(written: unknown): Day | null {
  if (typeof written !== 'string') return null;
  if (isDay(written)) return written;
  const year = /^((?:19|20|21)\d{2})学年$/.exec(written)?.[1];
  return year === undefined ? null : addDays(schoolYearPeriod(Number(year)).to, -1);
}
