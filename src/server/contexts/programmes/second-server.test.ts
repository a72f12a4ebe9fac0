import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { anAlliance, anOrganisation, aPerson, aSchool } from '../../../../tests/support/builders.ts';
import { aPlan, written } from '../../../../tests/support/plans.ts';
import { aServer, type TestServer } from '../../../../tests/support/server.ts';
import { assemble } from '../../app.ts';
import { openDatabase } from '../../platform/database/database.ts';
import { urlOf } from '../../platform/database/roles.ts';
import { freshOn } from '../../platform/freshness/freshness.ts';
import { openLine } from '../../platform/freshness/line.ts';

// Two servers on one database: what one changes the other must not show as it was.

let server: TestServer;
let second: { read(path: string): Promise<{ status: number; body: never }>; close(): Promise<void> };
let officer: string;
const region = '310118';
const { id } = aPlan();

beforeAll(async () => {
  server = await aServer();
  const { database, ...rest } = server.platform;
  const own = openDatabase(database.ownerUrl);
  const line = await openLine(urlOf('jiamenkou_system', database.ownerUrl));
  const app = await assemble({ ...rest, database: own, line, freshness: freshOn(line) });
  await app.ready();
  officer = await server.signedIn(
    await aPerson(database, {
      at: await anOrganisation(database, { kind: 'bureau', region }),
      post: 'district-officer',
      office: '基础教育科',
    }),
  );
  second = {
    async read(url) {
      const answer = await app.inject({ url, headers: { cookie: officer } });
      return { status: answer.statusCode, body: answer.json<never>() };
    },
    async close() {
      await app.close();
      await line.close();
      await own.close();
    },
  };
});
afterAll(async () => {
  await second.close();
  await server.close();
});

type Cockpit = { programmes: { id: string; targets: { id: string; value: number | null }[] }[] };
const coverage = async () =>
  ((await second.read(`/api/cockpit?at=${region}&on=2018-01-15`)).body as Cockpit).programmes.find(
    (each) => each.id === id,
  )?.targets[0]?.value;
const within = { timeout: 1000, interval: 20 };

test('a programme published, a school admitted and its leaving are shown by the other server within a second', async () => {
  const { database } = server.platform;
  const [school, alliance] = [
    await aSchool(database, { region, type: '小学' }),
    await anAlliance(database, { region, from: '2016-09-01' }),
  ];
  expect(await coverage()).toBeUndefined();
  await server.ask(contract.programmes.publish, { yaml: written(aPlan()) }, officer);
  await expect.poll(coverage, within).toBe(0);
  const joined = await server.ask(
    contract.organisations.admitMember,
    { id: alliance.id, schoolId: school.id, role: '成员校', from: '2017-09-01' },
    officer,
  );
  await expect.poll(coverage, within).toBe(1);
  await server.ask(contract.organisations.endMembership, { id: joined.body.id, to: '2018-01-01' }, officer);
  await expect.poll(coverage, within).toBe(0);
});

test('a post that ended opens nothing more, on either server', async () => {
  const { database } = server.platform;
  const bureau = await anOrganisation(database, { kind: 'bureau', region });
  const personnel = await server.signedIn(
    await aPerson(database, { at: bureau, post: 'district-officer', office: '人事科' }),
  );
  const leaving = await database.system
    .selectFrom('identity.post')
    .select(['id', 'region'])
    .where('office', '=', '基础教育科')
    .executeTakeFirstOrThrow();
  expect((await second.read(`/api/cockpit?at=${region}`)).status).toBe(200);
  const ended = await server.ask(contract.identity.endPost, { ...leaving, to: '2026-01-01' }, personnel);
  expect(ended.status).toBe(200);
  expect((await server.ask(contract.programmes.cockpit, { at: region }, officer)).code).toBe('identity.no-post');
  await expect.poll(async () => (await second.read(`/api/cockpit?at=${region}`)).status, within).toBe(403);
});
