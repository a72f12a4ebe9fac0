import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { Input } from '#contract/route.ts';
import {
  anAlliance,
  aPerson,
  aSchool,
  type Organisation,
  type Person,
  type School,
} from '../../../../tests/support/builders.ts';
import { type Offices, offices, trail, trailLength } from '../../../../tests/support/offices.ts';
import { aServer, type TestServer } from '../../../../tests/support/server.ts';

let server: TestServer;
let desk: Offices;
let school: School;
let principal: string;

beforeAll(async () => {
  server = await aServer();
  desk = await offices(server);
  school = await aSchool(server.platform.database);
  principal = await server.signedIn(await aPerson(server.platform.database, { at: school, post: 'principal' }));
});
afterAll(() => server.close());

const routes = contract.identity;
const tomorrow = Temporal.Now.plainDateISO('Asia/Shanghai').add({ days: 1 }).toString();
let serial = 0;

const registering = (more: Partial<Input<typeof routes.registerPerson>> = {}): Input<typeof routes.registerPerson> => ({
  name: '新老师',
  staffNo: `R${String((serial += 1)).padStart(6, '0')}`,
  subject: '数学',
  stage: '小学',
  phone: null,
  email: null,
  organisationId: school.id,
  post: 'teacher',
  office: null,
  from: '2020-09-01',
  ...more,
});
const register = (more: Partial<Input<typeof routes.registerPerson>> = {}, cookie = desk.personnel) =>
  server.ask(routes.registerPerson, registering(more), cookie);
const entry = async ({ region, id }: { region: string; id: string }, cookie = desk.personnel) =>
  server.ask(routes.person, { region, id }, cookie);

describe('registering', () => {
  test('enters a person with a first post and how to be reached, in one line of the trail', async () => {
    const { body } = await register({ phone: '021-5555 0000', email: 'a@example.org' });
    expect((await entry(body)).body).toMatchObject({
      name: '新老师',
      phone: '021-5555 0000',
      email: 'a@example.org',
      posts: [{ kind: 'teacher', organisationId: school.id, from: '2020-09-01', to: null }],
      titles: [],
      seats: [],
      login: null,
    });
    expect(await trail(server.platform, body.id)).toEqual(['identity.register']);
  });

  test('a school registers its own, also somebody who begins later, and corrects them before that', async () => {
    const { status, body } = await register({ from: tomorrow, phone: '13800000000' }, principal);
    expect(status).toBe(200);
    expect((await entry(body, principal)).body).toMatchObject({ phone: '13800000000', posts: [{ from: tomorrow }] });
    const corrected = await server.ask(
      routes.correctPerson,
      { ...body, name: '改名老师', staffNo: null, subject: null, stage: null, phone: '13900000000', email: null },
      principal,
    );
    expect(corrected.status).toBe(200);
    expect((await entry(body, principal)).body).toMatchObject({
      name: '改名老师',
      phone: '13900000000',
      staffNo: null,
    });
  });

  test('is refused to other offices, other districts and other schools, and writes nothing', async () => {
    const before = await trailLength(server.platform);
    const elsewhere = await server.signedIn(
      await aPerson(server.platform.database, { at: await aSchool(server.platform.database), post: 'principal' }),
    );
    for (const cookie of [desk.bookkeeper, desk.neighbour, elsewhere])
      expect((await register({}, cookie)).code).toBe('identity.personnel-only');
    expect((await register({ post: 'principal' }, principal)).code).toBe('identity.personnel-only');
    expect(await trailLength(server.platform)).toBe(before);
  });

  test('puts a post only where it belongs, and an office only into the administration', async () => {
    expect((await register({ post: 'district-officer' })).code).toBe('identity.post-does-not-fit');
    expect((await register({ office: '人事科' })).code).toBe('identity.office-does-not-fit');
    expect((await register({ organisationId: randomUUID() })).code).toBe('identity.no-such-organisation');
    expect(
      (await register({ organisationId: desk.baoshan.id, post: 'district-officer', office: '督导室' })).status,
    ).toBe(200);
  });

  test('takes a staff number once in a district', async () => {
    const staffNo = 'ONCE-001';
    const attempts = await Promise.all([1, 2].map(() => register({ staffNo })));
    expect(attempts.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(attempts.find(({ status }) => status === 409)?.code).toBe('identity.staff-no-taken');
    const other = (await register()).body;
    expect(
      (
        await server.ask(
          routes.correctPerson,
          { ...other, name: '乙', staffNo, subject: null, stage: null, phone: null, email: null },
          desk.personnel,
        )
      ).code,
    ).toBe('identity.staff-no-taken');
  });

  test('at a school that closes ends with it, and is not possible after', async () => {
    const closing = await aSchool(server.platform.database, { to: '2022-09-01' });
    expect((await register({ organisationId: closing.id, from: '2022-09-01' })).body).toMatchObject({
      code: 'identity.organisation-closed',
      message: '这个单位已于 2022-09-01 撤销，任期不能超过这一天',
    });
    expect((await entry((await register({ organisationId: closing.id })).body)).body.posts).toMatchObject([
      { to: '2022-09-01' },
    ]);
  });
});

describe('correcting', () => {
  const correction = (person: Person, more: object = {}) =>
    ({
      region: person.region,
      id: person.id,
      name: '改过',
      staffNo: null,
      subject: '语文',
      stage: null,
      phone: '021-1234567',
      email: null,
      ...more,
    }) as const;

  test('one’s own entry changes how to be reached, and neither name nor number', async () => {
    const teacher = await aPerson(server.platform.database, { at: school, name: '原名', staffNo: 'OWN-0001' });
    const own = await server.signedIn(teacher);
    expect((await server.ask(routes.correctPerson, correction(teacher), own)).status).toBe(200);
    expect((await entry(teacher)).body).toMatchObject({ name: '原名', staffNo: 'OWN-0001', phone: '021-1234567' });
    const colleague = await aPerson(server.platform.database, { at: school });
    expect((await server.ask(routes.correctPerson, correction(colleague), own)).status).toBe(404);
  });

  test('a person is found under the new name and its initials', async () => {
    const person = await aPerson(server.platform.database, { at: school, name: '旧名氏' });
    await server.ask(routes.correctPerson, correction(person, { name: '诸葛新' }), desk.personnel);
    const found = async (search: string) => (await server.ask(routes.people, { search }, desk.personnel)).body.total;
    expect([await found('旧名氏'), await found('诸葛'), await found('ZGX')]).toEqual([0, 1, 1]);
  });
});

describe('appointing', () => {
  const appointing = (person: { region: string; id: string }, at: Organisation | School, more: object = {}) =>
    ({
      region: person.region,
      id: person.id,
      kind: 'teacher',
      organisationId: at.id,
      from: '2021-09-01',
      ...more,
    }) as const;
  const appoint = async (
    person: { region: string; id: string },
    at: Organisation | School,
    more: object = {},
    cookie = desk.personnel,
  ) => server.ask(routes.appoint, appointing(person, at, more), cookie);

  test('gives a dated post; the same again while it lasts is refused, afterwards not', async () => {
    const { database } = server.platform;
    const [person, other] = [await aPerson(database, { at: school }), await aSchool(database)];
    expect((await appoint(person, other, { to: '2021-09-01' })).code).toBe('identity.ends-before-begins');
    expect((await appoint(person, other, { to: '2022-09-01' })).status).toBe(200);
    expect((await appoint(person, other, { from: '2022-08-31' })).code).toBe('identity.post-held-already');
    expect((await appoint(person, other, { from: '2022-09-01' })).status).toBe(200);
    expect((await appoint(person, other, { kind: 'alliance-lead' })).code).toBe('identity.post-does-not-fit');
    expect((await appoint(person, { ...other, id: randomUUID() })).code).toBe('identity.no-such-organisation');
    expect((await appoint({ region: '310113', id: randomUUID() }, other)).status).toBe(404);
    expect(await trail(server.platform, person.id)).toEqual(['identity.appoint', 'identity.appoint']);
  });

  test('keeps the three administrators apart, also when two are appointed at once', async () => {
    const { database } = server.platform;
    const admin = await server.signedIn(await aPerson(database, { at: desk.baoshan, post: 'security-admin' }));
    const officers = [
      await aPerson(database, { at: desk.baoshan, post: 'district-officer', office: '办公室' }),
      await aPerson(database, { at: desk.baoshan, post: 'district-officer', office: '办公室' }),
    ];
    expect((await appoint(officers[0]!, desk.baoshan, { kind: 'audit-admin' })).code).toBe('identity.admin-only');
    const attempts = await Promise.all([
      appoint(officers[0]!, desk.baoshan, { kind: 'system-admin' }, admin),
      appoint(officers[0]!, desk.baoshan, { kind: 'audit-admin' }, admin),
    ]);
    expect(attempts.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(attempts.find(({ status }) => status === 409)?.code).toBe('identity.separated-duties');
    await appoint(officers[1]!, desk.baoshan, { kind: 'system-admin', to: '2022-09-01' }, admin);
    expect((await appoint(officers[1]!, desk.baoshan, { kind: 'audit-admin', from: '2022-08-31' }, admin)).code).toBe(
      'identity.separated-duties',
    );
    expect((await appoint(officers[1]!, desk.baoshan, { kind: 'audit-admin', from: '2022-09-01' }, admin)).status).toBe(
      200,
    );
  });

  test('a post ends once, on a day after it began', async () => {
    const { database } = server.platform;
    const person = await aPerson(database, { at: school, from: '2010-09-01' });
    const end = async (to: string, cookie = principal) =>
      (await server.ask(routes.endPost, { region: person.region, id: person.postId, to }, cookie)).code;
    const elsewhere = await server.signedIn(
      await aPerson(database, { at: await aSchool(database), post: 'principal' }),
    );
    expect(await end('2024-09-01', elsewhere)).toBe('platform.not-found');
    expect(await end('2024-09-01', desk.bookkeeper)).toBe('identity.personnel-only');
    expect(await end('2010-09-01')).toBe('identity.ends-before-begins');
    expect(await end('2024-09-01')).toBeUndefined();
    expect(await end('2025-09-01')).toBe('identity.already-ended');
    expect((await entry(person, principal)).body.posts).toMatchObject([{ to: '2024-09-01' }]);
  });
});

describe('titles', () => {
  test('are awarded and ended by the offices, one at a time', async () => {
    const person = await aPerson(server.platform.database, { at: school });
    const [kind] = (await server.ask(routes.titleKinds, {}, principal)).body;
    const award = (more: object = {}, cookie = desk.personnel) =>
      server.ask(
        routes.award,
        { region: person.region, id: person.id, titleId: kind!.id, from: '2016-09-01', ...more },
        cookie,
      );
    expect(kind?.name).toBe('特级校长');
    expect((await award({}, principal)).code).toBe('identity.personnel-only');
    expect((await award({ to: '2016-09-01' })).code).toBe('identity.ends-before-begins');
    expect((await award({ titleId: randomUUID() })).status).toBe(404);
    const { body } = await award({ subject: '语文' });
    expect((await award({ from: '2017-09-01' })).code).toBe('identity.title-held-already');
    const end = async (to: string, cookie = desk.personnel) =>
      (await server.ask(routes.endTitle, { region: person.region, id: body.id, to }, cookie)).code;
    expect(await end('2020-09-01', principal)).toBe('identity.personnel-only');
    expect(await end('2016-09-01')).toBe('identity.ends-before-begins');
    expect(await end('2020-09-01')).toBeUndefined();
    expect(await end('2021-09-01')).toBe('identity.already-ended');
    expect((await entry(person)).body.titles).toMatchObject([
      { title: '特级校长', subject: '语文', from: '2016-09-01', to: '2020-09-01' },
    ]);
  });
});

describe('seats in a body', () => {
  test('are taken within the life of the body, once at a time, and left once', async () => {
    const { database } = server.platform;
    const alliance = await anAlliance(database, { members: [school] });
    const lead = await server.signedIn(await aPerson(database, { at: alliance, post: 'alliance-lead' }));
    const person = await aPerson(database, { at: school });
    const { id: bodyId } = (
      await server.ask(
        contract.organisations.establishBody,
        { organisationId: alliance.id, name: '理事会', kind: '理事会', level: '区级', from: '2016-09-01' },
        lead,
      )
    ).body;
    await server.ask(contract.organisations.abolishBody, { id: bodyId, on: '2022-09-01' }, lead);
    const take = (more: object = {}, cookie = lead) =>
      server.ask(
        routes.takeSeat,
        { bodyId, region: person.region, personId: person.id, role: '理事', from: '2017-09-01', ...more },
        cookie,
      );
    for (const cookie of [desk.personnel, desk.bookkeeper])
      expect((await take({}, cookie)).code).toBe('identity.leaders-only');
    expect((await take({ to: '2017-09-01' })).code).toBe('identity.ends-before-begins');
    for (const [from, to] of [
      ['2016-08-31', null],
      ['2022-09-01', null],
      ['2017-09-01', '2022-09-02'],
    ]) {
      expect((await take({ from, to })).body).toMatchObject({
        code: 'identity.outside-body-life',
        message: '任职日期应在机构存续期内（2016-09-01 至 2022-09-01）',
      });
    }
    expect((await take({ bodyId: randomUUID() })).status).toBe(404);
    expect((await take({ personId: randomUUID() })).status).toBe(404);
    const { body } = await take();
    expect((await take({ from: '2018-09-01' })).code).toBe('identity.seat-held-already');
    const seats = async (cookie = principal) => (await server.ask(routes.bodySeats, { bodyId }, cookie)).body;
    expect((await seats()).seats).toMatchObject([
      { personName: person.name, role: '理事', from: '2017-09-01', to: '2022-09-01' },
    ]);
    const leave = async (to: string, cookie = lead) =>
      (await server.ask(routes.leaveSeat, { region: person.region, id: body.id, to }, cookie)).code;
    expect(await leave('2017-09-01')).toBe('identity.ends-before-begins');
    expect(await leave('2020-09-01')).toBeUndefined();
    expect(await leave('2021-09-01')).toBe('identity.already-ended');
  });
});

describe('an account', () => {
  test('is opened with a password given once, its name taken once in a district, and suspended only where there is one', async () => {
    const { database } = server.platform;
    const admin = await server.signedIn(await aPerson(database, { at: desk.baoshan, post: 'system-admin' }));
    const [one, two] = [await aPerson(database, { at: school }), await aPerson(database, { at: school })];
    const open = (person: Person, login: string, cookie = admin) =>
      server.ask(routes.openAccount, { region: person.region, id: person.id, login }, cookie);
    const suspend = async (person: Person, suspended: boolean, cookie = admin) =>
      (await server.ask(routes.suspend, { region: person.region, id: person.id, suspended }, cookie)).code;
    expect(await suspend(one, true)).toBe('identity.no-account');
    expect((await open(one, 'zhang.san', desk.personnel)).code).toBe('identity.admin-only');
    const opened = await open(one, 'Zhang.San');
    expect(opened.body.password).toMatch(/^[A-Za-z2-9]{12}$/);
    expect((await open(two, 'zhang.SAN')).code).toBe('identity.login-taken');
    expect((await open(two, 'li.si', principal)).status).toBe(200);
    const cookie = await server.signedIn(one);
    expect((await server.ask(routes.me, {}, cookie)).status).toBe(200);
    expect(await suspend(one, true, principal)).toBeUndefined();
    expect((await server.ask(routes.me, {}, cookie)).status).toBe(401);
    expect((await entry(one, admin)).body).toMatchObject({ login: 'Zhang.San', suspended: true });
    expect(await suspend(one, false)).toBeUndefined();
    expect((await server.ask(routes.me, {}, cookie)).status).toBe(401);
    expect(await trail(server.platform, one.id)).toEqual([
      'identity.open-account',
      'identity.suspend',
      'identity.suspend',
    ]);
  });

  test('that is reset ends every session of its holder', async () => {
    const { database } = server.platform;
    const admin = await server.signedIn(await aPerson(database, { at: desk.baoshan, post: 'security-admin' }));
    const person = await aPerson(database, { at: school });
    const sessions = await Promise.all([server.signedIn(person), server.signedIn(person)]);
    await server.ask(routes.openAccount, { region: person.region, id: person.id, login: 'reset.me' }, admin);
    for (const cookie of sessions) expect((await server.ask(routes.me, {}, cookie)).status).toBe(401);
  });
});
