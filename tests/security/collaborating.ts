import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { aPerson, type Person } from '../support/builders.ts';
import type { TestServer } from '../support/server.ts';
import type { Hints } from './arbitrary.ts';
import { aFile, type Side } from './world.ts';

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
  about: 'meeting' | 'task' | 'activity',
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

/** What means something to the routes of meetings, each of which finds a meeting of its own in the state it asks for. */
export async function meetingHints(
  server: TestServer,
  side: Pick<Side, 'region' | 'alliance'>,
  { guest, asker }: { readonly guest: Person; readonly asker: Person },
): Promise<(path: string) => Hints> {
  const invited = () => aMeeting(server, side, { invited: guest });
  const minuted = (state: Parameters<typeof aMinutedMeeting>[2]) => aMinutedMeeting(server, side, state);
  const [attended, papered, answered] = [
    await aMeeting(server, side, { came: guest }),
    await invited(),
    await minuted('circulating'),
  ];
  const line = { personRegion: guest.region, personId: guest.id };
  const of: Readonly<Record<string, Hints>> = {
    '/revise': only(await invited()),
    '/move': only(await invited()),
    '/cancel': only(await invited()),
    '/door': only(await invited()),
    '/papers': {
      ...only(papered),
      fileRegion: fc.constant(asker.region),
      fileId: fc.constant(await aFile(server, asker)),
    },
    '/papers/:paperId/remove': {
      ...only(papered),
      paperId: fc.constant(await anAttachment(server, 'meeting', papered, asker, await aFile(server, asker))),
    },
    '/attendance': { ...only(await invited()), lines: fc.constant([{ ...line, state: '到会' }]) },
    '/close': only(attended),
    '/minutes': {
      ...only(await aMeeting(server, side, { state: 'held' })),
      revision: fc.constant(0),
      decisions: fc.constant([]),
    },
    '/minutes/circulate': only(await minuted('draft')),
    '/minutes/take-back': only(await minuted('circulating')),
    '/minutes/remarks': only(answered),
    '/minutes/remarks/:remarkId/answer': {
      ...only(answered),
      remarkId: fc.constant(await aRemark(server, answered, guest)),
    },
    '/minutes/finalise': only(await minuted('circulating')),
    '/minutes/correct': only(await minuted('final')),
    '/minutes/document': { ...only(await minuted('final')), edition: fc.constant(1) },
  };
  const plan: Hints = {
    kind: fc.constant('工作例会'),
    title: fc.constant('例会'),
    place: fc.constant('一号会议室'),
    begins: fc.constantFrom('08:30', '14:00'),
    ends: fc.constantFrom('15:00', '16:30'),
    quorum: fc.integer({ min: 1, max: 100 }),
    agenda: fc.constantFrom([], [{ item: '通报' }]),
    secretary: fc.constantFrom(null, { region: guest.region, personId: guest.id }),
    invitations: fc.constant([{ way: 'member-posts', organisationId: side.alliance.id, post: 'principal' }]),
    bodyId: fc.constant(null),
    series: fc.constantFrom(null, { until: '2027-06-30', week: 5, weekday: 7 }),
    version: fc.constantFrom(0, 1, 2),
    until: fc.constantFrom('2199-01-01', '2020-01-01'),
  };
  return (path) => ({ ...plan, ...of[path.replace('/api/meetings/:region/:id', '')] });
}

const only = ({ id }: Key): Hints => ({ id: fc.constant(id) });

/** What means something to the routes of tasks. */
export async function taskHints(
  server: TestServer,
  side: Pick<Side, 'region' | 'bureau' | 'school'>,
  { asker }: { readonly asker: Person },
): Promise<(path: string) => Hints> {
  const owner = { by: 'post', organisationId: side.school.id, post: 'principal' };
  const of: Readonly<Record<string, Hints>> = {
    '/report': { ...only(await aTask(server, side, { owner: asker })), files: fc.constant([]) },
    '/confirm': only(await aTask(server, side, { state: 'done' })),
    '/change': only(await aTask(server, side)),
    '/drop': only(await aTask(server, side)),
  };
  const plain: Hints = {
    owner: fc.constant(owner),
    due: fc.constantFrom('2199-01-01', '2020-01-01'),
    note: fc.constantFrom('', '情况有变'),
    version: fc.constantFrom(0, 1, 2),
    progress: fc.integer({ min: 0, max: 100 }),
  };
  return (path) => ({ ...plain, ...of[path.replace('/api/tasks/:region/:id', '')] });
}
