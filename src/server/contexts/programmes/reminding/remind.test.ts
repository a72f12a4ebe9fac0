import { randomUUID } from 'node:crypto';
import { Logger, runOnce } from 'graphile-worker';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { Announcement } from '#server/platform/announce.ts';
import {
  anAlliance,
  anOrganisation,
  aPerson,
  type Organisation,
  type Person,
} from '../../../../../tests/support/builders.ts';
import { aPlan, written } from '../../../../../tests/support/plans.ts';
import { aServer, type TestServer } from '../../../../../tests/support/server.ts';
import { remindOfDuties } from './remind.ts';
import { dutyTodos } from './todos.ts';

// Two alliances owe a plan every month, the council owes a charter in the first half year. It is 20 March 2018.

const region = '310118';
const source = { section: '一' };
const council = 'water-council';
const plan = aPlan({
  period: { from: '2018-01-01', to: '2018-12-31' },
  duties: [
    {
      id: 'plans',
      statement: '学区每月一份规划',
      source,
      owedBy: { each: { fact: 'alliances', where: { kind: ['学区'] } } },
      rhythm: { times: 1, per: 'month' },
      metBy: { fact: 'alliances.documents', where: { document: '规划' } },
      remind: { owner: 12, liaison: 5, office: -1 },
    },
    {
      id: 'council',
      statement: '议事会建立一个机构',
      source,
      owedBy: { body: council },
      rhythm: { times: 1, between: ['2018-01-01', '2018-03-31'] },
      metBy: { fact: 'bodies', where: { kind: '专家组' } },
      remind: { owner: 30 },
    },
  ],
});

let now = Temporal.Instant.from('2018-03-20T07:00:00+08:00');
let server: TestServer;
let bureau: Organisation;
let east: Organisation;
let west: Organisation;
let chair: Person;

beforeAll(async () => {
  server = await aServer(() => now);
  const { database } = server.platform;
  bureau = await anOrganisation(database, { kind: 'bureau', region });
  const officer = await aPerson(database, { at: bureau, post: 'district-officer', office: '基础教育科' });
  east = await anAlliance(database, { region, name: '青东学区' });
  west = await anAlliance(database, { region, name: '青西学区' });
  await server.ask(contract.programmes.publish, { yaml: written(plan) }, await server.signedIn(officer));
  await adopted(west, '2018-02-05');
  await adopted(west, '2018-03-02');
  const bodyId = randomUUID();
  await database.system
    .insertInto('organisations.body')
    .values({
      id: bodyId,
      organisation_id: bureau.id,
      name: '水乡联盟议事会',
      initials: 'sxlmysh',
      kind: '理事会',
      level: '区级',
      programme_id: plan.id,
      body_key: council,
      from_day: '2018-01-01',
    })
    .execute();
  chair = await aPerson(database, { at: bureau, post: 'district-officer' });
  const deputy = await aPerson(database, { at: bureau, post: 'district-officer' });
  for (const [person, role] of [
    [chair, '理事长'],
    [deputy, '副理事长'],
  ] as const)
    await database.system
      .insertInto('identity.seat')
      .values({ region, id: randomUUID(), person_id: person.id, body_id: bodyId, role, from_day: '2018-01-01' })
      .execute();
});
afterAll(() => server.close());

async function adopted({ id }: Organisation, on: string): Promise<void> {
  const { system } = server.platform.database;
  await system
    .updateTable('organisations.alliance_document')
    .set({ to_day: on })
    .where('alliance_id', '=', id)
    .where('to_day', '>', on)
    .execute();
  await system
    .insertInto('organisations.alliance_document')
    .values({ id: randomUUID(), alliance_id: id, kind: '规划', title: '规划', body: '', from_day: on })
    .execute();
  server.platform.freshness.changed('organisations');
}

/** What was announced since the last time, as the queue has it. */
async function announced(): Promise<Announcement[]> {
  const found: Announcement[] = [];
  const pgPool = new Pool({ connectionString: server.platform.database.ownerUrl });
  pgPool.on('error', () => {});
  pgPool.on('connect', (client) => client.on('error', () => {}));
  const taskList = { 'workspace.deliver': async (payload: unknown) => void found.push(payload as Announcement) };
  await runOnce({ pgPool, taskList, logger: new Logger(() => () => {}) });
  await pgPool.end();
  return found;
}

async function morning(on: string): Promise<Announcement[]> {
  now = Temporal.Instant.from(`${on}T07:00:00+08:00`);
  await remindOfDuties(server.platform, {});
  return announced();
}

test('reminds who owes first, then the liaison, then the office, each on the day the definition says', async () => {
  const first = await morning('2018-03-20');
  expect(first.map(({ title, people, posts }) => ({ title, people, posts }))).toEqual([
    {
      title: '责任将到期：学区每月一份规划',
      posts: [{ organisationId: east.id, post: 'alliance-lead', office: null }],
      people: undefined,
    },
    {
      title: '责任将到期：议事会建立一个机构',
      people: [{ region, personId: chair.id }],
      posts: undefined,
    },
  ]);
  expect(first[0]?.body).toContain('还差 1 次，2018-03-31 期满');

  const liaisons = (await morning('2018-03-27')).filter(({ key }) => key.endsWith('/liaison'));
  expect(liaisons.map(({ posts, body }) => ({ posts, body }))).toEqual([
    {
      posts: [{ organisationId: bureau.id, post: 'liaison', office: null }],
      body: expect.stringMatching(/^青东学区：.*还差 1 次/) as string,
    },
  ]);

  const late = (await morning('2018-04-02')).find(({ key }) => key.endsWith('/office'));
  expect(late?.posts).toEqual([{ organisationId: bureau.id, post: 'district-officer', office: '基础教育科' }]);
  expect(late?.title).toBe('责任逾期：学区每月一份规划');
});

test('tells of the same window under the same key, whenever it runs', async () => {
  const [once, again] = [await morning('2018-03-21'), await morning('2018-03-22')];
  expect(again.map(({ key }) => key)).toEqual(once.map(({ key }) => key));
});

test('is silent once the duty is met, and leaves no line in the trail then', async () => {
  await adopted(east, '2018-03-25');
  const { system } = server.platform.database;
  const lines = async () =>
    (await system.selectFrom('platform.audit').select('id').where('action', '=', 'programmes.remind').execute()).length;
  const before = await lines();
  expect((await morning('2018-03-10')).length).toBeGreaterThan(0);
  expect((await morning('2018-01-05')).length).toBe(0);
  expect(await lines()).toBe(before + 1);
});

test('stands among what waits for who answers for it, and for nobody else', async () => {
  now = Temporal.Instant.from('2018-04-20T07:00:00+08:00');
  const todosOf = async (personId: string, posts: readonly object[]) =>
    (
      await dutyTodos(server.platform.database.system, {
        actor: { personId, region, name: '', posts: posts as never },
        today: '2018-04-20' as never,
        most: 20,
        around: server.platform,
      })
    ).rows.map(({ title, act, due }) => ({ title, act, due }));
  const lead = { kind: 'alliance-lead', organisationId: east.id, organisationKind: 'alliance', region, office: null };
  expect(await todosOf(randomUUID(), [lead])).toEqual([
    { title: '学区每月一份规划', act: '看责任', due: '2018-04-30' },
  ]);
  expect(await todosOf(randomUUID(), [{ ...lead, kind: 'teacher' }])).toEqual([]);
  expect(await todosOf(chair.id, [])).toEqual([]);
});
