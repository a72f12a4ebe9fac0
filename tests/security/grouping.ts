import { randomUUID } from 'node:crypto';
import { anAlliance, aPerson } from '../support/builders.ts';
import { aCallOf, aCaseAt, groupedProcedure, inBank, takesPart } from '../support/communities.ts';
import { aForm } from '../support/procedures.ts';
import type { TestServer } from '../support/server.ts';
import type { Key } from './collaborating.ts';
import { aPublished } from './definitions.ts';
import type { Side } from './world.ts';

// Communities, their projects and who asks to join them, written straight into the tables. The academy of the district groups.

const source = { section: '三' };

/** A published plan of the district whose projects its academy puts into communities. */
async function aGroupingPlan(server: TestServer, { region, school }: Side): Promise<string> {
  const id = `grouped-${region}`;
  const procedure = groupedProcedure();
  const isNew = await aPublished(server, {
    id,
    region,
    title: '园地编组计划',
    bodies: [{ id: 'guides', name: '指导团队', kind: '专家指导团队', source, seats: [{ role: '专家', post: '专家' }] }],
    participants: [{ role: '园地校', name: '园地学校', source, who: { organisation: 'school' } }],
    procedures: [
      {
        ...procedure,
        communities: {
          kind: '研究共同体',
          by: { posts: ['academy-researcher'], of: 'programme' },
          experts: 2,
          team: 'guides',
          joins: { participants: ['园地校'], level: '区级' },
        },
      },
    ],
    forms: [{ id: 'pond', name: '申请表', form: aForm }],
  });
  if (isNew) await takesPart(server.platform.database, id, school, '区级');
  return id;
}

/** An established project of the school, and the call it came of. */
export async function anEstablished(server: TestServer, side: Side): Promise<{ call: string; key: Key }> {
  const programmeId = await aGroupingPlan(server, side);
  const { database } = server.platform;
  const call = await aCallOf(database, { programmeId, procedureId: 'ponds', region: side.region });
  return { call, key: await aCaseAt(database, call, side.school, { title: '测试项目' }) };
}

/** A community of the district without members. */
export async function aCommunity(server: TestServer, side: Side): Promise<string> {
  await aGroupingPlan(server, side);
  return (await anAlliance(server.platform.database, { region: side.region, kind: '研究共同体' })).id;
}

/** A project in a community. */
export async function aPlaced(server: TestServer, side: Side): Promise<{ community: string; key: Key }> {
  const { key } = await anEstablished(server, side);
  const community = await aCommunity(server, side);
  await server.platform.database.system
    .insertInto('projects.community_case')
    .values({
      region: key.region,
      id: randomUUID(),
      case_id: key.id,
      alliance_id: community,
      from_day: '2020-01-01',
      placed_by_name: '测试',
    })
    .execute();
  return { community, key };
}

/** An expert of the district's academy, in the bank. */
export async function aBankedExpert({ platform }: TestServer, { academy }: Side): Promise<Key> {
  const person = await aPerson(platform.database, { at: academy, post: 'expert' });
  await inBank(platform.database, person);
  return { region: person.region, id: person.id };
}

/** The school asks to join a community, and waits. */
export async function aJoining(server: TestServer, side: Side): Promise<{ community: string; key: Key }> {
  const community = await aCommunity(server, side);
  const id = randomUUID();
  await server.platform.database.system
    .insertInto('projects.joining')
    .values({
      region: side.region,
      id,
      alliance_id: community,
      organisation_id: side.school.id,
      body: '测试申请',
      asked_by: randomUUID(),
      asked_by_name: '测试',
      asked_on: '2020-01-02',
    })
    .execute();
  return { community, key: { region: side.region, id } };
}
