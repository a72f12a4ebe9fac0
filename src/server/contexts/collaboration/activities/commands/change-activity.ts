import { contract } from '#contract/index.ts';
import { activityLife } from '#core/collaboration/activity.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../../platform/command.ts';
import type { Db } from '../../../../platform/database/database.ts';
import { collaborationPermissions } from '../../permissions.ts';
import { numberCertificates } from '../certificates.ts';
import { tellCancelled, tellMoved, tellMovedUp, tellPublished } from '../notices.ts';
import { checkPlan, clearParts, columnsOf, type Plan, writeParts } from '../planning.ts';
import * as store from '../store.ts';

/**
 * 修改活动. Those who signed up are told when it is moved, and the waiting list moves up when there is more room. What was held
 * is corrected only with the reason on record, and what was rated stays what it is.
 */
export const reviseActivity = command({
  name: 'collaboration.revise-activity',
  input: contract.collaboration.reviseActivity.input,
  isolation: 'read committed',
  subject: (tx, key) => store.held(tx, key, 'alone'),
  may: collaborationPermissions.organise,

  async run(tx, { region, id, version, reason, ...plan }, activity, caller) {
    const cityLevel = collaborationPermissions.cityLevel(caller.actor);
    if (plan.level === '市级' && activity.level !== '市级' && cityLevel !== true)
      throw new Refusal('forbidden', cityLevel);
    const organiser = await store.organiser(tx, activity.organisationId);
    if (organiser === undefined) throw new Refusal('not-found', 'platform.not-found');
    await checkPlan(tx, organiser, plan);
    const columns = columnsOf(plan);
    if (activity.state === 'cancelled') throw new Refusal('conflict', 'collaboration.activity-not-so');
    const wasHeld = activity.state === 'held' || activity.state === 'summarised';
    if (wasHeld && reason === null) throw new Refusal('invalid', 'collaboration.correction-needs-reason');
    if (wasHeld && columns.to_day > caller.today) throw new Refusal('invalid', 'collaboration.correction-in-future');
    await refuseTooFewPlaces(tx, activity, plan.capacity);

    const before = await sessionsOf(tx, activity);
    const fixed = wasHeld ? { criteria: [...activity.criteria], reason } : {};
    await clearParts(tx, activity);
    await store.nextVersion(tx, activity, version, { ...columns, ...fixed });
    await writeParts(tx, activity, activity.organisationId, plan);
    const after = { ...activity, ...plan, from: columns.from_day, to: columns.to_day, version: version + 1 };
    if (wasHeld) {
      await numberCertificates(tx, after, caller.today);
      return { id };
    }
    const movedUp = await store.fillPlaces(tx, activity);
    await tellMovedUp(tx, caller, after, movedUp);
    const isMoved = before !== sessionKey(plan) || activity.place !== plan.place;
    if (isMoved && activity.state === 'published') await tellMoved(tx, caller, after);
    return { id };
  },
  record: ({ title, kind, level, reason }, { id, region, from }) => ({
    subject: { kind: 'activity', id },
    region,
    detail: { title, kind, level, before: from, reason },
  }),
  constraints: { activity_kind_fkey: 'collaboration.activity-kind-unknown' },
});

/** 发布: from now on it is seen by those it is for, and open for sign-up in its window. */
export const publishActivity = command({
  name: 'collaboration.publish-activity',
  input: contract.collaboration.publishActivity.input,
  subject: (tx, key) => store.activity(tx, key),
  may: collaborationPermissions.organise,

  async run(tx, { id }, activity, caller) {
    const state = activityLife.after(activity.state, 'publish');
    await store.nextVersion(tx, activity, activity.version, { state, published_on: caller.today });
    await tellPublished(tx, caller, activity);
    return { id };
  },
  record: (_input, { id, region }) => ({ subject: { kind: 'activity', id }, region }),
});

/** 取消活动: those who signed up are told why. */
export const cancelActivity = command({
  name: 'collaboration.cancel-activity',
  input: contract.collaboration.cancelActivity.input,
  isolation: 'read committed',
  subject: (tx, key) => store.held(tx, key, 'alone'),
  may: collaborationPermissions.organise,

  async run(tx, { id, reason }, activity, caller) {
    const state = activityLife.after(activity.state, 'cancel');
    await store.nextVersion(tx, activity, activity.version, { state, reason });
    await tellCancelled(tx, caller, activity, reason);
    return { id };
  },
  record: ({ reason }, { id, region }) => ({ subject: { kind: 'activity', id }, region, detail: { reason } }),
});

async function refuseTooFewPlaces(tx: Db, activity: store.Activity, capacity: number | null): Promise<void> {
  if (capacity === null) return;
  const taken = (await store.signedUp(tx, activity)).filter(({ state }) => state === 'in').length;
  if (capacity < taken) throw new Refusal('conflict', 'collaboration.capacity-taken', { taken });
}

async function sessionsOf(tx: Db, { region, id }: store.Activity): Promise<string> {
  const rows = await tx
    .selectFrom('collaboration.activity_session')
    .select(['on_day as on', 'begins', 'ends'])
    .where('region', '=', region)
    .where('activity_id', '=', id)
    .execute();
  return sessionKey({
    sessions: rows.map(({ on, begins, ends }) => ({ on, begins: begins.slice(0, 5), ends: ends.slice(0, 5) })),
  });
}

const sessionKey = ({
  sessions,
}: {
  readonly sessions: readonly { on: string; begins: string; ends: string }[] | Plan['sessions'];
}) =>
  sessions
    .map(({ on, begins, ends }) => `${on} ${begins}-${ends}`)
    .toSorted()
    .join();
