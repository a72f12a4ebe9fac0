import type { Stage, Task } from '../answers.ts';

export const STAGE_WORDS = { past: '已结束', current: '进行中', upcoming: '未开始' } as const satisfies Record<
  Stage['state'],
  string
>;

const TASK_WORDS = {
  done: '已完成',
  open: '待完成',
  late: '逾期',
  'no-source': '尚无数据来源',
} as const satisfies Record<Task['state'], string>;

/** `已完成 2016-04-20`, `逾期 · 限 2016-03-31`. */
export function taskWords(task: Task): string {
  const words = TASK_WORDS[task.state];
  if (task.state === 'done') return task.doneOn === null ? words : `${words} ${task.doneOn}`;
  return task.by === null || task.state === 'no-source' ? words : `${words} · 限 ${task.by}`;
}

/** How much of a stage is done: `3/5`; stages without tasks say nothing. */
export const taskShare = ({ tasks }: Stage) =>
  tasks.length === 0 ? '' : `${tasks.filter((task) => task.state === 'done').length}/${tasks.length} 项任务完成`;

/** The years a programme touches, as ticks on its axis. */
export function yearsOf(period: { from: string; to: string }): string[] {
  const [first, last] = [Number(period.from.slice(0, 4)), Number(period.to.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, index) => `${first + index}`);
}

/** The span a Gantt must hold: the programme's period, and the stages that reach beyond it. */
export function axisPeriod(period: { from: string; to: string }, stages: readonly Stage[]) {
  const from = [period.from, ...stages.map((stage) => stage.from)].toSorted()[0] ?? period.from;
  const to = [period.to, ...stages.map((stage) => stage.to)].toSorted().at(-1) ?? period.to;
  return { from, to };
}
