import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashOf } from '#server/platform/authentication.ts';
import { asking, changing, type Db } from '#server/platform/database/database.ts';
import { aPerson } from '../support/builders.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { aMeeting, aMinutedMeeting, anAttachment, aRemark, aTask, type Key } from './collaborating.ts';
import { ACTORS, type ActorName } from './matrix.ts';
import { aFile, aWorld, type World } from './world.ts';

// What holds of meetings and tasks when the application's own checks are taken away: the questions carry no WHERE.

type Who = Exclude<ActorName, 'nobody'>;
/** A meeting or a task by the name it has in this test. */
type Thing = keyof typeof THINGS;
const THINGS = {
  alliance: '本联盟的会议',
  school: '本校的会议',
  guests: '本联盟另请教师的会议',
  kept: '专家记录的会议',
  there: '外区联盟的会议',
  principal: '校长岗位的任务',
  teacher: '教师个人的任务',
  elsewhere: '外区校长岗位的任务',
} as const;

let server: TestServer;
let world: World;
let things: Record<Thing, Key>;
let files: Record<'paper' | 'evidence', Key>;
let names: Map<string, Thing>;

beforeAll(async () => {
  server = await aServer();
  world = await aWorld(server);
  const { here, there, people } = world;
  const colleague = await aPerson(server.platform.database, { at: here.school });
  things = {
    alliance: await aMinutedMeeting(server, here, 'final'),
    school: await aMeeting(server, here, { organisationId: here.school.id, invited: colleague, came: colleague }),
    guests: await aMeeting(server, here, { invited: people.teacher }),
    kept: await aMeeting(server, here, { secretary: people.expert }),
    there: await aMinutedMeeting(server, there, 'circulating'),
    principal: await aTask(server, here),
    teacher: await aTask(server, here, { owner: people.teacher }),
    elsewhere: await aTask(server, there),
  };
  names = new Map(Object.entries(things).map(([name, { id }]) => [id, name as Thing]));
  await aRemark(server, things.alliance, people.principal);
  await aRemark(server, things.there, people.cityBasic);
  const { region } = people.lead;
  files = {
    paper: { region, id: await aFile(server, people.lead) },
    evidence: { region, id: await aFile(server, people.teacher) },
  };
  await anAttachment(server, 'meeting', things.guests, people.lead, files.paper.id);
  await anAttachment(server, 'task', things.teacher, people.teacher, files.evidence.id);
});
afterAll(() => server.close());

const sessionOf = (who: ActorName) => ({ session: hashOf((world.cookies[who] ?? '').split('=')[1] ?? '') });
const everybody = Object.keys(ACTORS).filter((who) => who !== 'nobody') as Who[];

/** Which things a post sees rows about, whatever it asks. */
async function seen(who: Who, table: string, column: string): Promise<Thing[]> {
  const { rows } = await asking(server.platform.database, sessionOf(who), (db) =>
    sql<{ id: string }>`select distinct ${sql.ref(column)} as id from ${sql.table(table)}`.execute(db),
  );
  return rows.flatMap(({ id }) => names.get(id) ?? []).toSorted();
}

// Officers of any office, liaisons and researchers follow the common work of their district, leaders that of their circle.
const circle: readonly Who[] = [
  'districtBasic',
  'districtPersonnel',
  'districtFinance',
  'liaison',
  'researcher',
  'lead',
  'principal',
  'schoolAdmin',
];
const city: readonly Who[] = ['cityBasic', 'cityPersonnel'];
const inSight = (here: readonly Thing[], there: readonly Thing[], own: Partial<Record<Who, readonly Thing[]>>) =>
  Object.fromEntries(
    everybody.map((who) => {
      const sees = [
        ...(circle.includes(who) || city.includes(who) ? here : []),
        ...(city.includes(who) || who === 'elsewhereBasic' ? there : []),
        ...(own[who] ?? []),
      ];
      return [who, sees.toSorted()];
    }),
  );

describe('whoever asks without a WHERE', () => {
  const meetings = ['alliance', 'school', 'guests', 'kept'] as const;
  const own = { teacher: ['guests'], expert: ['kept'] } as const;
  test.each<[string, string, Record<string, readonly Thing[]>]>([
    ['collaboration.meeting', 'id', inSight(meetings, ['there'], own)],
    ['collaboration.v_meeting', 'id', inSight(meetings, ['there'], own)],
    ['collaboration.invitation', 'meeting_id', inSight(meetings, ['there'], own)],
    ['collaboration.attendance', 'meeting_id', inSight(['school'], [], {})],
    ['collaboration.minutes', 'meeting_id', inSight(['alliance'], ['there'], {})],
    ['collaboration.remark', 'meeting_id', inSight(['alliance'], ['there'], {})],
    ['collaboration.task', 'id', inSight(['principal', 'teacher'], ['elsewhere'], { teacher: ['teacher'] })],
    ['collaboration.attachment', 'about_id', inSight(['guests', 'teacher'], [], { teacher: ['guests', 'teacher'] })],
  ])('sees of %s only what the posts give', async (table, column, expected) => {
    const found = await Promise.all(everybody.map(async (who) => [who, await seen(who, table, column)] as const));
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  test('sees the steps of the tasks in sight, and of no other', async () => {
    for (const key of [things.principal, things.elsewhere])
      await server.platform.database.system
        .insertInto('collaboration.task_step')
        .values({
          region: key.region,
          id: randomUUID(),
          task_id: key.id,
          number: 1,
          at: '2026-01-05T09:00:00Z',
          person_id: randomUUID(),
          person_name: '某人',
          step: '交办',
          progress: 0,
          note: '',
        })
        .execute();
    for (const who of everybody) {
      const tasks = (await seen(who, 'collaboration.task', 'id')).filter((name) => name !== 'teacher');
      expect({ who, steps: await seen(who, 'collaboration.task_step', 'task_id') }).toEqual({ who, steps: tasks });
    }
  });

  test('opens what is attached to a thing in sight, whoever uploaded it', async () => {
    const opens = async (who: Who) => {
      const { rows } = await asking(server.platform.database, sessionOf(who), (db) =>
        sql<{ id: string }>`select id from platform.file`.execute(db),
      );
      return Object.fromEntries(
        Object.entries(files).map(([name, { id }]) => [name, rows.some((row) => row.id === id)]),
      );
    };
    // The paper lies with the meeting the teacher is invited to; the evidence of a colleague lies nowhere in sight.
    expect(await opens('teacher')).toEqual({ paper: true, evidence: true });
    expect(await opens('principal')).toEqual({ paper: true, evidence: true });
    for (const who of ['otherTeacher', 'expert', 'elsewhereBasic', 'auditAdmin'] as const)
      expect({ who, ...(await opens(who)) }).toEqual({ who, paper: false, evidence: false });
  });

  test('learns the names on a roster, and of an owner, only with the meeting or the task', async () => {
    const asked = async (who: Who) =>
      asking(server.platform.database, sessionOf(who), async (db) => {
        const { region, id } = things.school;
        const roster = sql`select from collaboration.roster_of(${region}, ${id}::uuid)`.execute(db);
        const invited = sql`select from collaboration.invited_to(${region}, ${id}::uuid)`.execute(db);
        const owners = sql`select from collaboration.task_owners(array[${world.people.teacher.id}::uuid])`.execute(db);
        return (await Promise.all([roster, invited, owners])).map(({ rows }) => rows.length);
      });
    for (const who of everybody) {
      const knows = circle.includes(who) || city.includes(who);
      expect({ who, found: await asked(who) }).toEqual({
        who,
        found: knows ? [1, 1, 1] : [0, 0, who === 'teacher' ? 1 : 0],
      });
    }
  });

  test('may not ask for another person’s meetings', async () => {
    for (const role of ['app', 'reader'] as const)
      await expect(
        sql`select collaboration.meetings_of(${world.people.teacher.id}::uuid)`.execute(server.platform.database[role]),
      ).rejects.toThrow('permission denied');
  });

  test('sees nothing at all without a session', async () => {
    for (const name of [
      'meeting',
      'invitation',
      'attendance',
      'minutes',
      'remark',
      'task',
      'task_step',
      'attachment',
    ]) {
      const { rows } = await sql<{
        n: number;
      }>`select count(*) as n from ${sql.table(`collaboration.${name}`)}`.execute(server.platform.database.reader);
      expect({ name, n: rows[0]?.n }).toEqual({ name, n: 0 });
    }
  });
});

describe('a write out of reach', () => {
  const change = <T>(who: Who, act: (tx: Db) => Promise<T>) => changing(server.platform.database, sessionOf(who), act);
  const attendance = ({ region, id }: Key, personId: string) => ({
    region,
    meeting_id: id,
    person_id: personId,
    person_region: region,
    attends: '出席',
    state: '到会',
    noted: '扫码',
    at: '2026-01-05T06:00:00Z',
  });
  const task = (by: { region: string; id: string }) => ({
    region: world.here.region,
    id: randomUUID(),
    title: '闯入',
    initials: 'cr',
    detail: '',
    origin: '交办',
    organisation_id: world.here.school.id,
    post: 'principal',
    asked_region: by.region,
    asked_by: by.id,
    asked_by_name: 'x',
    asked_on: '2026-01-05',
    asked_organisation_id: world.here.bureau.id,
    due_day: '2030-01-01',
    state: 'open',
  });
  const step = ({ region, id }: Key, personId: string) => ({
    region,
    id: randomUUID(),
    task_id: id,
    number: 99,
    at: '2026-01-05T06:00:00Z',
    person_id: personId,
    person_name: 'x',
    step: '进展',
    progress: 1,
    note: '',
  });
  const attachment = ({ region, id }: Key, about: string, by: string) => ({
    region,
    id: randomUUID(),
    about,
    about_id: id,
    file_region: region,
    file_id: files.evidence.id,
    added_by: by,
    added_at: '2026-01-05T06:00:00Z',
  });

  test.each<[string, Who, (tx: Db) => Promise<unknown>]>([
    [
      'coming to a meeting one is not invited to',
      'teacher',
      (tx) =>
        tx
          .insertInto('collaboration.attendance')
          .values(attendance(things.alliance, world.people.teacher.id))
          .execute(),
    ],
    [
      'coming to a meeting of another district',
      'districtBasic',
      (tx) =>
        tx
          .insertInto('collaboration.attendance')
          .values(attendance(things.there, world.people.districtBasic.id))
          .execute(),
    ],
    [
      'a task in another’s name',
      'principal',
      (tx) => tx.insertInto('collaboration.task').values(task(world.people.districtBasic)).execute(),
    ],
    [
      'a step in another’s name',
      'principal',
      (tx) =>
        tx.insertInto('collaboration.task_step').values(step(things.principal, world.people.teacher.id)).execute(),
    ],
    [
      'a step of a task out of sight',
      'otherTeacher',
      (tx) =>
        tx.insertInto('collaboration.task_step').values(step(things.principal, world.people.otherTeacher.id)).execute(),
    ],
    [
      'attaching to a meeting out of sight',
      'teacher',
      (tx) =>
        tx
          .insertInto('collaboration.attachment')
          .values(attachment(things.alliance, 'meeting', world.people.teacher.id))
          .execute(),
    ],
    [
      'attaching to a task in another’s name',
      'teacher',
      (tx) =>
        tx
          .insertInto('collaboration.attachment')
          .values(attachment(things.teacher, 'task', world.people.principal.id))
          .execute(),
    ],
    [
      'attaching to what there is not',
      'teacher',
      (tx) =>
        tx
          .insertInto('collaboration.attachment')
          .values(attachment(things.teacher, 'nothing', world.people.teacher.id))
          .execute(),
    ],
  ])('is refused by policy: %s', async (_, who, act) => {
    await expect(change(who, act)).rejects.toThrow('row-level security');
  });

  test.each<[string, Who, string]>([
    ['a final edition, by who convened', 'lead', `minutes set body = 'x' where state = 'final'`],
    ['minutes of another district', 'districtBasic', `minutes set body = 'x' where region = '310114'`],
    ['a meeting out of sight', 'teacher', `meeting set title = 'x' where state = 'held'`],
    ['a task out of sight', 'otherTeacher', `task set state = 'dropped'`],
    ['a task of another district', 'districtBasic', `task set progress = 1 where region = '310114'`],
  ])('changes no row: %s', async (_, who, statement) => {
    const { numAffectedRows } = await change(who, (tx) => sql.raw(`update collaboration.${statement}`).execute(tx));
    expect(Number(numAffectedRows ?? 0n)).toBe(0);
  });

  test.each([
    'delete from collaboration.meeting',
    'delete from collaboration.attendance',
    'delete from collaboration.minutes',
    'delete from collaboration.task',
    `update collaboration.task_step set note = 'x'`,
    'delete from collaboration.task_step',
    `update collaboration.meeting_kind set name = 'x'`,
    `update collaboration.attachment set added_by = added_by`,
  ])('is no one’s right: %s', async (statement) => {
    await expect(change('cityBasic', (tx) => sql.raw(statement).execute(tx))).rejects.toThrow('permission denied');
  });
});
