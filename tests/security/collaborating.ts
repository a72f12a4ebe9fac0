import { randomUUID } from 'node:crypto';
import { aPerson, type Person } from '../support/builders.ts';
import type { TestServer } from '../support/server.ts';
import type { Side } from './world.ts';

// Meetings and tasks, written straight into the tables.

export type Key = { readonly region: string; readonly id: string };

/** A meeting of a day of the past, to which the principals of an alliance's members are invited, or who else is named. */
export async function aMeeting(
  { platform }: TestServer,
  { region, alliance }: Pick<Side, 'region' | 'alliance'>,
  given: {
    readonly organisationId?: string;
    readonly state?: 'planned' | 'held' | 'cancelled';
    readonly invited?: Person;
    readonly came?: Person;
    readonly secretary?: Person;
  } = {},
): Promise<Key> {
  const { organisationId = alliance.id, state = 'planned', invited, came, secretary } = given;
  const { system } = platform.database;
  const id = randomUUID();
  await system
    .insertInto('collaboration.meeting')
    .values({
      region,
      id,
      organisation_id: organisationId,
      kind: '工作例会',
      title: '测试例会',
      initials: 'cslh',
      on_day: '2026-01-05',
      begins: '14:00',
      ends: '15:00',
      place: '一号会议室',
      agenda: '[]',
      quorum: 50,
      secretary_region: secretary?.region ?? null,
      secretary_id: secretary?.id ?? null,
      state,
      expected: state === 'held' ? 1 : null,
      present: state === 'held' ? 1 : null,
    })
    .execute();
  const invitation = { region, meeting_id: id, attends: '出席' };
  await system
    .insertInto('collaboration.invitation')
    .values({
      ...invitation,
      id: randomUUID(),
      ...(invited === undefined
        ? { way: 'member-posts', organisation_id: alliance.id, post: 'principal' }
        : { way: 'person', person_region: invited.region, person_id: invited.id }),
    })
    .execute();
  if (came !== undefined) await isPresent(platform, { region, id }, came);
  return { region, id };
}

async function isPresent({ database }: TestServer['platform'], { region, id }: Key, person: Person): Promise<void> {
  await database.system
    .insertInto('collaboration.attendance')
    .values({
      region,
      meeting_id: id,
      person_id: person.id,
      person_region: person.region,
      attends: '出席',
      state: '到会',
      noted: '登记',
      at: '2026-01-05T06:00:00Z',
    })
    .execute();
}

/** A meeting that was held, and the first edition of its minutes. */
export async function aMinutedMeeting(
  server: TestServer,
  side: Pick<Side, 'region' | 'alliance'>,
  state: 'draft' | 'circulating' | 'final' = 'draft',
): Promise<Key> {
  const key = await aMeeting(server, side, { state: 'held' });
  await server.platform.database.system
    .insertInto('collaboration.minutes')
    .values({
      region: key.region,
      meeting_id: key.id,
      edition: 1,
      revision: 1,
      body: '会议情况',
      decisions: '[]',
      state,
      remarks_until: state === 'circulating' ? '2199-01-01' : null,
      saved_by: randomUUID(),
      saved_by_name: '记录人',
      saved_at: '2026-01-05T08:00:00Z',
      final_on: state === 'final' ? '2026-01-06' : null,
    })
    .execute();
  return key;
}

/** A remark on the minutes of a meeting. */
export async function aRemark({ platform }: TestServer, { region, id }: Key, by: Person): Promise<string> {
  const remarkId = randomUUID();
  await platform.database.system
    .insertInto('collaboration.remark')
    .values({
      region,
      id: remarkId,
      meeting_id: id,
      edition: 1,
      person_region: by.region,
      person_id: by.id,
      person_name: by.name,
      body: '意见',
      at: '2026-01-05T09:00:00Z',
    })
    .execute();
  return remarkId;
}

/** Something attached to a meeting or a task. */
export async function anAttachment(
  { platform }: TestServer,
  about: 'meeting' | 'task',
  { region, id }: Key,
  by: Person,
  fileId: string,
): Promise<string> {
  const attachmentId = randomUUID();
  await platform.database.system
    .insertInto('collaboration.attachment')
    .values({
      region,
      id: attachmentId,
      about,
      about_id: id,
      file_region: by.region,
      file_id: fileId,
      added_by: by.id,
      added_at: '2026-01-05T09:00:00Z',
    })
    .execute();
  return attachmentId;
}

/** A task that the bureau gave to the principal of the school, or to a person. */
export async function aTask(
  server: TestServer,
  { region, bureau, school }: Pick<Side, 'region' | 'bureau' | 'school'>,
  given: { readonly owner?: Person; readonly state?: 'open' | 'done' } = {},
): Promise<Key> {
  const { owner, state = 'open' } = given;
  const { database } = server.platform;
  const asker = await aPerson(database, { at: bureau, post: 'district-officer', office: '办公室' });
  const id = randomUUID();
  await database.system
    .insertInto('collaboration.task')
    .values({
      region,
      id,
      title: '测试任务',
      initials: 'csrw',
      detail: '',
      origin: '交办',
      organisation_id: owner?.organisationId ?? school.id,
      post: owner === undefined ? 'principal' : null,
      person_region: owner?.region ?? null,
      person_id: owner?.id ?? null,
      asked_region: asker.region,
      asked_by: asker.id,
      asked_by_name: asker.name,
      asked_on: '2026-01-05',
      asked_organisation_id: bureau.id,
      due_day: '2030-01-01',
      state,
      progress: state === 'done' ? 100 : 0,
      done_on: state === 'done' ? '2026-01-06' : null,
    })
    .execute();
  return { region, id };
}
