import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { Input } from '#contract/route.ts';
import { anOrganisation, aPerson, aSchool, type School } from '../../../../tests/support/builders.ts';
import { anEntry, type Shelved } from '../../../../tests/support/library.ts';
import { type Offices, offices, trail } from '../../../../tests/support/offices.ts';
import { aForm, aProcedure, publishProcedures } from '../../../../tests/support/procedures.ts';
import { aServer, type TestServer } from '../../../../tests/support/server.ts';
import { neverTwice } from '../../platform/time/clock.ts';
import { counted } from './document.ts';

const now = Temporal.Now.instant();
let server: TestServer;
let desk: Offices;
let school: School;
let head: string;
let teacher: string;
let neighbour: string;
let elsewhere: string;
let researcher: string;
let programmeId: string;

const { library, projects, collaboration } = contract;
const RULE = {
  on: ['同意开放'],
  summary: { step: 'apply', question: 'goal' },
  text: [{ step: 'apply', questions: ['goal', 'places'] }],
};

const ELEMENTS = [
  ...aForm.pages.flatMap(({ elements }) => elements),
  { type: 'radiogroup', name: 'open', title: '是否同意公开', choices: ['同意', '不同意'] },
];

beforeAll(async () => {
  server = await aServer(neverTwice(() => now));
  desk = await offices(server);
  const { database } = server.platform;
  const post = async (
    at: Parameters<typeof aPerson>[1]['at'],
    kind: Parameters<typeof aPerson>[1]['post'] = 'teacher',
  ) => server.signedIn(await aPerson(database, { at, post: kind }));
  school = await aSchool(database);
  head = await post(school, 'principal');
  teacher = await post(school);
  neighbour = await post(await aSchool(database));
  elsewhere = await post(await aSchool(database, { region: '310107' }));
  researcher = await post(await anOrganisation(database, { kind: 'academy' }), 'academy-researcher');
  const unless = { step: 'apply', question: 'open', answers: ['不同意'] };
  programmeId = await publishProcedures(server.platform, [aProcedure({ library: { ...RULE, unless } })], {
    forms: [{ id: 'pond', name: '申请表', form: { title: '申请表', pages: [{ name: 'one', elements: ELEMENTS }] } }],
    period: { from: '2020-01-01', to: '2099-12-31' },
  });
});
afterAll(() => server.close());

const shelve = (more: Partial<Parameters<typeof anEntry>[1]> = {}) =>
  anEntry(server.platform.database, { school, ...more });
const sees = async (key: Shelved, who: string) => (await server.ask(library.entry, key, who)).code === undefined;
const version = async (key: Shelved) => (await server.ask(library.entry, key, desk.registrar)).body.version;
const grant = async (key: Shelved, scope: '本区' | '全市', who = head) =>
  server.ask(library.grantLicence, { ...key, version: await version(key), scope }, who);
const publish = async (key: Shelved, scope: '本区' | '全市', who = researcher) =>
  server.ask(library.publishEntry, { ...key, version: await version(key), scope }, who);

async function aCase(answers: Record<string, unknown> = { goal: '认识水，也认识鱼', places: 20, leader: '某人' }) {
  const call = await server.ask(
    projects.prepareCall,
    {
      programmeId,
      procedureId: 'open-the-pond',
      title: '园地',
      guide: '',
      fields: [],
      quotas: {},
      opens: '2026-01-01',
    },
    desk.registrar,
  );
  await server.ask(projects.turnCall, { id: call.body.id, revision: 1, turn: 'publish' }, desk.registrar);
  const input: Input<typeof projects.beginCase> = {
    call: call.body.id,
    organisationId: school.id,
    title: '湖畔园地',
    kind: '假期开放',
    field: null,
  };
  const { region, id } = (await server.ask(projects.beginCase, input, head)).body;
  await server.ask(projects.saveAnswers, { region, id, step: 'apply', revision: 0, answers }, head);
  await server.ask(projects.submitCase, { region, id, revision: 1, moves: 0 }, head);
  return { region, id };
}
const agree = (key: Shelved) =>
  server.ask(projects.moveCase, { ...key, move: '同意开放', moves: 1, note: '', meeting: null }, desk.registrar);
const take = ({ region, id }: Shelved, who = researcher) =>
  server.ask(library.takeIn, { region, case: id, note: '孩子自己定的规则' }, who);

describe('taking in', () => {
  test('a case that has not come so far is not taken in, and not by anybody', async () => {
    const key = await aCase();
    expect((await take(key)).code).toBe('library.not-entitled');
    await agree(key);
    expect((await take(key, head)).code).toBe('library.editors-only');
    expect((await take(key, elsewhere)).code).toBe('platform.not-found');
  });

  test('an entry is the text that was handed in, without what tells of a person, and is taken in once', async () => {
    const key = await aCase();
    await agree(key);
    const listed = (await server.ask(library.entitled, {}, researcher)).body;
    expect(listed.map(({ id }) => id)).toContain(key.id);
    expect((await server.ask(library.entitled, {}, head)).body).toEqual([]);
    const entry = (await take(key)).body;
    expect(await trail(server.platform, entry.id)).toEqual(['library.take-in']);
    const { body } = await server.ask(library.entry, entry, head);
    expect(body).toMatchObject({
      title: '湖畔园地',
      summary: '认识水，也认识鱼',
      passages: [
        { heading: '目标', text: '认识水，也认识鱼' },
        { heading: '名额', text: '20' },
      ],
      growth: '发现',
      stages: [{ stage: '发现', note: '孩子自己定的规则' }],
      granted: null,
      published: null,
    });
    expect(JSON.stringify(body)).not.toContain('某人');
    expect((await take(key)).code).toBe('library.taken-already');
    const waiting = (await server.ask(library.entitled, {}, researcher)).body;
    expect(waiting.map(({ id }) => id)).not.toContain(key.id);
  });

  test('what its applicant does not want to be published is neither taken in nor waited for', async () => {
    const key = await aCase({ goal: '认识水', places: 20, open: '不同意' });
    await agree(key);
    expect((await take(key)).code).toBe('library.unwilling');
    const waiting = (await server.ask(library.entitled, {}, researcher)).body;
    expect(waiting.map(({ id }) => id)).not.toContain(key.id);
  });

  test('a definition that names a question which is not asked, or tells of a person, is refused with its place', async () => {
    const wrong = (text: object) =>
      publishProcedures(
        server.platform,
        [aProcedure({ library: { ...RULE, text: [text as (typeof RULE)['text'][number]] } })],
        {
          id: 'baoshan-wrong-2026',
          forms: [{ id: 'pond', name: '申请表', form: aForm }],
        },
      );
    await expect(wrong({ step: 'apply', questions: ['depth'] })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(wrong({ step: 'look', questions: ['goal'] })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(wrong({ step: 'apply', questions: ['leader'] })).rejects.toMatchObject({ kind: 'invalid' });
  });
});

describe('the right to publish', () => {
  test('before it is published an entry is read by its school and those who oversee it, and by nobody else', async () => {
    const key = await shelve();
    expect(
      await Promise.all([head, teacher, desk.registrar, desk.city, researcher].map((who) => sees(key, who))),
    ).toEqual(Array.from({ length: 5 }, () => true));
    expect(await Promise.all([neighbour, elsewhere, desk.neighbour].map((who) => sees(key, who)))).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('is its head’s alone to give; who edits publishes within it, and not beyond', async () => {
    const key = await shelve();
    expect((await publish(key, '本区')).code).toBe('library.not-granted');
    expect((await grant(key, '本区', teacher)).code).toBe('library.grantors-only');
    expect((await grant(key, '本区', researcher)).code).toBe('library.grantors-only');
    expect((await grant(key, '本区')).code).toBeUndefined();
    expect(await sees(key, neighbour)).toBe(false);
    expect((await publish(key, '全市')).code).toBe('library.beyond-grant');
    expect((await publish(key, '本区', head)).code).toBe('library.editors-only');
    expect((await publish(key, '本区')).code).toBeUndefined();
    expect([await sees(key, neighbour), await sees(key, elsewhere)]).toEqual([true, false]);
  });

  test('ends at once for everybody outside when it is taken back, and its history stays', async () => {
    const key = await shelve({ granted: '全市', published: '全市' });
    expect(await sees(key, elsewhere)).toBe(true);
    const back = await server.ask(library.revokeLicence, { ...key, version: 1, note: '正在修订' }, head);
    expect(back.code).toBeUndefined();
    expect([await sees(key, elsewhere), await sees(key, neighbour), await sees(key, teacher)]).toEqual([
      false,
      false,
      true,
    ]);
    const { licences } = (await server.ask(library.entry, key, researcher)).body;
    expect(licences.map(({ act, scope }) => [act, scope])).toEqual([
      ['收回授权', null],
      ['授权', '全市'],
    ]);
    expect((await server.ask(library.withdrawEntry, { ...key, version: 2, note: '停' }, researcher)).code).toBe(
      'library.not-published',
    );
  });

  test('its head may decide against it, which ends what is to be done, and grant it later', async () => {
    const key = await shelve();
    const decided = { ...key, version: 1, note: '涉及未公开的研究' };
    const waits = async () =>
      (await server.ask(contract.workspace.todos, { size: 100 }, head)).body.rows.some(({ to }) =>
        to?.endsWith(key.id),
      );
    expect(await waits()).toBe(true);
    expect((await server.ask(library.revokeLicence, decided, researcher)).code).toBe('library.grantors-only');
    expect((await server.ask(library.revokeLicence, decided, head)).code).toBeUndefined();
    expect(await waits()).toBe(false);
    expect((await server.ask(library.revokeLicence, { ...decided, version: 2 }, head)).code).toBe(
      'library.not-granted',
    );
    expect((await publish(key, '本区')).code).toBe('library.not-granted');
    expect((await grant(key, '本区')).code).toBeUndefined();
    expect((await publish(key, '本区')).code).toBeUndefined();
    const { licences } = (await server.ask(library.entry, key, head)).body;
    expect(licences.map(({ act }) => act)).toEqual(['公开', '授权', '不授权']);
  });

  test('a narrower grant narrows what is published', async () => {
    const key = await shelve({ granted: '全市', published: '全市' });
    expect((await grant(key, '本区')).code).toBeUndefined();
    expect([await sees(key, elsewhere), await sees(key, neighbour)]).toEqual([false, true]);
  });

  test('of two who act on the same state the second is told', async () => {
    const key = await shelve({ granted: '全市' });
    const both = await Promise.all([
      server.ask(library.publishEntry, { ...key, version: 1, scope: '全市' }, researcher),
      server.ask(library.revokeLicence, { ...key, version: 1, note: '不妥' }, head),
    ]);
    expect(both.filter(({ code }) => code === undefined)).toHaveLength(1);
    expect(['library.changed', 'library.not-granted']).toContain(both.find(({ code }) => code !== undefined)?.code);
  });
});

describe('发现—培育—改进—提升', () => {
  const grow = async (key: Shelved, stage: '发现' | '培育' | '改进' | '提升', who = researcher) =>
    server.ask(library.growEntry, { ...key, version: await version(key), stage, note: '看过两次课' }, who);

  test('goes on by those who cultivate it, a stage at a time, and all of it is on record', async () => {
    const key = await shelve();
    expect((await grow(key, '培育', head)).code).toBe('library.cultivators-only');
    expect((await grow(key, '提升')).code).toBe('library.growth-not-so');
    for (const stage of ['培育', '改进', '培育'] as const) expect((await grow(key, stage)).code).toBeUndefined();
    const { growth, stages } = (await server.ask(library.entry, key, head)).body;
    expect([growth, stages.map(({ stage }) => stage)]).toEqual(['培育', ['培育', '改进', '培育']]);
  });

  test('what was advised is not for those who only read', async () => {
    const key = await shelve({ granted: '全市', published: '全市' });
    await grow(key, '培育');
    const { stages, licences, inside, granted, takenByName } = (await server.ask(library.entry, key, elsewhere)).body;
    expect([stages, licences, inside, granted, takenByName]).toEqual([[], [], false, null, null]);
  });
});

describe('courses', () => {
  test('an activity that one sees becomes the course of an entry once, and both name the other', async () => {
    const key = await shelve({ granted: '全市' });
    const own = (await server.ask(collaboration.conveners, {}, researcher)).body[0]!;
    const drafted = await server.ask(
      collaboration.organiseActivity,
      {
        organisationId: own.organisationId,
        kind: '培训',
        level: '区级',
        title: '案例培训',
        sessions: [{ on: '2030-05-08', begins: '09:00', ends: '11:00' }],
        place: '报告厅',
        audience: 'district',
        walkIn: true,
      },
      researcher,
    );
    const link = { ...key, activityRegion: drafted.body.region, activityId: drafted.body.id };
    expect((await server.ask(library.linkCourse, link, head)).code).toBe('library.cultivators-only');
    // What its school has not opened is not named to those who read the activity.
    expect((await server.ask(library.linkCourse, link, researcher)).code).toBe('library.course-unpublished');
    expect((await server.ask(library.entry, key, researcher)).body.can.course).toBe('案例公开以后才能转为培训课程');
    expect((await publish(key, '全市')).code).toBeUndefined();
    expect((await server.ask(library.linkCourse, link, researcher)).code).toBeUndefined();
    expect((await server.ask(library.linkCourse, link, researcher)).code).toBe('library.course-linked');
    const unknown = { ...link, activityId: key.id };
    expect((await server.ask(library.linkCourse, unknown, researcher)).code).toBe('library.course-unknown');
    expect((await server.ask(library.entry, key, researcher)).body.courses.map(({ title }) => title)).toEqual([
      '案例培训',
    ]);
    // A draft is its organisers' own: the school learns of the course when it is published.
    expect((await server.ask(library.entry, key, head)).body.courses).toEqual([]);
    const back = await server.ask(library.entriesOfActivity, drafted.body, researcher);
    expect(back.body.map(({ title }) => title)).toEqual(['测试案例']);
  });
});

test('the headings of a document are counted on beyond ten', () => {
  expect([1, 9, 10, 11, 20, 21, 99].map(counted)).toEqual(['一', '九', '十', '十一', '二十', '二十一', '九十九']);
});

test('an entry is written as a document to whoever reads it', async () => {
  const key = await shelve({ granted: '全市', published: '全市' });
  const { status, headers } = await server.ask(library.entryDocument, key, elsewhere);
  expect([status, String(headers['content-disposition'])]).toEqual([200, expect.stringContaining('.docx')]);
});
