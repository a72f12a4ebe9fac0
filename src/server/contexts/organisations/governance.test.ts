import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { aPdf } from '../../../../tests/fixtures/uploads/documents.ts';
import { anAlliance, aPerson, aSchool } from '../../../../tests/support/builders.ts';
import { type Offices, offices, trail } from '../../../../tests/support/offices.ts';
import { aServer, type TestServer } from '../../../../tests/support/server.ts';

let server: TestServer;
let desk: Offices;

beforeAll(async () => {
  server = await aServer();
  desk = await offices(server);
});
afterAll(() => server.close());

const routes = contract.organisations;
const charter = (id: string, more: object = {}) =>
  ({ id, kind: '章程', title: '章程', body: '总则', from: '2016-09-01', ...more }) as const;
const documentsOf = async (id: string, cookie = desk.registrar) =>
  (await server.ask(routes.alliance, { id }, cookie)).body.documents;
const adopted = async (input: ReturnType<typeof charter>, cookie = desk.registrar) =>
  (await server.ask(routes.adoptDocument, input, cookie)).code;

describe('the documents of an alliance', () => {
  test('are adopted by its lead or the registrar', async () => {
    const { database } = server.platform;
    const [alliance, other] = [await anAlliance(database), await anAlliance(database)];
    const lead = async (at: typeof alliance) => server.signedIn(await aPerson(database, { at, post: 'alliance-lead' }));
    expect(await adopted(charter(alliance.id), await lead(other))).toBe('organisations.document-only');
    expect(await adopted(charter(alliance.id), desk.neighbour)).toBe('organisations.document-only');
    expect(await adopted(charter(alliance.id), await lead(alliance))).toBeUndefined();
    expect(await adopted(charter(randomUUID()))).toBe('platform.not-found');
  });

  test('hold until the next version of their kind, and what was adopted is never changed', async () => {
    const alliance = await anAlliance(server.platform.database, { to: '2022-09-01' });
    expect(await adopted(charter(alliance.id, { title: '第一版' }))).toBeUndefined();
    expect(await adopted(charter(alliance.id, { kind: '规划', title: '规划' }))).toBeUndefined();
    expect(await adopted(charter(alliance.id, { title: '同一天' }))).toBe('organisations.document-newer');
    expect(await adopted(charter(alliance.id, { title: '更早', from: '2016-01-01' }))).toBe(
      'organisations.document-newer',
    );
    expect(await adopted(charter(alliance.id, { title: '第二版', from: '2018-09-01' }))).toBeUndefined();
    expect((await documentsOf(alliance.id)).map(({ title, from, to }) => [title, from, to])).toEqual([
      ['第二版', '2018-09-01', '2022-09-01'],
      expect.arrayContaining(['2016-09-01']),
      expect.arrayContaining(['2016-09-01']),
    ]);
    expect((await documentsOf(alliance.id)).find(({ title }) => title === '第一版')?.to).toBe('2018-09-01');
    expect((await documentsOf(alliance.id)).find(({ title }) => title === '规划')?.to).toBe('2022-09-01');
  });

  test('lie within its life', async () => {
    const { id } = await anAlliance(server.platform.database, { from: '2015-09-01', to: '2020-09-01' });
    for (const from of ['2015-08-31', '2020-09-01'])
      expect(await adopted(charter(id, { from }))).toBe('organisations.outside-alliance-life');
    expect(await documentsOf(id)).toEqual([]);
  });

  test('of one kind adopted twice at once leave one in force', async () => {
    const { id } = await anAlliance(server.platform.database);
    const attempts = await Promise.all(
      [1, 2, 3].map((n) => server.ask(routes.adoptDocument, charter(id, { title: `第${n}稿` }), desk.registrar)),
    );
    expect(attempts.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect(await documentsOf(id)).toHaveLength(1);
  });

  test('name a matter with every list of responsibilities and all five statements of the unified five', async () => {
    const { id } = await anAlliance(server.platform.database);
    const matter = { matter: '教师流动', bureau: '核定', alliance: '提名', school: '执行' };
    const five = { leadership: '一', plan: '二', curriculum: '三', assessment: '四', training: '五' };
    expect(await adopted(charter(id, { kind: '权责清单' }))).toBe('organisations.document-needs-table');
    expect(await adopted(charter(id, { kind: '权责清单', responsibilities: [] }))).toBe(
      'organisations.document-needs-table',
    );
    expect(await adopted(charter(id, { kind: '五统一' }))).toBe('organisations.document-needs-statements');
    expect(await adopted(charter(id, { kind: '五统一', unified: { ...five, plan: ' ' } }))).toBe(
      'organisations.document-needs-statements',
    );
    expect(await adopted(charter(id, { kind: '权责清单', responsibilities: [matter], unified: five }))).toBeUndefined();
    expect(await adopted(charter(id, { kind: '五统一', unified: five, responsibilities: [matter] }))).toBeUndefined();
    const documents = await documentsOf(id);
    expect(documents.find(({ kind }) => kind === '权责清单')).toMatchObject({
      responsibilities: [matter],
      unified: null,
    });
    expect(documents.find(({ kind }) => kind === '五统一')).toMatchObject({ responsibilities: null, unified: five });
  });

  test('carry the file that was attached, by its own name and size, and everybody who may read them may open it', async () => {
    const { database } = server.platform;
    const alliance = await anAlliance(database);
    const pdf = aPdf('(盖章的章程)');
    const upload = async (cookie: string) =>
      (
        await server.app.inject({
          method: 'POST',
          url: `/api/files?name=${encodeURIComponent('章程（盖章）.pdf')}&region=310113`,
          headers: { cookie, 'content-type': 'application/octet-stream' },
          payload: pdf,
        })
      ).json<{ id: string }>().id;
    const teacher = await server.signedIn(
      await aPerson(database, { at: await aSchool(database, { region: '310114' }) }),
    );
    const [own, others] = [await upload(desk.registrar), await upload(teacher)];
    expect((await server.ask(contract.platform.file, { region: '310113', id: own }, teacher)).status).toBe(404);
    expect(await adopted(charter(alliance.id, { fileId: others }))).toBe('platform.not-found');
    expect(await adopted(charter(alliance.id, { fileId: own }))).toBeUndefined();
    const [document] = await documentsOf(alliance.id, teacher);
    expect(document?.file).toEqual({ region: '310113', id: own, name: '章程（盖章）.pdf', size: pdf.byteLength });
    const opened = await server.ask(contract.platform.file, { region: '310113', id: own }, teacher);
    expect([opened.status, Buffer.from(opened.body as unknown as Uint8Array)]).toEqual([200, pdf]);
  });
});

describe('a body', () => {
  const body = (organisationId: string, more: object = {}) =>
    ({ organisationId, name: '领导小组', kind: '领导小组', level: '区级', from: '2016-09-01', ...more }) as const;

  test('is established by the education or organisation office, or by who leads its owner, not before the owner was', async () => {
    const { database } = server.platform;
    const alliance = await anAlliance(database, { from: '2015-09-01' });
    const lead = await server.signedIn(await aPerson(database, { at: alliance, post: 'alliance-lead' }));
    const tried = async (cookie: string, more: object = {}) =>
      (await server.ask(routes.establishBody, body(alliance.id, more), cookie)).code;
    for (const cookie of [desk.bookkeeper, desk.personnel, desk.neighbour])
      expect(await tried(cookie)).toBe('identity.leaders-only');
    expect(await tried(lead, { from: '2015-08-31' })).toBe('organisations.body-before-owner');
    expect(await tried(lead)).toBeUndefined();
    const gone = await anAlliance(database, { to: '2020-09-01' });
    expect((await server.ask(routes.establishBody, body(gone.id), desk.registrar)).code).toBe('organisations.closed');
    expect((await server.ask(routes.establishBody, body(randomUUID()), desk.registrar)).status).toBe(404);
  });

  test('is abolished once, on a day after it was established', async () => {
    const { id } = (await server.ask(routes.establishBody, body(desk.baoshan.id), desk.registrar)).body;
    const abolished = async (on: string, cookie = desk.registrar) =>
      (await server.ask(routes.abolishBody, { id, on }, cookie)).code;
    const offered = async (cookie = desk.registrar) => (await server.ask(routes.body, { id }, cookie)).body.can.abolish;
    expect(await offered()).toBe(true);
    expect(await offered(desk.neighbour)).toBe('由牵头单位的基础教育科或组织科办理');
    expect(await abolished('2018-09-01', desk.neighbour)).toBe('identity.leaders-only');
    expect(await abolished('2016-09-01')).toBe('organisations.ends-before-begins');
    expect(await abolished('2018-09-01')).toBeUndefined();
    expect(await abolished('2019-09-01')).toBe('organisations.ended-already');
    expect(await offered()).toBe('已于 2018-09-01 结束');
    expect(await trail(server.platform, id)).toEqual(['organisations.establish-body', 'organisations.abolish-body']);
    expect((await server.ask(routes.abolishBody, { id: randomUUID(), on: '2018-09-01' }, desk.registrar)).status).toBe(
      404,
    );
  });

  test('belongs to a programme’s own body only when it names the programme', async () => {
    const { id } = (
      await server.ask(routes.establishBody, body(desk.baoshan.id, { bodyKey: 'leading-group' }), desk.registrar)
    ).body;
    expect((await server.ask(routes.body, { id }, desk.registrar)).body).toMatchObject({
      programmeId: null,
      bodyKey: null,
    });
    const named = await server.ask(
      routes.establishBody,
      body(desk.baoshan.id, { programmeId: 'baoshan-groups-2015', bodyKey: 'leading-group' }),
      desk.registrar,
    );
    expect((await server.ask(routes.body, { id: named.body.id }, desk.registrar)).body).toMatchObject({
      programmeId: 'baoshan-groups-2015',
      bodyKey: 'leading-group',
      to: null,
    });
  });
});

describe('the school calendar', () => {
  const first = { number: 1, from: '2023-09-01', to: '2024-01-19' } as const;
  const second = { number: 2, from: '2024-02-19', to: '2024-06-28' } as const;
  const set = async (terms: readonly { number: 1 | 2; from: string; to: string }[], cookie = desk.city, year = 2023) =>
    (await server.ask(routes.setSchoolYear, { year, terms: [...terms], verified: true }, cookie)).code;

  test('is the city’s to set', async () => {
    expect(await set([first, second], desk.registrar)).toBe('organisations.calendar-only');
    expect((await server.ask(routes.calendar, {}, desk.registrar)).body).toMatchObject({
      years: [],
      can: { set: expect.any(String) },
    });
    expect(await set([first, second])).toBeUndefined();
    const { years } = (await server.ask(routes.calendar, {}, desk.registrar)).body;
    expect(years).toEqual([
      {
        year: 2023,
        verified: true,
        terms: [
          { ...first, weeks: 21 },
          { ...second, weeks: 19 },
        ],
      },
    ]);
  });

  test('has two terms one after the other inside the school year', async () => {
    const wrong = [
      [second, first],
      [first],
      [first, { ...second, from: '2024-01-19' }],
      [{ ...first, from: '2023-08-14' }, second],
      [first, { ...second, to: '2024-09-01' }],
      [{ ...first, to: '2023-08-31' }, second],
      [first, { ...second, to: '2024-02-18' }],
    ];
    for (const terms of wrong)
      expect(['organisations.terms-out-of-order', 'platform.invalid-input']).toContain(await set(terms));
    expect(await set([{ ...first, from: '2023-08-28' }, second])).toBeUndefined();
    expect((await server.ask(routes.calendar, {}, desk.registrar)).body.years[0]?.terms[0]?.from).toBe('2023-08-28');
  });
});
