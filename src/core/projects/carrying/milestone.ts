import type { Answers } from '../../forms/answer.ts';
import { type Day, daysBetween } from '../../kernel/day.ts';
import { dueDay, type Work } from '../../programmes/language/carrying.ts';

/** 节点 as an application or a plan promised it. */
export type Promised = { readonly title: string; readonly due: Day; readonly result: string };

/** 节点 as it stands: until when it is to be done, and when it was. */
export type Milestone = { readonly due: Day; readonly doneOn: Day | null };

export const MILESTONE_STATES = {
  'done-late': '迟后完成',
  done: '已完成',
  late: '逾期',
  soon: '临近',
  due: '未到期',
  undone: '未完成',
} as const;
export type MilestoneState = keyof typeof MILESTONE_STATES;

/** 临近：so many days before its limit a milestone waits for whoever has to reach it. */
export const SOON_DAYS = 14;

/**
 * How a milestone stands on a day, and by how many days it is or was late (0: it is not). The day of the limit is still in time. Once the
 * project has ended, what was not reached is neither late nor to come.
 */
export function stateOn(
  { due, doneOn }: Milestone,
  today: Day,
  ended = false,
): { readonly state: MilestoneState; readonly late: number } {
  if (ended && doneOn === null) return { state: 'undone', late: 0 };
  const late = Math.max(0, daysBetween(due, doneOn ?? today));
  if (doneOn !== null) return { state: late > 0 ? 'done-late' : 'done', late };
  if (late > 0) return { state: 'late', late };
  return { state: daysBetween(today, due) <= SOON_DAYS ? 'soon' : 'due', late };
}

/**
 * 由填写的内容生成的节点：one for each row of the table that has a task and a limit, the earliest first. Rows without them are passed
 * over: a form is checked for them when the definition and the form are, and an older edition may have been without.
 */
export function promisedBy({ question, task, due, result }: Work, answers: Answers): Promised[] {
  const rows = answers[question];
  if (!Array.isArray(rows)) return [];
  return (rows as readonly Answers[])
    .flatMap((row) => {
      const [title, until] = [textOf(row[task]), dueDay(row[due])];
      return title === '' || until === null
        ? []
        : [{ title, due: until, result: result === undefined ? '' : textOf(row[result]) }];
    })
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

/**
 * 新增的节点：of what was promised, what is not there yet. A milestone is the same if it is called the same and was first due on the same
 * day, so that a plan that is handed in again adds to what was agreed and takes nothing of it away.
 */
export function notYetThere(
  promised: readonly Promised[],
  there: readonly { readonly title: string; readonly plannedOn: Day }[],
): Promised[] {
  const known = new Set(there.map(({ title, plannedOn }) => `${plannedOn} ${title}`));
  return promised.filter(({ title, due }) => {
    const key = `${due} ${title}`;
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}

const textOf = (written: unknown): string => (typeof written === 'string' ? written.trim().slice(0, 500) : '');
