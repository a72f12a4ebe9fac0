import { randomUUID } from 'node:crypto';
import { aPerson, type Organisation, type Person } from '../support/builders.ts';
import type { TestServer } from '../support/server.ts';
import type { Key } from './collaborating.ts';
import type { Side } from './world.ts';

// Liaisons, their assignments and visits, written straight into the tables.

/** A liaison of the bureau of a side, whom none of the actors is. */
export const aLiaison = ({ platform }: TestServer, { bureau }: Side): Promise<Person> =>
  aPerson(platform.database, { at: bureau, post: 'liaison' });

export async function anAssignment({ platform }: TestServer, at: Organisation, liaison: Person): Promise<Key> {
  const id = randomUUID();
  await platform.database.system
    .insertInto('collaboration.liaison_assignment')
    .values({
      region: at.region,
      id,
      liaison_region: liaison.region,
      liaison_id: liaison.id,
      organisation_id: at.id,
      // A programme nobody used before, so that assignments of the same liaison never collide.
      programme_id: id,
      from_day: '2026-01-01',
    })
    .execute();
  return { region: at.region, id };
}

/** A visit to an organisation on a day of the past with one answered point, which proposes something. */
export async function aVisit(
  { platform }: TestServer,
  at: Organisation,
  liaison: Person,
  state: 'draft' | 'sent',
): Promise<Key> {
  const { system } = platform.database;
  const id = randomUUID();
  const key = { region: at.region, visit_id: id };
  await system
    .insertInto('collaboration.visit')
    .values({
      region: at.region,
      id,
      organisation_id: at.id,
      liaison_region: liaison.region,
      liaison_id: liaison.id,
      liaison_name: liaison.name,
      kind: '日常巡视',
      on_day: '2026-01-05',
      planned: false,
      met: '负责人',
      seen: '有序',
      state,
      sent_on: state === 'sent' ? '2026-01-06' : null,
    })
    .execute();
  const answered = state === 'sent' ? { state: 'answered', due_day: '2026-02-01' } : {};
  await system
    .insertInto('collaboration.visit_point')
    .values({ ...key, number: 1, kind: '问题', body: '课时未计入', ...answered })
    .execute();
  await system
    .insertInto('collaboration.visit_proposal')
    .values({ ...key, number: 1, programme_id: 'a-plan', stage: 'first', stage_task: 'start', proposes: '推迟' })
    .execute();
  if (state === 'sent')
    await system
      .insertInto('collaboration.visit_point_step')
      .values({
        ...key,
        id: randomUUID(),
        number: 1,
        at: '2026-01-07T01:00:00Z',
        person_id: randomUUID(),
        person_name: '负责人',
        step: '答复',
        note: '照办',
        due_day: '2026-02-01',
      })
      .execute();
  return { region: at.region, id };
}

/** A picture, as its uploader has it. */
export async function aPicture({ platform }: TestServer, by: Person): Promise<Key> {
  const id = randomUUID();
  await platform.database.system
    .insertInto('platform.file')
    .values({
      region: by.region,
      id,
      sha256: '0'.repeat(64),
      name: '照片.jpg',
      type: 'image/jpeg',
      size: 10,
      uploaded_by: by.id,
    })
    .execute();
  return { region: by.region, id };
}

/** A picture on a visit. */
export async function aPhoto(server: TestServer, { region, id }: Key, by: Person): Promise<string> {
  const file = await aPicture(server, by);
  const photoId = randomUUID();
  await server.platform.database.system
    .insertInto('collaboration.attachment')
    .values({
      region,
      id: photoId,
      about: 'visit',
      about_id: id,
      part: '1',
      file_region: file.region,
      file_id: file.id,
      added_by: by.id,
      added_at: '2026-01-05T06:00:00Z',
    })
    .execute();
  return photoId;
}
