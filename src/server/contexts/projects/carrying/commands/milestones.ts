import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../../platform/command.ts';
import { ofCase } from '../../cases/commands/cases.ts';
import { carryingPermissions as permitted } from '../permitted.ts';
import { milestonesOf } from '../store.ts';
import { carriedCase, carryingOf } from '../subject.ts';
import { checkDay } from './days.ts';

/** 登记节点完成: on which day, and by what that can be seen. */
export const reachMilestone = command({
  name: 'projects.reach-milestone',
  input: contract.projects.reachMilestone.input,
  async subject(tx, { milestone, ...key }) {
    const found = await carriedCase(tx, key);
    const about = found && (await milestonesOf(tx, found)).find(({ id }) => id === milestone);
    return found && about && { found, about };
  },
  may: (actor, { found }) => found.movedOn || permitted.record(actor, found),

  async run(tx, { on, evidence }, { found, about }, caller) {
    carryingOf(found);
    await checkDay(tx, found, on, caller.today);
    const marked = await tx
      .updateTable('projects.milestone')
      .set({ done_on: on, evidence, marked_by_name: caller.actor.name, marked_at: caller.now.toString() })
      .where('region', '=', found.region)
      .where('id', '=', about.id)
      .where('done_on', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (marked === undefined) throw new Refusal('conflict', 'projects.milestone-done', { title: about.title });
    return { id: about.id };
  },
  record: ({ on }, { found, about }) => ({
    ...ofCase(found),
    detail: { title: found.title, milestone: about.title, on },
  }),
});

/** 撤销节点的完成登记, for one that was marked by mistake: the trail keeps that it was. */
export const reopenMilestone = command({
  name: 'projects.reopen-milestone',
  input: contract.projects.reopenMilestone.input,
  async subject(tx, { milestone, ...key }) {
    const found = await carriedCase(tx, key);
    const about = found && (await milestonesOf(tx, found)).find(({ id }) => id === milestone);
    return found && about && { found, about };
  },
  may: (actor, { found }) => found.movedOn || permitted.record(actor, found),

  async run(tx, _input, { found, about }) {
    carryingOf(found);
    const reopened = await tx
      .updateTable('projects.milestone')
      .set({ done_on: null, evidence: null, marked_by_name: null, marked_at: null })
      .where('region', '=', found.region)
      .where('id', '=', about.id)
      .where('done_on', 'is not', null)
      .returning('id')
      .executeTakeFirst();
    if (reopened === undefined) throw new Refusal('conflict', 'projects.milestone-not-done');
    return { id: about.id };
  },
  record: (_input, { found, about }) => ({
    ...ofCase(found),
    detail: { title: found.title, milestone: about.title, on: about.doneOn, evidence: about.evidence },
  }),
});
