import { contract } from '#contract/index.ts';
import { type SignUp, signUpOn } from '#core/collaboration/activity.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../../platform/command.ts';
import { tellMovedUp } from '../notices.ts';
import * as store from '../store.ts';

/**
 * 报名. Everybody goes to the end of the line, and the free places are given from its head. A hundred people who press at the
 * same moment come one after another: the activity is held from the number in line to the commit, and each sees who went before.
 */
export const signUpForActivity = command({
  name: 'collaboration.sign-up',
  input: contract.collaboration.signUp.input,
  isolation: 'read committed',
  subject: (tx, key) => store.held(tx, key, 'alone'),
  may: () => true,

  async run(tx, key, activity, { actor, now, today }) {
    refuseShut(activity, today);
    if (!(await store.isForMe(tx, key))) throw new Refusal('forbidden', 'collaboration.not-of-audience');
    const { signUp } = await store.linesOf(tx, key, actor.personId);
    if (signUp === 'in' || signUp === 'waiting') throw new Refusal('conflict', 'collaboration.signed-up-already');
    const place = { number: activity.next, state: 'waiting', at: now.toString() } as const;
    await tx
      .insertInto('collaboration.activity_sign_up')
      .values({
        region: key.region,
        activity_id: key.id,
        person_id: actor.personId,
        person_region: actor.region,
        ...place,
      })
      .onConflict((line) => line.columns(['region', 'activity_id', 'person_id']).doUpdateSet(place))
      .execute();
    await store.fillPlaces(tx, key);
    return { state: (await store.linesOf(tx, key, actor.personId)).signUp ?? ('waiting' satisfies SignUp) };
  },
  record: (_input, { id, region }, { state }) => ({
    subject: { kind: 'activity', id },
    region,
    detail: { waiting: state === 'waiting' },
  }),
});

/** 退出报名: the first of those waiting moves up and is told. */
export const withdrawSignUp = command({
  name: 'collaboration.withdraw-sign-up',
  input: contract.collaboration.withdrawSignUp.input,
  isolation: 'read committed',
  subject: (tx, key) => store.held(tx, key, 'alone'),
  may: () => true,

  async run(tx, key, activity, caller) {
    const { signUp } = await store.linesOf(tx, key, caller.actor.personId);
    if (signUp !== 'in' && signUp !== 'waiting') throw new Refusal('conflict', 'collaboration.not-signed-up');
    if (activity.state !== 'published') throw new Refusal('conflict', 'collaboration.activity-not-so');
    if (activity.from < caller.today) throw new Refusal('conflict', 'collaboration.too-late-to-withdraw');
    await tx
      .updateTable('collaboration.activity_sign_up')
      .set({ state: 'withdrawn' })
      .where('region', '=', key.region)
      .where('activity_id', '=', key.id)
      .where('person_id', '=', caller.actor.personId)
      .execute();
    await tellMovedUp(tx, caller, activity, await store.fillPlaces(tx, key));
    return { id: key.id };
  },
  record: (_input, { id, region }) => ({ subject: { kind: 'activity', id }, region }),
});

function refuseShut(activity: store.Activity, today: string): void {
  if (activity.state === 'cancelled') throw new Refusal('conflict', 'collaboration.activity-not-so');
  switch (signUpOn(activity, today as typeof activity.from)) {
    case null:
      throw new Refusal('conflict', 'collaboration.sign-up-not-needed');
    case 'before':
      throw new Refusal('conflict', 'collaboration.sign-up-not-yet', { from: activity.signUp?.from ?? '' });
    case 'closed':
      throw new Refusal('conflict', 'collaboration.sign-up-closed');
    case 'open':
  }
}
