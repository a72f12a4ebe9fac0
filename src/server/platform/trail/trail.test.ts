import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { aPerson } from '../../../../tests/support/builders.ts';
import { type Offices, offices } from '../../../../tests/support/offices.ts';
import { aServer, type TestServer } from '../../../../tests/support/server.ts';

const { audit } = contract.platform;
let server: TestServer;
let by: Offices;
let auditor: string;

beforeAll(async () => {
  server = await aServer();
  by = await offices(server);
  auditor = await server.signedIn(
    await aPerson(server.platform.database, { at: by.baoshan, post: 'audit-admin', name: '审计员' }),
  );
});
afterAll(() => server.close());

test('the trail names what it is about and what it mentions; a person only to who may see them', async () => {
  const school = (
    await server.ask(
      contract.organisations.openSchool,
      {
        code: '2131000001',
        region: '310113',
        name: '新办小学',
        type: '小学',
        ownership: '公办',
        town: null,
        openedOn: '2020-09-01',
      },
      by.registrar,
    )
  ).body.id;
  const person = (
    await server.ask(
      contract.identity.registerPerson,
      {
        name: '张老师',
        staffNo: null,
        subject: null,
        stage: null,
        phone: null,
        email: null,
        organisationId: school,
        post: 'teacher',
        from: '2021-09-01',
      },
      by.personnel,
    )
  ).body.id;
  const { body } = await server.ask(audit, {}, auditor);
  expect(body.rows.map(({ subject }) => subject)).toEqual([`person ${person}`, `school ${school}`]);
  expect(body.names).toEqual({ [school]: '新办小学' });
  expect(JSON.stringify(body)).not.toContain('张老师');

  const seesPeople = await aPerson(server.platform.database, { at: by.baoshan, post: 'audit-admin' });
  await server.platform.database.system
    .insertInto('identity.post')
    .values({
      region: seesPeople.region,
      id: crypto.randomUUID(),
      person_id: seesPeople.id,
      kind: 'district-officer',
      organisation_id: by.baoshan.id,
      office: '督导室',
      from_day: '2020-01-01',
    })
    .execute();
  const named = await server.ask(audit, {}, await server.signedIn(seesPeople));
  expect(named.body.names).toEqual({ [school]: '新办小学', [person]: '张老师' });
});

test('a page of the trail names only what stands on it', async () => {
  const { body } = await server.ask(audit, { action: 'organisations.open-school' }, auditor);
  expect(body.total).toBe(1);
  expect(Object.values(body.names)).toEqual(['新办小学']);
  expect((await server.ask(audit, { search: '没有这个人' }, auditor)).body).toEqual({ rows: [], total: 0, names: {} });
});
