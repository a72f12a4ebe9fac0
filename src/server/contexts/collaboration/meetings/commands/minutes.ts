import { contract } from '#contract/index.ts';
import { isQuorate } from '#core/collaboration/meeting.ts';
import { mayHaveDecided, minutesLife } from '#core/collaboration/minutes.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Caller } from '../../../../platform/caller.ts';
import { command } from '../../../../platform/command.ts';
import type { Db } from '../../../../platform/database/database.ts';
import { collaborationPermissions } from '../../permissions.ts';
import { giveTask, ownerOf } from '../../tasks/give.ts';
import { tellAttendees } from '../notices.ts';
import * as store from '../store.ts';

type Subject = store.Meeting & { readonly edition: store.Edition | undefined };

async function subject(tx: Db, { region, id }: { region: string; id: string }): Promise<Subject | undefined> {
  const meeting = await store.meeting(tx, region, id);
  return meeting && { ...meeting, edition: await store.latestEdition(tx, region, id) };
}

/** The edition in hand; without one there is nothing to circulate or to finish. */
function inHand({ edition }: Subject): store.Edition {
  if (edition === undefined) throw new Refusal('conflict', 'collaboration.minutes-empty');
  return edition;
}

const ofMeeting = ({ id, region }: Subject) => ({ subject: { kind: 'meeting', id }, region });

/**
 * 保存纪要. Written on the revision one has seen: whoever saves second is told what the first wrote, and nobody's words are
 * overwritten.
 */
export const saveMinutes = command({
  name: 'collaboration.save-minutes',
  input: contract.collaboration.saveMinutes.input,
  subject: (tx, key) => subject(tx, key),
  may: collaborationPermissions.minute,

  async run(tx, { region, id, revision, body, decisions }, meeting, { actor, now }) {
    if (meeting.state !== 'held') throw new Refusal('conflict', 'collaboration.minutes-first');
    for (const decision of decisions) {
      const reason = mayHaveDecided(decision, meeting.present ?? 0).reasons[0];
      if (reason !== undefined) throw new Refusal('invalid', reason);
      for (const { owner } of decision.tasks) await ownerOf(tx, owner);
    }
    const known = meeting.edition;
    if (known?.state === 'circulating') throw new Refusal('conflict', 'collaboration.minutes-not-so');
    if (known?.state === 'final') throw new Refusal('conflict', 'collaboration.minutes-final');
    if ((known?.revision ?? 0) !== revision)
      throw new Refusal('conflict', 'collaboration.minutes-changed', { by: known?.savedBy ?? '' });
    const written = {
      body,
      decisions: JSON.stringify(keepTasks(decisions, known?.decisions ?? [])),
      revision: revision + 1,
      saved_by: actor.personId,
      saved_by_name: actor.name,
      saved_at: now.toString(),
    };
    if (known === undefined) {
      await tx
        .insertInto('collaboration.minutes')
        .values({ region, meeting_id: id, edition: 1, state: 'draft', ...written })
        .execute();
    } else await update(tx, meeting, known, written);
    return { edition: known?.edition ?? 1, revision: revision + 1 };
  },
  record: (_input, meeting, { edition, revision }) => ({ ...ofMeeting(meeting), detail: { edition, revision } }),
});

/** 传阅: to everybody who came, for remarks until a day. */
export const circulateMinutes = command({
  name: 'collaboration.circulate-minutes',
  input: contract.collaboration.circulateMinutes.input,
  subject: (tx, key) => subject(tx, key),
  may: collaborationPermissions.minute,

  async run(tx, { id, until }, meeting, caller) {
    const edition = inHand(meeting);
    if (edition.body === '' && edition.decisions.length === 0)
      throw new Refusal('conflict', 'collaboration.minutes-empty');
    if (until < caller.today) throw new Refusal('invalid', 'collaboration.remarks-until-past');
    await update(tx, meeting, edition, { state: minutesLife.after(edition.state, 'circulate'), remarks_until: until });
    await tellAttendees(tx, caller, { ...meeting, until, edition: edition.edition });
    return { id };
  },
  record: ({ until }, meeting) => ({ ...ofMeeting(meeting), detail: { until } }),
});

/** 收回修改. */
export const takeBackMinutes = command({
  name: 'collaboration.take-back-minutes',
  input: contract.collaboration.takeBackMinutes.input,
  subject: (tx, key) => subject(tx, key),
  may: collaborationPermissions.minute,

  async run(tx, { id }, meeting) {
    const edition = inHand(meeting);
    await update(tx, meeting, edition, { state: minutesLife.after(edition.state, 'take-back') });
    return { id };
  },
  record: (_input, meeting) => ofMeeting(meeting),
});

/** 定稿: from now on the edition is never changed, the tasks decided on are given, and the meeting counts when enough came. */
export const finaliseMinutes = command({
  name: 'collaboration.finalise-minutes',
  input: contract.collaboration.finaliseMinutes.input,
  subject: (tx, key) => subject(tx, key),
  may: collaborationPermissions.minute,

  async run(tx, _input, meeting, caller) {
    const edition = inHand(meeting);
    const state = minutesLife.after(edition.state, 'finalise');
    const { decisions, given } = await giveTasks(tx, meeting, edition.decisions, caller);
    await update(tx, meeting, edition, { state, decisions: JSON.stringify(decisions), final_on: caller.today });
    return {
      tasks: given,
      counts: isQuorate({ expected: meeting.expected ?? 0, present: meeting.present ?? 0 }, meeting.quorum),
    };
  },
  record: (_input, meeting, { tasks, counts }) => ({
    ...ofMeeting(meeting),
    detail: { edition: meeting.edition?.edition ?? 0, tasks, counts },
  }),
});

/** 更正: the final edition stays as it is; the next one begins with its words. */
export const correctMinutes = command({
  name: 'collaboration.correct-minutes',
  input: contract.collaboration.correctMinutes.input,
  subject: (tx, key) => subject(tx, key),
  may: collaborationPermissions.minute,

  async run(tx, { region, id, reason }, meeting, { actor, now }) {
    const before = inHand(meeting);
    if (before.state !== 'final') throw new Refusal('conflict', 'collaboration.minutes-open');
    await tx
      .insertInto('collaboration.minutes')
      .values({
        region,
        meeting_id: id,
        edition: before.edition + 1,
        revision: 1,
        body: before.body,
        decisions: JSON.stringify(before.decisions),
        state: 'draft',
        reason,
        saved_by: actor.personId,
        saved_by_name: actor.name,
        saved_at: now.toString(),
      })
      .execute();
    return { edition: before.edition + 1 };
  },
  record: ({ reason }, meeting, { edition }) => ({ ...ofMeeting(meeting), detail: { edition, reason } }),
  constraints: { minutes_one_open: 'collaboration.minutes-open' },
});

async function update(
  tx: Db,
  { region, id }: Subject,
  { edition }: store.Edition,
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  await tx
    .updateTable('collaboration.minutes')
    .set(changes)
    .where('region', '=', region)
    .where('meeting_id', '=', id)
    .where('edition', '=', edition)
    .execute();
}

/** A task that was given keeps its number, also when the minutes are corrected around it. */
function keepTasks(
  decisions: readonly store.KeptDecision[],
  known: readonly store.KeptDecision[],
): readonly store.KeptDecision[] {
  const given = known.flatMap(({ matter, tasks }) =>
    tasks.flatMap((task) => (task.task == null ? [] : [{ key: `${matter}\n${task.title}`, task: task.task }])),
  );
  return decisions.map((decision) => ({
    ...decision,
    tasks: decision.tasks.map((task) => {
      const before = given.find(({ key }) => key === `${decision.matter}\n${task.title}`);
      return before === undefined ? task : { ...task, task: before.task };
    }),
  }));
}

async function giveTasks(
  tx: Db,
  meeting: Subject,
  decisions: readonly store.KeptDecision[],
  caller: Caller,
): Promise<{ decisions: store.KeptDecision[]; given: number }> {
  let given = 0;
  const result: store.KeptDecision[] = [];
  for (const decision of decisions) {
    const tasks: store.KeptTask[] = [];
    for (const task of decision.tasks) {
      if (task.task != null) {
        tasks.push(task);
        continue;
      }
      const { region, id } = await giveTask(tx, caller, {
        title: task.title,
        detail: decision.resolution,
        owner: task.owner,
        due: task.due,
        origin: { kind: '会议', region: meeting.region, id: meeting.id },
      });
      tasks.push({ ...task, task: { region, id } });
      given += 1;
    }
    result.push({ ...decision, tasks });
  }
  return { decisions: result, given };
}
