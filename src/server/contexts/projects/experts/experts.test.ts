import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { anOrganisation, aPerson, aSchool, type Person, type School } from '../../../../../tests/support/builders.ts';
import { type Offices, offices } from '../../../../../tests/support/offices.ts';
import { aServer, type TestServer } from '../../../../../tests/support/server.ts';
import { hashOf } from '../../../platform/authentication.ts';
import { asking } from '../../../platform/database/database.ts';

const routes = contract.projects;
let server: TestServer;
let desk: Offices;
let scholar: Person;
let school: School;

beforeAll(async () => {
  server = await aServer();
  desk = await offices(server);
  const { database } = server.platform;
  school = await aSchool(database);
  const academy = await anOrganisation(database, { kind: 'academy' });
  scholar = await aPerson(database, { at: academy, post: 'expert', name: '顾文澜' });
});
afterAll(() => server.close());

const engage = (person: Person, from = '2026-01-01', who = desk.registrar) =>
  server.ask(routes.engageExpert, { region: person.region, id: person.id, fields: ['水文'], note: '', from }, who);

test('an expert is engaged by the office, once at a time, and only who has the post or a title for it', async () => {
  const teacher = await aPerson(server.platform.database, { at: school });
  expect((await engage(teacher)).code).toBe('projects.expert-unqualified');
  expect((await engage(scholar, '2026-01-01', desk.bookkeeper)).code).toBe('projects.experts-office');
  expect((await engage(scholar)).code).toBeUndefined();
  expect((await engage(scholar)).code).toBe('projects.expert-engaged');
  const { rows } = (await server.ask(routes.experts, { search: 'gwl', field: '水文' }, desk.neighbour)).body;
  expect(rows.map(({ name }) => name)).toEqual(['顾文澜']);
});

test('what is known of an expert beside posts is entered with its days, and taken out where it was wrong', async () => {
  const key = { region: scholar.region, id: scholar.id };
  const tie = { ...key, organisationId: school.id, tie: '任职' as const, from: '2020-01-01' };
  const add = (to: string | null) => server.ask(routes.addExpertTie, { ...tie, to }, desk.registrar);
  expect((await add('2019-01-01')).code).toBe('projects.tie-ends-before');
  const { id } = (await add(null)).body;
  const known = async () => (await server.ask(routes.expert, key, desk.registrar)).body;
  expect((await known()).ties).toMatchObject([{ id, organisationName: school.name, tie: '任职', to: null }]);
  expect((await known()).posts).toMatchObject([{ name: '专家', to: null }]);
  expect((await server.ask(routes.removeExpertTie, { ...key, tie: id }, desk.registrar)).code).toBeUndefined();
  expect((await known()).ties).toEqual([]);
});

test('an engagement that ended leaves the list, and can begin anew', async () => {
  const end = (to: string) =>
    server.ask(routes.endExpert, { region: scholar.region, id: scholar.id, to }, desk.registrar);
  expect((await end('2025-12-31')).code).toBe('projects.expert-ends-before');
  expect((await end('2026-02-01')).code).toBeUndefined();
  const listed = async (ended?: 'yes') =>
    (await server.ask(routes.experts, { ended }, desk.registrar)).body.rows.map(({ id }) => id);
  expect([await listed(), await listed('yes')]).toEqual([[], [scholar.id]]);
  expect((await engage(scholar, '2026-03-01')).code).toBeUndefined();
  expect(await listed()).toEqual([scholar.id]);
});

test('experts are known to those who oversee a district and to themselves, whatever is asked of the database', async () => {
  const { database } = server.platform;
  const colleague = await aPerson(database, {
    at: await anOrganisation(database, { kind: 'academy' }),
    post: 'expert',
  });
  expect((await engage(colleague)).code).toBeUndefined();
  const known = (cookie: string) =>
    asking(database, { session: hashOf(cookie.split('=')[1] ?? '') }, async (db) => {
      const all = await sql<{ id: string }>`select person_id as id from projects.experts_known()`.execute(db);
      const names = await sql<{ name: string | null }>`
        select projects.expert_name(n.region, n.id) as name from unnest(${[scholar.region, colleague.region]}::text[], ${[scholar.id, colleague.id]}::uuid[]) n (region, id)`.execute(
        db,
      );
      return [all.rows.map(({ id }) => id).toSorted(), names.rows.map(({ name }) => name !== null)];
    });
  const both = [scholar.id, colleague.id].toSorted();
  const principal = await server.signedIn(await aPerson(database, { at: school, post: 'principal' }));
  expect(await known(desk.neighbour)).toEqual([both, [true, true]]);
  expect(await known(await server.signedIn(scholar))).toEqual([[scholar.id], [true, false]]);
  expect(await known(principal)).toEqual([[], [false, false]]);
});
