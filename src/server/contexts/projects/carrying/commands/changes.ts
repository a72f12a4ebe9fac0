import { randomUUID } from 'node:crypto';
import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { altersOf, changeAsked, checkStillAhead } from '#core/projects/carrying/change.ts';
import { limitFrom } from '#core/projects/deadline.ts';
import { command } from '../../../../platform/command.ts';
import type { Db } from '../../../../platform/database/database.ts';
import { works } from '../../../../platform/time/working-days.ts';
import { ofCase } from '../../cases/commands/cases.ts';
import { tellAnswered, tellAsked } from '../notices.ts';
import { carryingPermissions as permitted } from '../permitted.ts';
import { type ChangeRow, changesOf, leaderOf, milestonesOf } from '../store.ts';
import { type CarriedCase, carriedCase, carryingOf } from '../subject.ts';

/** 申请变更: what is to be changed while the project is carried out, and why. */
export const requestChange = command({
  name: 'projects.request-change',
  input: contract.projects.requestChange.input,
  subject: (tx, key) => carriedCase(tx, key),
  may: (actor, subject) => subject.movedOn || permitted.ask(actor, subject),

  async run(tx, { kind, reason, days, title, leader }, subject, caller) {
    const carrying = carryingOf(subject);
    if (carrying.changes === undefined) throw new Refusal('conflict', 'projects.no-changes');
    const now = {
      title: subject.title,
      leader: (await leaderOf(tx, subject, await changesOf(tx, subject))) ?? '',
      milestones: await milestonesOf(tx, subject),
    };
    const change = changeAsked(altersOf(carrying, kind), { days, title, leader }, now, caller.today);
    const id = randomUUID();
    await tx
      .insertInto('projects.change_request')
      .values({
        region: subject.region,
        id,
        case_id: subject.id,
        kind,
        change: JSON.stringify(change),
        reason,
        state: 'asked',
        asked_by: caller.actor.personId,
        asked_by_name: caller.actor.name,
        asked_on: caller.today,
        asked_at: caller.now.toString(),
        due_on: limitFrom(carrying.changes.limit, caller.today, works),
      })
      .execute();
    await tellAsked(tx, caller, subject, { id, kind });
    return { id };
  },
  record: ({ kind }, subject) => ({ ...ofCase(subject), detail: { title: subject.title, kind } }),
  constraints: { change_open_once: 'projects.change-open' },
});

/** 撤回变更申请, while it is not answered. */
export const withdrawChange = command({
  name: 'projects.withdraw-change',
  input: contract.projects.withdrawChange.input,
  subject: asked,
  may: (actor, { found }) => found.movedOn || permitted.ask(actor, found),

  async run(tx, _input, { found, about }, { actor, now, today }) {
    carryingOf(found);
    await answer(tx, found, about, {
      state: 'withdrawn',
      answered_by_name: actor.name,
      answered_on: today,
      answered_at: now.toString(),
    });
    return { id: about.id };
  },
  record: (_input, { found, about }) => ({ ...ofCase(found), detail: { title: found.title, kind: about.kind } }),
});

/** 答复变更申请: what is agreed to holds at once; what is not says why. */
export const decideChange = command({
  name: 'projects.decide-change',
  input: contract.projects.decideChange.input,
  subject: asked,
  may: (actor, { found }) => found.movedOn || permitted.decide(actor, found),

  async run(tx, { agree, answer: words }, { found, about }, caller) {
    carryingOf(found);
    if (!agree && words === '') throw new Refusal('invalid', 'projects.reason-needed', { choice: '不同意' });
    if (agree) checkStillAhead(about.change, await milestonesOf(tx, found), caller.today);
    await answer(tx, found, about, {
      state: agree ? 'agreed' : 'declined',
      answer: words,
      answered_by_name: caller.actor.name,
      answered_on: caller.today,
      answered_at: caller.now.toString(),
    });
    if (agree) await alter(tx, found, about);
    await tellAnswered(tx, caller, found, { ...about, agree, words });
    return { id: about.id };
  },
  record: ({ agree }, { found, about }) => ({
    ...ofCase(found),
    detail: { title: found.title, kind: about.kind, agree },
  }),
});

async function asked(tx: Db, { change, ...key }: { change: string; region: string; id: string; moves: number }) {
  const found = await carriedCase(tx, key);
  const about = found && (await changesOf(tx, found)).find(({ id }) => id === change);
  return found && about && { found, about };
}

/** Answers a request that is still open: who was faster is told by the refusal. */
async function answer(
  tx: Db,
  { region }: CarriedCase,
  { id, state }: ChangeRow,
  answered: {
    state: 'agreed' | 'declined' | 'withdrawn';
    answer?: string;
    answered_by_name: string;
    answered_on: string;
    answered_at: string;
  },
): Promise<void> {
  const changed =
    state === 'asked' &&
    (await tx
      .updateTable('projects.change_request')
      .set(answered)
      .where('region', '=', region)
      .where('id', '=', id)
      .where('state', '=', 'asked')
      .returning('id')
      .executeTakeFirst());
  if (changed === false || changed === undefined) throw new Refusal('conflict', 'projects.change-answered');
}

/** What was agreed to: limits move, also of milestones that were reached in between; the project gets its new name. */
async function alter(tx: Db, { region, id }: CarriedCase, { change }: ChangeRow): Promise<void> {
  for (const { milestone, to } of change.days ?? [])
    await tx
      .updateTable('projects.milestone')
      .set({ due_on: to })
      .where('region', '=', region)
      .where('id', '=', milestone)
      .execute();
  if (change.title !== undefined)
    await tx
      .updateTable('projects.case')
      .set({ title: change.title.to })
      .where('region', '=', region)
      .where('id', '=', id)
      .execute();
}
