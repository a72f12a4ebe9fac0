import { sql } from 'kysely';
import { z } from 'zod';
import { contract } from '#contract/index.ts';
import { activityLife } from '#core/collaboration/activity.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../../platform/command.ts';
import type { Db } from '../../../../platform/database/database.ts';
import { collaborationPermissions } from '../../permissions.ts';
import { numberCertificates } from '../certificates.ts';
import * as store from '../store.ts';

/** 扫码签到: whoever has a place, or, where the activity says so, whoever it is for; with the code that the room shows. */
export const scanIntoActivity = command({
  name: 'collaboration.scan-into-activity',
  input: z.strictObject({ region: z.string(), id: z.uuid() }),
  // A whole hall scans at once. A line a person is the table's key, and the roster is held open until the line is in.
  isolation: 'read committed',
  subject: (tx, key) => store.held(tx, key, 'together'),
  may: () => true,

  async run(tx, key, activity, { actor, now, today }) {
    if (activity.state !== 'published') throw new Refusal('conflict', 'collaboration.activity-door-closed');
    refuseEarly(activity, today);
    const { signUp, state, at } = await store.linesOf(tx, key, actor.personId);
    if (state === '到场' && at !== null) return { at, again: true };
    if (signUp !== 'in') {
      const isWelcome = activity.walkIn && (await store.isForMe(tx, key));
      if (!isWelcome && signUp === 'waiting') throw new Refusal('forbidden', 'collaboration.still-waiting');
      if (!isWelcome)
        throw new Refusal(
          'forbidden',
          activity.walkIn ? 'collaboration.not-of-audience' : 'collaboration.not-signed-up',
        );
    }
    await note(tx, activity, { personRegion: actor.region, personId: actor.personId, state: '到场' }, '扫码', now);
    return { at: now.toString(), again: false };
  },
  record: (_input, { id, region }) => ({ subject: { kind: 'activity', id }, region }),
});

/** 登记到场、请假或缺席 by hand, also of those who came without having signed up. */
export const markPresence = command({
  name: 'collaboration.mark-presence',
  input: contract.collaboration.markPresence.input,
  isolation: 'read committed',
  subject: (tx, key) => store.held(tx, key, 'alone'),
  may: collaborationPermissions.organise,

  async run(tx, { lines }, activity, { now, today }) {
    const isOver = activity.state === 'held' || activity.state === 'summarised';
    if (!isOver && activity.state !== 'published') throw new Refusal('conflict', 'collaboration.activity-not-so');
    if (lines.some(({ state }) => state !== '请假')) refuseEarly(activity, today);
    for (const line of lines) {
      const known = await store.linesOf(tx, activity, line.personId);
      if (known.signUp === null && known.state === null && !(await isSeen(tx, line)))
        throw new Refusal('not-found', 'platform.not-found');
      await note(tx, activity, line, '登记', now);
    }
    if (isOver) await count(tx, activity, today);
    return { id: activity.id };
  },
  record: ({ lines }, { id, region }) => ({
    subject: { kind: 'activity', id },
    region,
    detail: { people: lines.length },
  }),
});

/** 结束签到: who had a place and has no line stayed away; from now on the activity was held. */
export const closeActivity = command({
  name: 'collaboration.close-activity',
  input: contract.collaboration.closeActivity.input,
  isolation: 'read committed',
  subject: (tx, key) => store.held(tx, key, 'alone'),
  may: collaborationPermissions.organise,

  async run(tx, key, activity, { now, today }) {
    const state = activityLife.after(activity.state, 'hold');
    if (today < activity.to) throw new Refusal('conflict', 'collaboration.activity-not-over', { until: activity.to });
    await sql`insert into collaboration.activity_attendance (region, activity_id, person_id, person_region, state, noted, at)
      select s.region, s.activity_id, s.person_id, s.person_region, '缺席', '未到', ${now.toString()} from collaboration.activity_sign_up s
      where s.region = ${key.region} and s.activity_id = ${key.id} and s.state = 'in' on conflict do nothing`.execute(
      tx,
    );
    return { came: await count(tx, activity, today, state) };
  },
  record: (_input, { id, region }, { came }) => ({ subject: { kind: 'activity', id }, region, detail: { came } }),
});

/** Who came is counted when the roster closes, and again whenever a line is put right afterwards. */
async function count(tx: Db, activity: store.Activity, today: string, state = activity.state): Promise<number> {
  const { rows } = await sql<{ came: number }>`
    select count(*) as came from collaboration.activity_attendance where region = ${activity.region} and activity_id = ${activity.id} and state = '到场'`.execute(
    tx,
  );
  const came = rows[0]?.came ?? 0;
  if (came === 0) throw new Refusal('conflict', 'collaboration.no-attendees');
  await store.nextVersion(tx, activity, activity.version, { came, state });
  await numberCertificates(tx, activity, today);
  return came;
}

function refuseEarly({ from }: store.Activity, today: string): void {
  if (today < from) throw new Refusal('conflict', 'collaboration.activity-not-yet', { on: from });
}

type Line = {
  readonly personRegion: string;
  readonly personId: string;
  readonly state: '到场' | '请假' | '缺席';
};

async function note(
  tx: Db,
  { region, id }: store.Activity,
  { personRegion, personId, state }: Line,
  noted: '扫码' | '登记',
  now: Temporal.Instant,
): Promise<void> {
  const at = now.toString();
  await tx
    .insertInto('collaboration.activity_attendance')
    .values({ region, activity_id: id, person_id: personId, person_region: personRegion, state, noted, at })
    .onConflict((line) => line.columns(['region', 'activity_id', 'person_id']).doUpdateSet({ state, noted, at }))
    .execute();
}

async function isSeen(tx: Db, { personRegion, personId }: Line): Promise<boolean> {
  const { rows } =
    await sql`select from identity.v_person where region = ${personRegion} and id = ${personId}::uuid`.execute(tx);
  return rows.length > 0;
}
