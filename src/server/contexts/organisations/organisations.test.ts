import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { anAlliance, anOrganisation, aPerson, aSchool } from '../../../../tests/support/builders.ts';
import { aServer, type TestServer } from '../../../../tests/support/server.ts';

let server: TestServer;
let officer: string;

beforeAll(async () => {
  server = await aServer();
  const bureau = await anOrganisation(server.platform.database, { kind: 'bureau' });
  officer = await server.signedIn(await aPerson(server.platform.database, { at: bureau, post: 'district-officer', office: '基础教育科' }));
});
afterAll(() => server.close());

const routes = contract.organisations;

test('a school joins an alliance for a while, and is listed with it on those days only', async () => {
  const { database } = server.platform;
  const school = await aSchool(database);
  const alliance = await anAlliance(database);
  const joined = await server.ask(routes.admitMember, { id: alliance.id, schoolId: school.id, role: '成员校', from: '2016-09-01', to: '2018-09-01' }, officer);
  expect(joined.status).toBe(200);
  const on = async (day: string) => (await server.ask(routes.schools, { search: school.code, on: day }, officer)).body.rows[0]?.alliances.map((each) => each.id);
  expect(await on('2016-08-31')).toEqual([]);
  expect(await on('2016-09-01')).toEqual([alliance.id]);
  expect(await on('2018-08-31')).toEqual([alliance.id]);
  expect(await on('2018-09-01')).toEqual([]);
});
