import { randomUUID } from 'node:crypto';
import type { Person } from '../support/builders.ts';
import type { TestServer } from '../support/server.ts';
import type { Key } from './collaborating.ts';
import type { Side } from './world.ts';

// Activities, written straight into the tables.

export type State = 'draft' | 'published' | 'held';

/** An activity of today for the teachers of an alliance's members, or for whom else it is. */
export async function anActivity(
  { platform }: TestServer,
  { region, alliance }: Pick<Side, 'region' | 'alliance'>,
  given: {
    readonly state?: State;
    readonly audience?: 'posts' | 'district' | 'public';
    readonly signedUp?: Person;
    readonly came?: Person;
    readonly organisedBy?: Person;
  } = {},
): Promise<Key> {
  const { state = 'published', audience = 'posts', signedUp, came, organisedBy } = given;
  const { system } = platform.database;
  const today = Temporal.Now.plainDateISO('Asia/Shanghai').toString();
  const [id, year] = [randomUUID(), Number(today.slice(0, 4))];
  const key = { region, activity_id: id };
  const { next } = await system
    .selectFrom('collaboration.activity')
    .select((of) => of.fn.coalesce(of.fn.max('serial'), of.lit(0)).as('next'))
    .where('region', '=', region)
    .executeTakeFirstOrThrow();
  await system
    .insertInto('collaboration.activity')
    .values({
      region,
      id,
      organisation_id: alliance.id,
      kind: '展示',
      level: '区级',
      title: '测试展示',
      initials: 'cszs',
      about: '',
      from_day: today,
      to_day: today,
      place: '报告厅',
      audience,
      walk_in: false,
      sign_up_from: '2020-01-01',
      sign_up_until: today,
      hours: 2,
      criteria: ['内容'],
      state,
      published_on: state === 'draft' ? null : today,
      came: state === 'held' ? 1 : null,
      ...(state === 'held' ? { serial: (next ?? 0) + 1, serial_year: year } : {}),
      organised_region: organisedBy?.region ?? region,
      organised_by: organisedBy?.id ?? randomUUID(),
      organised_by_name: organisedBy?.name ?? '测试',
    })
    .execute();
  await system
    .insertInto('collaboration.activity_session')
    .values({ ...key, activity_from: today, activity_to: today, on_day: today, begins: '09:00', ends: '10:00' })
    .execute();
  if (audience === 'posts')
    await system
      .insertInto('collaboration.activity_audience')
      .values({ ...key, id: randomUUID(), way: 'member-posts', organisation_id: alliance.id, post: 'teacher' })
      .execute();
  const at = '2026-01-05T06:00:00Z';
  if (signedUp !== undefined)
    await system
      .insertInto('collaboration.activity_sign_up')
      .values({ ...key, person_id: signedUp.id, person_region: signedUp.region, number: 1, state: 'in', at })
      .execute();
  if (came !== undefined)
    await system
      .insertInto('collaboration.activity_attendance')
      .values({
        ...key,
        person_id: came.id,
        person_region: came.region,
        state: '到场',
        noted: '登记',
        at,
        certificate: 1,
      })
      .execute();
  return { region, id };
}

/** The number of the first certificate of an activity that was held. */
export async function certificateOf({ platform }: TestServer, { region, id }: Key): Promise<string> {
  const { serial, year } = await platform.database.system
    .selectFrom('collaboration.activity')
    .select(['serial', 'serial_year as year'])
    .where('region', '=', region)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return `${region}-${year}-${String(serial).padStart(4, '0')}-0001`;
}
