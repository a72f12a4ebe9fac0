import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashOf } from '#server/platform/authentication.ts';
import { asking, changing, type Db } from '#server/platform/database/database.ts';
import { aServer, type TestServer } from '../support/server.ts';
import type { Key } from './collaborating.ts';
import { ACTORS, type ActorName } from './matrix.ts';
import { aLiaison, anAssignment, aPhoto, aVisit } from './visiting.ts';
import { aWorld, type World } from './world.ts';

// What holds of visits when the application's own checks are taken away: the questions carry no WHERE.

type Who = Exclude<ActorName, 'nobody'>;
const THINGS = ['alliance', 'school', 'draft', 'colleague', 'there'] as const;
type Thing = (typeof THINGS)[number];

let server: TestServer;
let world: World;
let things: Record<Thing, Key>;
let names: Map<string, Thing>;

beforeAll(async () => {
  server = await aServer();
  world = await aWorld(server);
  const { here, there, people } = world;
  const colleague = await aLiaison(server, here);
  const stranger = await aLiaison(server, there);
  things = {
    alliance: await aVisit(server, here.alliance, people.liaison, 'sent'),
    school: await aVisit(server, here.school, colleague, 'sent'),
    draft: await aVisit(server, here.alliance, people.liaison, 'draft'),
    colleague: await aVisit(server, here.alliance, colleague, 'draft'),
    there: await aVisit(server, there.alliance, stranger, 'sent'),
  };
  names = new Map(Object.entries(things).map(([name, { id }]) => [id, name as Thing]));
  for (const key of Object.values(things)) await aPhoto(server, key, people.liaison);
  await anAssignment(server, here.alliance, people.liaison);
  await anAssignment(server, there.alliance, stranger);
});
afterAll(() => server.close());

const sessionOf = (who: ActorName) => ({ session: hashOf((world.cookies[who] ?? '').split('=')[1] ?? '') });
const everybody = Object.keys(ACTORS).filter((who) => who !== 'nobody') as Who[];
const change = (who: Who, act: (tx: Db) => Promise<{ numAffectedRows?: bigint | undefined }>) =>
  changing(server.platform.database, sessionOf(who), act);

/** What each post sees of a table, by the visits the rows are about. */
async function seenOf(table: string, column: string): Promise<Record<string, Thing[]>> {
  const found = await Promise.all(
    everybody.map(async (who) => {
      const { rows } = await asking(server.platform.database, sessionOf(who), (db) =>
        sql<{ id: string }>`select distinct ${sql.ref(column)} as id from ${sql.table(table)}`.execute(db),
      );
      return [who, rows.flatMap(({ id }) => names.get(id) ?? []).toSorted()] as const;
    }),
  );
  return Object.fromEntries(found.filter(([, seen]) => seen.length > 0));
}

const district: Thing[] = ['alliance', 'school'];
const expected = (also: readonly Thing[]): Record<string, Thing[]> => ({
  cityBasic: [...district, 'there'],
  cityPersonnel: [...district, 'there'],
  districtBasic: district,
  districtPersonnel: district,
  districtFinance: district,
  liaison: [...district, ...also].toSorted(),
  researcher: district,
  lead: ['alliance'],
  principal: ['school'],
  schoolAdmin: ['school'],
  elsewhereBasic: ['there'],
});

describe('whoever asks without a WHERE', () => {
  test.each([
    ['collaboration.visit', 'id', ['draft']],
    ['collaboration.visit_point', 'visit_id', ['draft']],
    ['collaboration.visit_proposal', 'visit_id', ['draft']],
    ['collaboration.visit_point_step', 'visit_id', []],
    ['collaboration.attachment', 'about_id', ['draft']],
  ] as const)('sees of %s reports that concern them, and of drafts the own alone', async (table, column, also) => {
    expect(await seenOf(table, column)).toEqual(expected(also));
  });

  test('sees assignments of the district, of the own organisation and the own', async () => {
    const count = async (who: Who) =>
      (
        await asking(server.platform.database, sessionOf(who), (db) =>
          sql<{ n: number }>`select count(*) as n from collaboration.liaison_assignment`.execute(db),
        )
      ).rows[0]?.n;
    const seen = Object.fromEntries(await Promise.all(everybody.map(async (who) => [who, await count(who)])));
    expect(seen).toMatchObject({ cityBasic: 2, districtFinance: 1, liaison: 1, lead: 1, elsewhereBasic: 1 });
    expect(seen).toMatchObject({ principal: 0, teacher: 0, expert: 0, systemAdmin: 0, otherTeacher: 0 });
  });
});

describe('whoever writes without being asked', () => {
  test('changes no report that was sent and no draft of another', async () => {
    const statements = [
      `update collaboration.visit set seen = 'x'`,
      'delete from collaboration.visit',
      'delete from collaboration.visit_point',
      `delete from collaboration.attachment where about = 'visit'`,
    ];
    for (const statement of statements) {
      for (const who of ['cityBasic', 'districtBasic', 'lead', 'principal', 'researcher'] as const)
        expect((await change(who, (tx) => sql.raw(statement).execute(tx))).numAffectedRows, `${who} ${statement}`).toBe(
          0n,
        );
    }
    const { numAffectedRows } = await change('liaison', (tx) => sql.raw(statements[0] ?? '').execute(tx));
    expect(numAffectedRows).toBe(1n);
  });

  test('moves a point on only as the visited or a liaison of the district, and decides only as an officer', async () => {
    const touched = async (who: Who, statement: string) =>
      Number((await change(who, (tx) => sql.raw(`update collaboration.${statement}`).execute(tx))).numAffectedRows);
    const move = 'visit_point set due_day = due_day';
    const moved = await Promise.all(everybody.map(async (who) => [who, await touched(who, move)] as const));
    expect(moved.filter(([, count]) => count > 0)).toEqual([
      ['liaison', 2],
      ['lead', 1],
      ['principal', 1],
      ['schoolAdmin', 1],
    ]);
    const decide = 'visit_proposal set state = state';
    const decided = Object.fromEntries(
      await Promise.all(everybody.map(async (who) => [who, await touched(who, decide)])),
    );
    expect(Object.keys(decided).filter((who) => Number(decided[who]) > 0)).toEqual([
      'cityBasic',
      'cityPersonnel',
      'districtBasic',
      'elsewhereBasic',
      'districtPersonnel',
      'districtFinance',
    ]);
  });

  test('has no right to the words of a point, to its history or to the kinds', async () => {
    for (const statement of [
      `update collaboration.visit_point set body = 'x'`,
      `update collaboration.visit_proposal set proposes = 'x'`,
      `update collaboration.visit_point_step set note = 'x'`,
      'delete from collaboration.visit_point_step',
      'delete from collaboration.liaison_assignment',
      `update collaboration.liaison_assignment set from_day = '2000-01-01'`,
      `update collaboration.visit_kind set name = 'x'`,
    ])
      await expect(
        change('districtBasic', (tx) => sql.raw(statement).execute(tx)),
        statement,
      ).rejects.toThrow('permission denied');
  });
});
