import { contract } from '#contract/index.ts';
import { taskLife } from '#core/collaboration/task.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { announce } from '../../../../platform/announce.ts';
import { command } from '../../../../platform/command.ts';
import { attach } from '../../attachments.ts';
import { collaborationPermissions } from '../../permissions.ts';
import { giveTask, owingOf, ownerOf, takeStep, tellOwner } from '../give.ts';
import * as store from '../store.ts';

const rowOf = ({ region, organisationId, owner, personRegion }: store.Task) => ({
  region,
  organisation_id: organisationId,
  post: owner.post,
  office: owner.office,
  person_region: personRegion,
  person_id: owner.personId,
});

const ofTask = ({ id, region }: { readonly id: string; readonly region: string }) => ({
  subject: { kind: 'task', id },
  region,
});

/** 交办任务 by hand, or to carry out a stage task of a programme. */
export const askTask = command({
  name: 'collaboration.ask-task',
  input: contract.collaboration.askTask.input,
  subject: (tx, { owner }, { today }) => owingOf(tx, owner, today),
  may: collaborationPermissions.ask,

  async run(tx, { title, detail, owner, due, stageTask }, _owner, caller) {
    if (due < caller.today) throw new Refusal('invalid', 'collaboration.task-due-past');
    return giveTask(tx, caller, {
      title,
      detail,
      owner,
      due,
      origin: stageTask === null ? { kind: '交办' } : { kind: '阶段任务', ...stageTask },
    });
  },
  record: ({ title, due }, { organisationId, region }, { id }) => ({
    ...ofTask({ id, region }),
    detail: { title, due, organisationId },
  }),
});

/** 报告进展，或报告完成并附佐证. */
export const reportTask = command({
  name: 'collaboration.report-task',
  input: contract.collaboration.reportTask.input,
  subject: (tx, { region, id }) => store.task(tx, region, id),
  may: collaborationPermissions.report,

  async run(tx, { progress, note, finished, files }, task, caller) {
    if (task.state !== 'open') throw new Refusal('conflict', 'collaboration.task-not-so');
    for (const file of files) await attach(tx, caller, { about: 'task', region: task.region, id: task.id }, file);
    await store.nextVersion(
      tx,
      task,
      finished ? { state: taskLife.after(task.state, 'finish'), progress: 100, done_on: caller.today } : { progress },
    );
    await takeStep(tx, caller, task, {
      step: finished ? '完成' : '进展',
      progress: finished ? 100 : progress,
      note,
    });
    if (finished)
      await announce(tx, {
        kind: '任务',
        key: `task/${task.id}/done/${task.version}`,
        title: `任务待确认：${task.title}`,
        body: `${caller.actor.name}报告已完成，请确认办结或退回`,
        to: `/tasks/${task.region}/${task.id}`,
        people: [{ region: task.askedRegion, personId: task.askedBy }],
        except: caller.actor.personId,
      });
    return { id: task.id };
  },
  record: ({ progress, finished, files }, task) => ({
    ...ofTask(task),
    detail: { progress: finished ? 100 : progress, files: files.length },
  }),
});

/** 确认办结，或退回重办. */
export const confirmTask = command({
  name: 'collaboration.confirm-task',
  input: contract.collaboration.confirmTask.input,
  subject: (tx, { region, id }) => store.task(tx, region, id),
  may: collaborationPermissions.settle,

  async run(tx, { confirmed, note }, task, caller) {
    const state = taskLife.after(task.state, confirmed ? 'confirm' : 'hand-back');
    if (!confirmed && note === '') throw new Refusal('invalid', 'collaboration.hand-back-needs-note');
    await store.nextVersion(
      tx,
      task,
      confirmed ? { state } : { state, done_on: null, progress: await store.reportedProgress(tx, task) },
    );
    await takeStep(tx, caller, task, { step: confirmed ? '确认' : '退回', progress: null, note });
    await tellOwner(
      tx,
      caller.actor,
      { ...task, owed: rowOf(task) },
      {
        key: `${confirmed ? 'confirmed' : 'back'}/${task.version}`,
        title: `${confirmed ? '任务已办结' : '任务被退回'}：${task.title}`,
        body: note === '' ? `${caller.actor.name}${confirmed ? '已确认' : '退回重办'}` : note,
      },
    );
    return { id: task.id };
  },
  record: ({ confirmed }, task) => ({ ...ofTask(task), detail: { confirmed } }),
});

/** 改期或转交. */
export const changeTask = command({
  name: 'collaboration.change-task',
  input: contract.collaboration.changeTask.input,
  subject: (tx, { region, id }) => store.task(tx, region, id),
  may: collaborationPermissions.settle,

  async run(tx, { due, owner, note, version }, task, caller) {
    if (task.state !== 'open') throw new Refusal('conflict', 'collaboration.task-not-so');
    if (due !== task.due && due < caller.today) throw new Refusal('invalid', 'collaboration.task-due-past');
    if (version !== task.version) throw new Refusal('conflict', 'platform.changed-meanwhile');
    const { region, ...owed } = await ownerOf(tx, owner);
    // What hangs on a region stays in it.
    if (region !== task.region) throw new Refusal('invalid', 'collaboration.task-beyond-reach');
    const passed =
      owed.organisation_id !== task.organisationId ||
      owed.post !== task.owner.post ||
      owed.office !== task.owner.office ||
      owed.person_id !== task.owner.personId;
    const may = passed ? collaborationPermissions.ask(caller.actor, await owingOf(tx, owner, caller.today)) : true;
    if (may !== true) throw new Refusal('forbidden', may);
    await store.nextVersion(tx, task, { due_day: due, ...owed });
    if (due !== task.due) await takeStep(tx, caller, task, { step: '改期', progress: null, note });
    if (passed) await takeStep(tx, caller, task, { step: '转交', progress: null, note });
    if (passed)
      await tellOwner(
        tx,
        caller.actor,
        { ...task, owed: rowOf(task) },
        { key: `passed-on/${task.version}`, title: `任务已转交：${task.title}`, body: note },
      );
    await tellOwner(
      tx,
      caller.actor,
      { ...task, owed: { region, ...owed } },
      {
        key: `changed/${task.version}`,
        title: `${passed ? '新任务' : '任务改期'}：${task.title}`,
        body: `${due} 前完成。${note}`,
      },
    );
    return { id: task.id };
  },
  record: ({ due }, task) => ({ ...ofTask(task), detail: { before: task.due, due } }),
});

/** 撤销任务. */
export const dropTask = command({
  name: 'collaboration.drop-task',
  input: contract.collaboration.dropTask.input,
  subject: (tx, { region, id }) => store.task(tx, region, id),
  may: collaborationPermissions.settle,

  async run(tx, { note }, task, caller) {
    const state = taskLife.after(task.state, 'drop');
    await store.nextVersion(tx, task, { state, done_on: null });
    await takeStep(tx, caller, task, { step: '撤销', progress: null, note });
    await tellOwner(
      tx,
      caller.actor,
      { ...task, owed: rowOf(task) },
      { key: `dropped/${task.version}`, title: `任务已撤销：${task.title}`, body: note },
    );
    return { id: task.id };
  },
  record: (_input, task) => ofTask(task),
});
