import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Definition } from '#core/programmes/definition.ts';
import { command } from '../../../platform/command.ts';
import { programmesPermissions } from '../permissions.ts';
import * as store from '../store.ts';

/** 记录阶段任务完成; once more replaces the day and the note. A task that is measured cannot be ticked off. */
export const recordTask = command({
  name: 'programmes.record-task',
  input: contract.programmes.recordTask.input,
  subject: (tx, { id }) => store.newest(tx, id),
  may: programmesPermissions.recordTask,

  async run(tx, { id, stage, task, doneOn, note }, programme, { today }) {
    refuseUnlessByHand(programme, stage, task);
    if (doneOn > today) throw new Refusal('invalid', 'programmes.task-in-future');
    await tx
      .insertInto('programmes.task_done')
      .values({ programme_id: id, stage, task, done_on: doneOn, note })
      .onConflict((known) => known.columns(['programme_id', 'stage', 'task']).doUpdateSet({ done_on: doneOn, note }))
      .execute();
    return {};
  },
  record: ({ stage, task, doneOn }, { id, region }) => ({
    subject: { kind: 'programme', id },
    region,
    detail: { stage, task, doneOn },
  }),
});

/** 撤回阶段任务的完成记录; what is not recorded cannot be taken back. */
export const undoTask = command({
  name: 'programmes.undo-task',
  input: contract.programmes.undoTask.input,
  subject: (tx, { id }) => store.newest(tx, id),
  may: programmesPermissions.recordTask,

  async run(tx, { id, stage, task }, programme) {
    refuseUnlessByHand(programme, stage, task);
    const undone = await tx
      .deleteFrom('programmes.task_done')
      .where('programme_id', '=', id)
      .where('stage', '=', stage)
      .where('task', '=', task)
      .returning('task')
      .executeTakeFirst();
    if (undone === undefined) throw new Refusal('conflict', 'programmes.task-not-recorded');
    return {};
  },
  record: ({ stage, task }, { id, region }) => ({
    subject: { kind: 'programme', id },
    region,
    detail: { stage, task },
  }),
});

function refuseUnlessByHand(programme: Definition, stage: string, task: string): void {
  const wanted = programme.stages?.find((each) => each.id === stage)?.tasks?.find((each) => each.id === task);
  if (wanted === undefined) throw new Refusal('not-found', 'platform.not-found');
  if (wanted.metBy !== undefined) throw new Refusal('conflict', 'programmes.task-measured');
}
