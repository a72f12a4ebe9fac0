import type { Day } from '../kernel/day.ts';
import type { Definition, Stage, Task } from './definition.ts';
import type { Fact } from './fact.ts';
import { type Figure, type FigureOn, figureOf, missingSources } from './figure.ts';
import { isMet } from './goal.ts';
import type { Ground, Select } from './selection.ts';

export type StageState = 'upcoming' | 'current' | 'past';
export type TaskState = 'done' | 'open' | 'late' | 'no-source';

/** 阶段任务：a task on a day; its last day is its own or its stage's. */
export type TaskStanding = {
  readonly task: Task;
  readonly by: Day;
  readonly state: TaskState;
  readonly missing: readonly string[];
  /** The record that says it is done, for a task that is not measured. */
  readonly record?: Fact;
  readonly figure?: Figure;
};

/** 阶段：a stage on a day. */
export type StageStanding = {
  readonly stage: Stage;
  readonly state: StageState;
  readonly tasks: readonly TaskStanding[];
};

/** A task made ready. */
type PreparedTask = { readonly task: Task; readonly missing: readonly string[]; readonly figure: FigureOn };
export type PreparedStage = { readonly stage: Stage; readonly tasks: readonly PreparedTask[] };

/** Makes a stage ready. A task without a measure of its own is done when a record of `tasks.done` names it. */
export function prepareStage(stage: Stage, definition: Definition, ground: Ground, select: Select): PreparedStage {
  const tasks = (stage.tasks ?? []).map((task) => {
    const where = { programme: definition.id, stage: stage.id, task: task.id };
    const measure = task.metBy?.measure ?? { count: { fact: 'tasks.done', where, during: 'ever' as const } };
    return { task, missing: missingSources(measure, ground.facts), figure: figureOf(measure, select) };
  });
  return { stage, tasks };
}

/** Where a stage and its tasks stand at the end of the day. */
export function stageOn({ stage, tasks }: PreparedStage, on: Day): StageStanding {
  const state = on < stage.from ? 'upcoming' : on <= stage.to ? 'current' : 'past';
  return { stage, state, tasks: tasks.map((prepared) => taskOn(prepared, stage, on)) };
}

function taskOn({ task, missing, figure: figureOn }: PreparedTask, stage: Stage, on: Day): TaskStanding {
  const by = task.by ?? stage.to;
  if (missing.length > 0) return { task, by, state: 'no-source', missing };
  const figure = figureOn(on);
  const done = isMet(task.metBy?.goal ?? { atLeast: 1 }, figure.value);
  const state = done ? 'done' : by < on ? 'late' : 'open';
  const record = figure.evidence[0];
  if (task.metBy !== undefined) return { task, by, state, missing, figure };
  return record === undefined ? { task, by, state, missing } : { task, by, state, missing, record };
}
