import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPerson } from '../support/builders.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { ATTEMPTS } from './attempts.ts';
import { knock, routeNamed } from './knock.ts';
import { type ActorName, MATRIX } from './matrix.ts';
import { aProgramme, aTitle, aWorld, type World } from './world.ts';

const NAME = '诸葛金丝雀';

/** Duties that people meet and people owe, and a target that counts people. */
const ABOUT_PEOPLE = `duties:
  - id: titled-each-year
    statement: 每校每学年新增一位有称号的教师
    source: { section: 四 }
    owedBy: { each: schools.compulsory }
    rhythm: { times: 1, per: school-year }
    metBy: people.titled
  - id: owed-by-people
    statement: 有称号的教师每学年一次
    source: { section: 四 }
    owedBy: { each: people.titled }
    rhythm: { times: 1, per: school-year }
    metBy: people.titled
`;

let server: TestServer;
let world: World;

beforeAll(async () => {
  server = await aServer();
  world = await aWorld(server);
  const { database } = server.platform;
  const person = await aPerson(database, { at: world.there.school, name: NAME });
  await aTitle(server, person);
  for (const { programme, region } of [world.here, world.there]) {
    const yaml = aProgramme(programme, region, 2)
      .replace('{ ratio: { of: schools.in-an-alliance, among: schools.compulsory } }', '{ count: people.titled }')
      .replace('goal: { atLeast: 0.5 }', 'goal: { atLeast: 100 }');
    await database.system
      .insertInto('programmes.definition')
      .values({
        id: programme,
        version: 2,
        region,
        title: '测试计划',
        yaml: yaml + ABOUT_PEOPLE,
        published_at: '2021-01-01T00:00:00Z',
        published_by: '测试',
      })
      .execute();
  }
});
afterAll(() => server.close());

const questions = Object.keys(MATRIX).filter((key) => {
  const route = routeNamed(key.split(' ')[0] ?? '');
  return route.method === 'GET' && route.answers === undefined;
});
const ask = async (key: string, actor: ActorName, side: 'here' | 'there') => {
  const { input } = await ATTEMPTS[key]!({ world, side: world[side], absent: false, actor, self: undefined });
  return knock(server, routeNamed(key.split(' ')[0] ?? ''), input, { cookie: world.cookies[actor] });
};

test('the one who may see the person finds the name where people are shown', async () => {
  expect((await ask('programmes.figure', 'elsewhereBasic', 'there')).body).toContain(NAME);
  expect((await ask('identity.people', 'elsewhereBasic', 'there')).body).toContain(NAME);
  expect((await ask('workspace.search for a person', 'elsewhereBasic', 'there')).body).toContain(NAME);
});

test('no answer names a person to whom the reader has no way', async () => {
  const strangers: ActorName[] = [
    'districtBasic',
    'systemAdmin',
    'auditAdmin',
    'researcher',
    'expert',
    'lead',
    'principal',
    'teacher',
    'otherTeacher',
    'nobody',
  ];
  const naming: string[] = [];
  let answers = 0;
  for (const key of questions) {
    for (const actor of strangers) {
      for (const side of ['here', 'there'] as const) {
        const response = await ask(key, actor, side);
        if (response.statusCode === 200) answers += 1;
        if (response.body.includes(NAME)) naming.push(`${key} to ${actor}`);
      }
    }
  }
  expect(naming).toEqual([]);
  expect(answers).toBeGreaterThan(300);
});
